// SPDX-License-Identifier: Apache-2.0
//
// CarriedEdits: which edits the sync took across to the other side, read off its writes in the
// journal. The step's end does not show it where somebody edited again before. Reads requests and
// replies alone; decisions are not looked at.
#pragma once

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Marks the edits whose value a write between the two views gave the other side, which are applied
/// then. Of several edits of one side it is the last of that value before the write. The runner
/// calls it after every step.
void MarkCarried(const LawView& view, History& history);

}  // namespace campsync::harness
