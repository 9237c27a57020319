// SPDX-License-Identifier: Apache-2.0
//
// IdentityTaken: whether what a membership became when people or records were merged, converted or
// taken out of the Recycle Bin stands against an edit. The person or record that was edited is
// another one by now, and nobody edited what that one holds. Knows nothing of other edits.
#pragma once

#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

/// All it is made of must outlive it.
class IdentityTaken {
 public:
  IdentityTaken(const LawView& view, const LinkedMember& member, const MemberEdit& edit)
      : view_(view), member_(member), edit_(edit) {}

  /// The person was merged with another, and what the two were became one membership, by Marketo's
  /// own rule (MK-PERSON-11, switch merge-status). It stands against edits of both sides like a
  /// status that somebody set.
  [[nodiscard]] bool ByMerge() const;
  /// The campaign member went with its record, which came back without it (switch
  /// undelete-members): that the record was gone in between nothing tells, so it stands like a
  /// removal.
  [[nodiscard]] bool ByUndelete() const;
  /// Another person's lead became the contact and brought its campaign member along, while the two
  /// people stay apart (MK-PERSON-08, SF-MEMBER-17). It stands like a status that somebody set
  /// there.
  [[nodiscard]] bool ByConversion() const;
  /// Two people are the one who has the membership now, and somebody was merged after the edit.
  [[nodiscard]] bool WasJoinedSince() const;
  /// Somebody was merged after the edit.
  [[nodiscard]] bool WasMergeSince() const;

 private:
  [[nodiscard]] bool IsOfWinner() const;
  [[nodiscard]] bool WasGivenUpSince() const;
  [[nodiscard]] bool HasBecomeAnother() const;
  [[nodiscard]] bool WasGivenUp() const;
  [[nodiscard]] bool IsPresently(const salesforce::MemberKey& key,
                                 const marketo::SfdcRecord& record) const;
  [[nodiscard]] bool IsRowOfAnotherLead() const;
  [[nodiscard]] bool TookInAnotherLead() const;

  const LawView& view_;
  const LinkedMember& member_;
  const MemberEdit& edit_;
};

}  // namespace campsync::harness
