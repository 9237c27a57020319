// SPDX-License-Identifier: Apache-2.0
//
// NetChange: whether the edits of one side came to nothing before the sync could have seen them.
// What happened and was undone between two looks is superseded and fires nothing: there is no
// change of that side that could be lost or win a conflict. From the edits and the calls by which
// the sync looks; it says nothing of what became of the other side's edits.
#pragma once

#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Whether after `last` its side holds the very membership it held at the last cycle that looked at
/// both orgs, and what had been edited there by then has crossed. `edits` are those of the member
/// on either side, oldest first. A campaign out of the sync user's sight is not looked at
/// (MK-PRE-04). Where a look may have fallen between, the answer is no.
[[nodiscard]] bool CameToNothing(const LawView& view, const std::vector<const MemberEdit*>& edits,
                                 const MemberEdit& last);

}  // namespace campsync::harness
