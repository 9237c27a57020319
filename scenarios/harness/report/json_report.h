// SPDX-License-Identifier: Apache-2.0
//
// The machine's view of a run and of the rulebook: JSON texts, one entry a case or a rule. Keys are
// stable; their order is that of the rows below. Times are whole microseconds.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/coverage.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

/// `{"version", "commit", "seed", "policies", "exitCode", "notRun", "cases": [{"name", "title",
/// "verdict", "knownFailure", "rules", "switches", "durationUs", "digest", "failure"}],
/// "knownFailures": [...], "invalid": [...]}`; a case also has `trace` and `state` where asked for.
[[nodiscard]] std::string JsonOfRun(const RunReport& report, const Rulebook& rulebook);

/// `{"rules": [{"id", "title", "source", "confidence", "strength", "status", "reason", "cases"}]}`.
[[nodiscard]] std::string JsonOfRules(const std::vector<RuleCoverage>& coverage);

}  // namespace campsync::harness
