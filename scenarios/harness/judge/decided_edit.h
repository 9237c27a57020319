// SPDX-License-Identifier: Apache-2.0
//
// What became of an edit by the sync's own decisions: the engine says what it knew, what it saw and
// what it decided, and an edit that a decision saw ends there if the decision follows from those
// values. What it says it knew must be what the decision before can have left, what it says it saw
// what somebody did, and the winner must win by the rules. Where the channel changed since, it is
// believed that a step went back. What no decision explains is for others to judge.
#pragma once

#include <optional>

#include "scenarios/harness/judge/member_edits.h"

namespace campsync::harness {

/// Of the last edit of its side, where the sides agree by now and another edit stands. nullopt: the
/// decisions do not say.
[[nodiscard]] std::optional<EditBucket> BucketByDecisions(const LawView& view,
                                                          const EditedMember& edited,
                                                          const MemberEdit& edit);

}  // namespace campsync::harness
