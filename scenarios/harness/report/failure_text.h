// SPDX-License-Identifier: Apache-2.0
//
// The text of a case that did not pass, for somebody who has never seen it: its title, what was
// expected and found, the rules in full with their sources in short, the first divergent event, and
// last the line that replays it. The same text on the console and in all reports; without colour.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/run/case_result.h"

namespace campsync::harness {

/// Several lines, each ending with a newline; empty for a case that passed. `options` are those of
/// the run that change what happens (` --policy a=b`), for the line to paste.
[[nodiscard]] std::string FailureText(const CaseResult& result, const Rulebook& rulebook,
                                      const std::string& options);

/// The line to paste.
[[nodiscard]] std::string ReplayLine(const CaseResult& result, const std::string& options);

/// By what the case is found again: a name for what lies among the cases, else its path.
[[nodiscard]] std::string AddressOf(const CaseResult& result);

/// The rules that the findings name; for failed expectations, those that the case cites.
[[nodiscard]] std::set<std::string> RulesBroken(const CaseResult& result);

/// A rule's source without the addresses of its documents.
[[nodiscard]] std::string ShortSource(std::string_view source);

}  // namespace campsync::harness
