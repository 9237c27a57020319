// SPDX-License-Identifier: Apache-2.0
//
// EditedMembers: the edits of a run grouped by linked member, the last one of each side. An earlier
// edit of the same side is superseded by the later one, so only the last can be lost. Edits follow
// their person through conversions and merges; one whose membership such an act ended is left out.
// Also here: what the journal says about an edit that met a write.
#pragma once

#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

struct EditedMember {
  LinkedMember member;
  const MemberEdit* marketo = nullptr;  // nullptr: that side was not edited
  const MemberEdit* salesforce = nullptr;
  std::vector<const MemberEdit*> all;  // of both sides, oldest first, also those left out
};

/// Members of linked pairs that somebody edited; edits of pairs that are not linked are left out.
[[nodiscard]] std::vector<EditedMember> EditedMembers(const LawView& view);

/// Whether the edit's program or campaign is linked.
[[nodiscard]] bool IsOfLink(const LawView& view, const MemberEdit& edit);

/// Marks the edits whose value both sides hold now. The runner calls it after every step.
void MarkApplied(const LawView& view, History& history);

/// Marks the edits whose membership the sync's own merges of people ended between the two views: of
/// two memberships in one program one goes on as it was, by Marketo's rule (MK-PERSON-11), and an
/// edit of the other has nothing left that could be lost. The runner calls it after every step.
void MarkMerged(const LawView& view, History& history);

/// Whether the edit fell between the sync's last look at the campaign member and a write to it:
/// Salesforce offers no compare-and-set. From the journal alone.
[[nodiscard]] bool WasRaced(const LawView& view, const MemberEdit& edit);

}  // namespace campsync::harness
