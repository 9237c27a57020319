// SPDX-License-Identifier: Apache-2.0
//
// NetChange: whether the edits of one side came to nothing. What happened and was undone before the
// sync took it to the other side, or refused it, is superseded and fires nothing: there is no
// change of that side that could be lost or win a conflict. From the edits, the sync's writes and
// the calls by which it looks; it says nothing of what became of the other side's edits.
#pragma once

#include <vector>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Whether after `last` its side holds the very membership that the sync last knew it to hold: what
/// crossed or was refused last, or what the sync itself wrote there. A cycle that broke off learned
/// nothing; one that listed why the member waits may have stored what it met. Whoever left and came
/// back is a new membership, unless the record was converted or merged away since (MK-PERSON-08,
/// MK-PERSON-11). `edits` are those of the member on either side, oldest first. Where an
/// undisturbed cycle looked at both orgs and an edit left no trace, the answer is no; a campaign
/// out of the sync user's sight is not looked at (MK-PRE-04).
[[nodiscard]] bool CameToNothing(const LawView& view, const std::vector<const MemberEdit*>& edits,
                                 const MemberEdit& last);

}  // namespace campsync::harness
