// SPDX-License-Identifier: Apache-2.0
//
// CalmTellings: a case told without what should make no difference in the end: failures and
// crashes, interruptions that were lifted before the next thing happened, and with what people did
// amid a cycle done before or after it. What the disturbed case came to must be what one of them
// comes to. A check that needs no rule: it asks the sync against itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/run/case_result.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

inline constexpr std::string_view kCalmTellingJudge = "calm telling";

/// More acts amid cycles than these say nothing: each doubles the tellings.
inline constexpr std::size_t kToldMomentsMax = 2;

/// Every calm telling of the case; none where nothing disturbs it, or where a disturbance may last
/// until people act again: then what they do meets another state, and all may end otherwise.
[[nodiscard]] std::vector<Scenario> CalmTellings(const Scenario& scenario);

/// A member who ended otherwise than in any calm telling. `disturbed` is what came of the scenario,
/// run with `keep_rest`.
[[nodiscard]] std::optional<Finding> CompareWithCalm(const Scenario& scenario,
                                                     const CaseResult& disturbed,
                                                     const RunOptions& options);

}  // namespace campsync::harness
