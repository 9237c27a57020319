// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/membership.h"

#include <algorithm>

namespace campsync::sim {

using marketo::MemberKey;
using marketo::ProgressionStatus;

const MarketoMemberRow& MarketoMembership::Add(const MemberKey& key,
                                               const ProgressionStatus& status,
                                               const MembershipCause& cause) {
  MarketoMemberRow row;
  row.member.program = key.program;
  row.member.person = key.person;
  row.member.membership_date = NewMembershipDate(key, cause);
  row.member.acquired_by = Acquires(key, cause);
  row.program_member_id = next_member_id_++;
  const bool success = TakeStatus(row, status);
  parts_.people.NoteMembership(key.person);
  // A first membership is a change from `Not in Program` (MK-ACT-01).
  const bool from_absence = context_.rules.Applies("MK-ACT-01", true);
  LogChange(row, from_absence ? nullptr : &status, &status, success, cause);
  parts_.changes.NoteMember(key);
  return parts_.members.Insert(key.program, key.person, row);
}

void MarketoMembership::Move(MarketoMemberRow& row, const ProgressionStatus& status,
                             const MembershipCause& cause) {
  const ProgressionStatus* old_status = parts_.channels.FindStatus(row.member.status);
  const bool success = TakeStatus(row, status);
  LogChange(row, old_status, &status, success, cause);
  parts_.changes.NoteMember({row.member.program, row.member.person});
}

void MarketoMembership::Remove(const MemberKey& key, const MembershipCause& cause) {
  const MarketoMemberRow* row = parts_.members.Find(key.program, key.person);
  LogChange(*row, parts_.channels.FindStatus(row->member.status), nullptr, false, cause);
  former_dates_.insert_or_assign(key, row->member.membership_date);
  parts_.members.Erase(key.program, key.person);
  parts_.changes.NoteMember(key);
}

void MarketoMembership::RemoveAll(marketo::ProgramId program) {
  std::vector<MemberKey> keys;
  parts_.members.ForEachOf(program, [&](const MarketoMemberRow& row) {
    keys.push_back({program, row.member.person});
  });
  for (const MemberKey& key : keys) {
    parts_.members.Erase(key.program, key.person);
    parts_.changes.NoteMember(key);
  }
}

void MarketoMembership::LogPresentStatus(const MarketoMemberRow& row,
                                         const MembershipCause& cause) {
  const ProgressionStatus* status = parts_.channels.FindStatus(row.member.status);
  LogChange(row, status, status, false, cause);
}

void MarketoMembership::SetSuccess(MarketoMemberRow& row, bool success) {
  if (row.member.reached_success == success) return;
  row.member.reached_success = success;
  row.reached_success_date = success ? std::optional(context_.clock.Now()) : std::nullopt;
  parts_.changes.NoteMember({row.member.program, row.member.person});
}

void MarketoMembership::RepointStatus(MarketoMemberRow& row, marketo::StatusId status) {
  if (row.member.status == status) return;
  row.member.status = status;
  parts_.changes.NoteMember({row.member.program, row.member.person});
}

void MarketoMembership::Merge(marketo::ProgramId program, marketo::PersonId winner,
                              marketo::PersonId loser) {
  MarketoMemberRow moved = *parts_.members.Find(program, loser);
  parts_.members.Erase(program, loser);
  if (MarketoMemberRow* row = parts_.members.Find(program, winner)) {
    Combine(*row, moved);
  } else {
    moved.member.person = winner;
    parts_.members.Insert(program, winner, moved);
  }
  parts_.changes.NoteMember({program, winner});
  parts_.changes.NoteMember({program, loser});
}

void MarketoMembership::Combine(MarketoMemberRow& row, const MarketoMemberRow& other) {
  const ProgressionStatus& own = *parts_.channels.FindStatus(row.member.status);
  const ProgressionStatus& status = *parts_.channels.FindStatus(other.member.status);
  const bool before = row.member.reached_success;
  row.member.reached_success = before || other.member.reached_success;
  if (!before) row.reached_success_date = other.reached_success_date;
  row.member.acquired_by = row.member.acquired_by || other.member.acquired_by;
  const bool by_step = context_.behavior.merge_status == MergeStatus::kHigherStep;
  if (!context_.rules.Applies("MK-PERSON-11", by_step && status.step > own.step)) return;
  row.member.status = status.id;
  row.member.updated_at = context_.clock.Now();
  const bool success = context_.rules.Applies("MK-ACT-02", status.success && !before);
  LogChange(row, &own, &status, success, {});
}

void MarketoMembership::Give(const marketo::ProgramMember& member) {
  MarketoMemberRow row{.member = member, .program_member_id = next_member_id_++};
  if (member.reached_success) row.reached_success_date = member.updated_at;
  parts_.members.Insert(member.program, member.person, row);
  parts_.people.NoteMembership(member.person);
  if (member.acquired_by) {
    parts_.people.SetAcquisitionProgram(member.person, member.program);
  }
  parts_.changes.NoteMember({member.program, member.person});
}

Instant MarketoMembership::NewMembershipDate(const MemberKey& key, const MembershipCause& cause) {
  Instant now = context_.clock.Now();
  if (cause.member_created) {
    const bool insert_time = context_.behavior.membership_date == MembershipDate::kInsertTime;
    if (!context_.rules.Applies("MK-MEMBER-10", insert_time)) now = *cause.member_created;
  }
  const auto former = former_dates_.find(key);
  if (former == former_dates_.end()) return now;
  const Instant before = former->second;
  former_dates_.erase(former);
  // Later even within one millisecond: only the date tells the two memberships apart.
  const bool resets = context_.rules.Applies("MK-STATUS-06", true);
  return resets ? std::max(now, before + Duration{1}) : before;
}

bool MarketoMembership::Acquires(const MemberKey& key, const MembershipCause& cause) {
  const MarketoPersonRow& person = *parts_.people.Find(key.person);
  if (person.acquisition_program) return *person.acquisition_program == key.program;
  bool acquires = cause.enters_marketo;
  if (cause.author == StatusAuthor::kSync) {
    switch (context_.behavior.acquisition_on_pull) {
      case AcquisitionOnPull::kIfPersonCreated:
        acquires = person.created_by_sync && !person.was_member;
        break;
      case AcquisitionOnPull::kAlways:
        acquires = true;
        break;
      case AcquisitionOnPull::kNever:
        acquires = false;
        break;
    }
  }
  if (!context_.rules.Applies("MK-MEMBER-07", acquires)) return false;
  parts_.people.SetAcquisitionProgram(key.person, key.program);
  return true;
}

bool MarketoMembership::TakeStatus(MarketoMemberRow& row, const ProgressionStatus& status) {
  const Instant now = context_.clock.Now();
  const bool before = row.member.reached_success;
  const bool sticks = before && context_.behavior.success_sticky == OnOff::kTrue;
  const bool reached = context_.rules.Applies("MK-STATUS-09", status.success || sticks);
  row.member.status = status.id;
  row.member.updated_at = now;
  row.member.reached_success = reached;
  if (reached && !before) row.reached_success_date = now;
  if (!reached) row.reached_success_date.reset();
  return context_.rules.Applies("MK-ACT-02", status.success && !before);
}

void MarketoMembership::LogChange(const MarketoMemberRow& row, const ProgressionStatus* old_status,
                                  const ProgressionStatus* new_status, bool success,
                                  const MembershipCause& cause) {
  const marketo::Program& program = *parts_.programs.Find(row.member.program);
  // `Not in Program` has an id of its own in each channel (MK-ACT-03).
  const ProgressionStatus* absent = parts_.channels.NotInProgram(program.channel);
  const ProgressionStatus none;
  const bool own_id = context_.rules.Applies("MK-ACT-03", absent != nullptr);
  const ProgressionStatus& outside = own_id && absent != nullptr ? *absent : none;
  const ProgressionStatus& from = old_status == nullptr ? outside : *old_status;
  const ProgressionStatus& to = new_status == nullptr ? outside : *new_status;
  parts_.activities.Write(
      row.member.person,
      StatusChangedInProgression{.program = program.id,
                                 .program_name = context_.labels.Intern(program.name),
                                 .program_member_id = row.program_member_id,
                                 .old_status_id = from.id,
                                 .old_status = from.name,
                                 .new_status_id = to.id,
                                 .new_status = to.name,
                                 .acquired_by = row.member.acquired_by,
                                 .success = success,
                                 .reason = cause.reason});
}

}  // namespace campsync::sim
