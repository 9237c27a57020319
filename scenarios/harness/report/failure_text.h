// SPDX-License-Identifier: Apache-2.0
//
// The text of a case that did not pass: what is wrong and where, the rule with its source, the
// first divergent event, and the line that replays it. The same text on the console and in the
// JSON report; without colour.
#pragma once

#include <string>

#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/run/case_result.h"

namespace campsync::harness {

/// Several lines, each ending with a newline; empty for a case that passed. `options` are those of
/// the run that change what happens (` --policy a=b`), for the line to paste.
[[nodiscard]] std::string FailureText(const CaseResult& result, const Rulebook& rulebook,
                                      const std::string& options);

}  // namespace campsync::harness
