// SPDX-License-Identifier: Apache-2.0
//
// MarketoMembership: what happens when somebody enters a program, moves in it or leaves it: the
// row, its membership date, success and acquisition, activity 104, the change log (MK-STATUS-06,
// MK-STATUS-09, MK-MEMBER-07, MK-ACT-01..03). It does not ask whether that may happen: who calls
// has passed the step guard and knows that person, program and status exist.
#pragma once

#include <optional>
#include <unordered_map>

#include "sim/marketo/activity_log.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/channels.h"
#include "sim/marketo/members.h"
#include "sim/marketo/people.h"
#include "sim/marketo/programs.h"
#include "sim/marketo/step_guard.h"

namespace campsync::sim {

/// Who changes a membership and why.
struct MembershipCause {
  StatusAuthor author = StatusAuthor::kFlowStep;
  Label reason;                 // text of the activity's Reason
  bool enters_marketo = false;  // a new name comes in through this program (MK-MEMBER-07)
  /// CreatedDate of the campaign member behind it, of memberships the sync makes (MK-MEMBER-10).
  std::optional<Instant> member_created = std::nullopt;
};

class MarketoMembership {
 public:
  struct Parts {
    const MarketoChannels& channels;
    const MarketoPrograms& programs;
    MarketoPeople& people;
    MarketoMembers& members;
    MarketoActivityLog& activities;
    MarketoChangeLog& changes;
  };

  MarketoMembership(const MarketoContext& context, const Parts& parts)
      : context_(context), parts_(parts) {}

  /// The person, who is not in the program, enters it.
  const MarketoMemberRow& Add(const marketo::MemberKey& key,
                              const marketo::ProgressionStatus& status,
                              const MembershipCause& cause);
  /// A member gets another status.
  void Move(MarketoMemberRow& row, const marketo::ProgressionStatus& status,
            const MembershipCause& cause);
  /// A member leaves: the row goes, the person and what they did stay (MK-STATUS-05).
  void Remove(const marketo::MemberKey& key, const MembershipCause& cause);
  /// Everybody leaves with the program: nothing is written to their logs, which no longer has a
  /// program to name.
  void RemoveAll(marketo::ProgramId program);
  /// A flow step set the present status once more: logged, nothing changes (MK-STATUS-04).
  void LogPresentStatus(const MarketoMemberRow& row, const MembershipCause& cause);
  /// Change Program Success: forced on with today's date, or off (MK-STATUS-09).
  void SetSuccess(MarketoMemberRow& row, bool success);
  /// The same status under the id it has in another channel (MK-ATTR-11).
  void RepointStatus(MarketoMemberRow& row, marketo::StatusId status);
  /// The loser's membership becomes the winner's, without leaving and entering (MK-PERSON-11). Who
  /// is in both: the winner's row stays, with the status that switch merge-status says, and with
  /// success and acquisition if either had them. Only a change of the winner's status is logged.
  void Merge(marketo::ProgramId program, marketo::PersonId winner, marketo::PersonId loser);
  /// A membership that was there before the first step.
  void Give(const marketo::ProgramMember& member);

 private:
  /// Now, or just after the membership that the person had before (MK-STATUS-06).
  [[nodiscard]] Instant NewMembershipDate(const marketo::MemberKey& key,
                                          const MembershipCause& cause);
  [[nodiscard]] bool Acquires(const marketo::MemberKey& key, const MembershipCause& cause);
  /// Takes the status and says whether that reached success.
  bool TakeStatus(MarketoMemberRow& row, const marketo::ProgressionStatus& status);
  void Combine(MarketoMemberRow& row, const MarketoMemberRow& other);
  /// Writes activity 104; a null status stands for not being in the program.
  void LogChange(const MarketoMemberRow& row, const marketo::ProgressionStatus* old_status,
                 const marketo::ProgressionStatus* new_status, bool success,
                 const MembershipCause& cause);

  MarketoContext context_;
  Parts parts_;
  std::unordered_map<marketo::MemberKey, Instant> former_dates_;  // of people who left
  std::int64_t next_member_id_ = 1;
};

}  // namespace campsync::sim
