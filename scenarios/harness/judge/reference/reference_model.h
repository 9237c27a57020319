// SPDX-License-Identifier: Apache-2.0
//
// The reference model: a judge that works out by itself, from the rules, the edits and the instants
// at which the sync looked, in which states each linked member may come to rest, and holds the
// state found against them. It shares no code with the engine. What it does not model it does not
// judge: such members are counted by reason.
#pragma once

#include <string_view>

#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/reference/reference_tally.h"

namespace campsync::harness {

inline constexpr std::string_view kReferenceJudge = "reference model";

struct ReferenceJudgement {
  Findings findings;
  ReferenceTally tally;
};

/// `start` is the world at the first instant, `rest` the run once the sync has come to rest.
[[nodiscard]] ReferenceJudgement JudgeByReferenceModel(const WorldView& start, const LawView& rest);

}  // namespace campsync::harness
