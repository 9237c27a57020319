// SPDX-License-Identifier: Apache-2.0
//
// CalmTellings: a case told without what should make no difference in the end: failures and
// crashes, interruptions that were lifted before the sync came to rest, and with what people did
// amid a cycle done before or after it. Where people acted before a disturbed cycle's work was
// taken up again, it may have been done or not. What became of each member must be what becomes of
// them in one of the tellings. A check that needs no rule: it asks the sync against itself.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/result.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/run/case_result.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// More moments amid cycles and cycles that may not have done their work say nothing: each doubles
/// the tellings.
inline constexpr std::size_t kToldChoicesMax = 3;

/// Every calm telling of the case; none where nothing disturbs it, or where a disturbance may last
/// until people act again: then what they do meets another state, and all may end otherwise.
[[nodiscard]] std::vector<Scenario> CalmTellings(const Scenario& scenario);

/// A member who ended otherwise than in any of the tellings. `disturbed` is what came of the case
/// itself, run with `keep_rest`, which `options` must ask for as well.
[[nodiscard]] std::optional<Finding> CompareWithCalm(const std::vector<Scenario>& tellings,
                                                     const CaseResult& disturbed,
                                                     const RunOptions& options);

/// Runs a case as its author wrote it, and compares what it came to with its calm tellings.
[[nodiscard]] Result<CaseResult, LocatedError> RunBesideCalm(const Scenario& scenario,
                                                             const RunOptions& options);

}  // namespace campsync::harness
