// SPDX-License-Identifier: Apache-2.0
//
// UnseenMembers: campaign members that came and left without the sync's having seen them. Where the
// delete log alone tells of deleted members (switch member-deleted-visible), such a one is an id
// that nobody knows (SF-MEMBER-14): not even whose it was. Likewise one that the sync itself made
// and was never told of. Where queries show deleted rows there are none: whoever asks can know.
// From the edits and the org's replies: whoever was shown by one is none of them.
#pragma once

#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// The edits without those of members who were never seen. `edits` are those of one member on
/// either side or on Salesforce's, oldest first, as below.
[[nodiscard]] std::vector<const MemberEdit*> SeenEdits(const LawView& view,
                                                       const std::vector<const MemberEdit*>& edits);

/// The removal that the sync can take for the last one, where `last` is of a member whom it never
/// saw: the one before, of a member it may have seen. `last` itself otherwise; nullptr: there was
/// none before.
[[nodiscard]] const MemberEdit* KnownRemoval(const LawView& view,
                                             const std::vector<const MemberEdit*>& edits,
                                             const MemberEdit& last);

}  // namespace campsync::harness
