// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/member_wishes.h"

#include "sim/marketo/refusals.h"

namespace campsync::sim {

using marketo::MemberAfter;
using marketo::MemberKey;
using marketo::ProgressionStatus;

std::optional<Error> RefuseUnknownMember(Rules& rules, const MarketoMembership::Parts& parts,
                                         const MemberKey& member) {
  const bool no_program = parts.programs.Find(member.program) == nullptr;
  if (auto error = RefuseMissing(rules, "MK-REST-22", no_program, ProgramNotFound())) return error;
  const bool no_person = parts.people.Find(member.person) == nullptr;
  return RefuseMissing(rules, "MK-REST-22", no_person, LeadNotFound());
}

Result<MemberAfter> MarketoMemberWishes::SetStatus(const StatusWish& wish) {
  Rules& rules = context_.rules;
  if (auto error = RefuseUnknown(wish.member)) return *error;
  const ProgressionStatus* wanted = Wanted(wish.member.program, wish.status);
  if (auto error = RefuseMissing(rules, "MK-REST-22", wanted == nullptr, ProgramStatusNotFound())) {
    return *error;
  }
  const bool rejects = wish.cause.author == StatusAuthor::kRest &&
                       context_.behavior.rest_not_in_program == RestNotInProgram::kReject;
  if (rules.Applies("MK-REST-22", rejects && wanted->IsNotInProgram())) {
    return ProgramStatusNotFound();
  }
  if (rules.Applies("MK-STATUS-05", wanted->IsNotInProgram())) {
    return Remove(wish.member, wish.cause);
  }
  // No member ever holds step 0, whatever rule is lifted.
  if (wanted->IsNotInProgram()) return ProgramStatusNotFound();
  MarketoMemberRow* row = parts_.members.Find(wish.member.program, wish.member.person);
  if (row != nullptr) return Move(*row, *wanted, wish.cause);
  return MemberAfter{StateOf(membership_.Add(wish.member, *wanted, wish.cause))};
}

Result<MemberAfter> MarketoMemberWishes::Remove(const MemberKey& member,
                                                const MembershipCause& cause) {
  if (auto error = RefuseUnknown(member)) return *error;
  const bool absent = parts_.members.Find(member.program, member.person) == nullptr;
  if (auto error = RefuseMissing(context_.rules, "MK-REST-24", absent, LeadNotInProgram())) {
    return *error;
  }
  // From any step, and the person may come back at any (MK-STATUS-05).
  if (!context_.rules.Applies("MK-STATUS-05", true)) {
    return MemberAfter{StateOf(parts_.members.Find(member.program, member.person))};
  }
  membership_.Remove(member, cause);
  return MemberAfter{};
}

Result<Done> MarketoMemberWishes::SetSuccess(const MemberKey& member, bool success) {
  MarketoMemberRow* row = parts_.members.Find(member.program, member.person);
  if (auto error =
          RefuseMissing(context_.rules, "MK-REST-23", row == nullptr, MembershipNotFound())) {
    return *error;
  }
  membership_.SetSuccess(*row, success);
  return Done{};
}

std::optional<Error> MarketoMemberWishes::RefuseUnknown(const MemberKey& member) const {
  return RefuseUnknownMember(context_.rules, parts_, member);
}

std::optional<Error> MarketoMemberWishes::RefuseEntry(
    marketo::ProgramId program, std::optional<std::string_view> status) const {
  Rules& rules = context_.rules;
  const bool no_program = parts_.programs.Find(program) == nullptr;
  if (auto error = RefuseMissing(rules, "MK-REST-22", no_program, ProgramNotFound())) return error;
  const ProgressionStatus* wanted = Wanted(program, status);
  const bool nowhere = wanted == nullptr || wanted->IsNotInProgram();
  return RefuseMissing(rules, "MK-REST-22", nowhere, ProgramStatusNotFound());
}

const ProgressionStatus* MarketoMemberWishes::Wanted(marketo::ProgramId program,
                                                     std::optional<std::string_view> status) const {
  const marketo::ChannelId channel = parts_.programs.Find(program)->channel;
  if (context_.rules.Applies("MK-STATUS-08", !status.has_value())) {
    return parts_.channels.FirstStatus(channel);
  }
  return status ? parts_.channels.FindStatus(channel, *status) : nullptr;
}

Result<MemberAfter> MarketoMemberWishes::Move(MarketoMemberRow& row,
                                              const ProgressionStatus& wanted,
                                              const MembershipCause& cause) {
  Rules& rules = context_.rules;
  const ProgressionStatus& current = *parts_.channels.FindStatus(row.member.status);
  if (IsPresentStatus(rules, current, wanted)) {
    const bool logs = cause.author == StatusAuthor::kFlowStep &&
                      context_.behavior.same_status_log == SameStatusLog::kLog;
    if (!logs) return AlreadyInOrPastStatus();
    membership_.LogPresentStatus(row, cause);
    return MemberAfter{StateOf(row)};
  }
  const marketo::Channel& channel =
      *parts_.channels.Find(parts_.programs.Find(row.member.program)->channel);
  if (!AllowsMove(rules, {current, wanted, channel, cause.author})) {
    return AlreadyInOrPastStatus();
  }
  membership_.Move(row, wanted, cause);
  return MemberAfter{StateOf(row)};
}

}  // namespace campsync::sim
