// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/explored_source.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "scenarios/cli/case_session.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/explore/small_scope.h"

namespace campsync::cli {
namespace {

using Source = std::unique_ptr<harness::CaseSource>;

// A case by name or path, or those whose names match a pattern.
Result<std::vector<harness::Scenario>, Malformed> CasesToCrash(const Options& options,
                                                               const std::string& root) {
  Options selection = options;
  const std::string& wanted = *options.crash_everywhere;
  if (wanted.find_first_of("*?") == std::string::npos) {
    selection.positional = {wanted};
    auto one = LoadOneCase(root, selection, "a sweep of crashes");
    if (!one) return one.error();
    return std::vector{*std::move(one)};
  }
  selection.filter = wanted;
  const auto session = CaseSession::Open(root, selection);
  if (!session) return session.error();
  LoadedCases cases = session->Load();
  if (!cases.invalid.empty()) {
    return Malformed{harness::FormatLocatedError(cases.invalid.front())};
  }
  if (cases.scenarios.empty()) {
    return Malformed{
        fmt::format("no case matches '{}'. `campsim list` shows what there is", wanted)};
  }
  return std::move(cases.scenarios);
}

Result<Source, Malformed> CrashesOf(const Options& options, const std::string& root) {
  auto loaded = CasesToCrash(options, root);
  if (!loaded) return loaded.error();
  std::vector<harness::CrashedCase> cases;
  for (harness::Scenario& one : *loaded) {
    harness::Scenario scenario = harness::WithoutExpectations(std::move(one));
    const harness::CaseResult healthy = harness::RunDrawn(scenario, options.run);
    if (!healthy.findings.empty()) {
      return Malformed{fmt::format("{} fails without a crash already: {}", scenario.name,
                                   healthy.findings.front().sentence)};
    }
    cases.push_back({std::move(scenario), healthy.effects});
  }
  return Source(std::make_unique<harness::CrashPoints>(std::move(cases)));
}

}  // namespace

Result<Source, Malformed> SourceOf(const Options& options, const std::string& root) {
  if (options.crash_everywhere) return CrashesOf(options, root);
  if (options.exhaustive) {
    return Source(std::make_unique<harness::SmallScope>(options.exhaustive->people,
                                                        options.exhaustive->statuses));
  }
  return Source(std::make_unique<harness::GeneratedCases>(options.run.seed,
                                                          *harness::FindProfile(options.profile)));
}

}  // namespace campsync::cli
