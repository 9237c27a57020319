// SPDX-License-Identifier: Apache-2.0
//
// LoadScenario: a scenario file to a Scenario, or everything that is wrong with it, each with its
// place and what to do. Strict for our own keys and words, lenient for vendor answers. It runs
// nothing and never guesses: a file with one error is no scenario.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// At most so many rules a case: one reason to exist.
inline constexpr std::size_t kCitedRulesMax = 3;

using RuleIds = std::set<std::string, std::less<>>;

/// Never empty; the file's own errors first, in its order.
struct LoadErrors {
  std::vector<LocatedError> errors;
};
/// All of them as FormatLocatedError writes each.
[[nodiscard]] std::string FormatLoadErrors(const LoadErrors& errors);

/// Reads and checks the file. `known_rules` are the ids of the rulebook.
[[nodiscard]] Result<Scenario, LoadErrors> LoadScenario(const std::string& path,
                                                        const RuleIds& known_rules);
/// The same of a text; `path` names it and says where its vendor answers' files are.
[[nodiscard]] Result<Scenario, LoadErrors> ParseScenario(const std::string& path, std::string text,
                                                         const RuleIds& known_rules);

/// Whether the path is that of a recorded incident: `.../fixtures/<slug>/scenario.json`.
[[nodiscard]] bool IsFixture(std::string_view path);

/// `topic/what-happens` for `.../topic/what-happens.json`; `fixtures/<slug>` for a fixture.
[[nodiscard]] std::string ScenarioName(std::string_view path);

}  // namespace campsync::harness
