// SPDX-License-Identifier: Apache-2.0
//
// InvertedRuns: runs cases with one rule of the mock orgs inverted, in child processes: a failed
// check, a crash or a run without end takes the child along and counts as a failure of the case at
// which it happened. What the children print is dropped. It judges no rule.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/scenario.h"

namespace campsync::cli {

/// For each case, whether it fails with the rule inverted. An inconclusive run does not.
/// Throws std::system_error when the system makes no child.
[[nodiscard]] std::vector<bool> FailInverted(const std::vector<const harness::Scenario*>& cases,
                                             const std::string& rule);

}  // namespace campsync::cli
