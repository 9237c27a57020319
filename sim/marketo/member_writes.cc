// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/member_writes.h"

#include <variant>

#include "sim/marketo/member_wishes.h"
#include "sim/marketo/refusals.h"

namespace campsync::sim {

using marketo::MemberAfter;
using marketo::MemberWrite;
using marketo::ProgressionStatus;
using Written = MarketoMemberWrites::Written;

Result<Written> MarketoMemberWrites::Write(const MemberWrite& write) {
  if (auto error = RefuseUnknownMember(context_.rules, parts_, write.member)) return *error;
  return std::visit([&](const auto& action) { return Apply(write, action); }, write.action);
}

Result<Written> MarketoMemberWrites::Apply(const MemberWrite& write,
                                           const marketo::SetMember& action) {
  MarketoMemberRow* row = Row(write);
  const bool present = row != nullptr && row->member.status == action.status;
  if (context_.rules.Applies("MK-STATUS-04", present)) return Written{{StateOf(row)}, false};
  const auto wanted = Grantable(write, action.status);
  if (!wanted) return wanted.error();
  if (IsStale(write)) return MembershipChanged();
  const MembershipCause cause = CauseOf(write);
  if (row == nullptr) {
    return Written{{StateOf(membership_.Add(write.member, **wanted, cause))}, true};
  }
  const ProgressionStatus& current = *parts_.channels.FindStatus(row->member.status);
  const marketo::Channel& channel =
      *parts_.channels.Find(parts_.programs.Find(write.member.program)->channel);
  if (!AllowsMove(context_.rules,
                  {current, **wanted, channel, StatusAuthor::kSync, action.allow_lower_step})) {
    return AlreadyInOrPastStatus();
  }
  membership_.Move(*row, **wanted, cause);
  return Written{{StateOf(*row)}, true};
}

Result<Written> MarketoMemberWrites::Apply(const MemberWrite& write, const marketo::RemoveMember&) {
  if (auto error =
          RefuseMissing(context_.rules, "MK-REST-24", Row(write) == nullptr, LeadNotInProgram())) {
    return *error;
  }
  if (IsStale(write)) return MembershipChanged();
  membership_.Remove(write.member, CauseOf(write));
  return Written{{}, true};
}

Result<Written> MarketoMemberWrites::Apply(const MemberWrite& write,
                                           const marketo::ReplaceMember& action) {
  const auto wanted = Grantable(write, action.status);
  if (!wanted) return wanted.error();
  if (IsStale(write)) return MembershipChanged();
  const MembershipCause cause = CauseOf(write);
  if (Row(write) != nullptr) membership_.Remove(write.member, cause);
  return Written{{StateOf(membership_.Add(write.member, **wanted, cause))}, true};
}

Result<const ProgressionStatus*> MarketoMemberWrites::Grantable(const MemberWrite& write,
                                                                marketo::StatusId status) const {
  const marketo::ChannelId channel = parts_.programs.Find(write.member.program)->channel;
  const ProgressionStatus* found = parts_.channels.FindGrantable(channel, status);
  if (auto error =
          RefuseMissing(context_.rules, "MK-REST-22", found == nullptr, ProgramStatusNotFound())) {
    return *error;
  }
  return found;
}

bool MarketoMemberWrites::IsStale(const MemberWrite& write) const {
  const bool differs = StateOf(Row(write)) != write.expected;
  return context_.rules.Applies("MK-CYCLE-08", differs);
}

MembershipCause MarketoMemberWrites::CauseOf(const MemberWrite& write) const {
  // Synthetic: no page tells the text that Marketo's own sync writes here (MK-ACT-04).
  const std::string reason = "Synced from SFDC campaign " + write.campaign_name;
  return {.author = StatusAuthor::kSync,
          .reason = context_.labels.Intern(reason),
          .member_created = write.member_created};
}

}  // namespace campsync::sim
