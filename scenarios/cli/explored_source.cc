// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/explored_source.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/cli/case_session.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/explore/small_scope.h"

namespace campsync::cli {
namespace {

using Source = std::unique_ptr<harness::CaseSource>;

// A case by name or path, or those whose names match a pattern; without what their authors expect.
Result<std::vector<harness::Scenario>, Malformed> CasesNamed(const std::string& wanted,
                                                             std::string_view purpose,
                                                             const Options& options,
                                                             const std::string& root) {
  Options selection = options;
  if (wanted.find_first_of("*?") == std::string::npos) {
    selection.positional = {wanted};
    auto one = LoadOneCase(root, selection, purpose);
    if (!one) return one.error();
    return std::vector{harness::WithoutExpectations(*std::move(one))};
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
  std::vector<harness::Scenario> bare;
  for (harness::Scenario& one : cases.scenarios) {
    bare.push_back(harness::WithoutExpectations(std::move(one)));
  }
  return bare;
}

Result<Source, Malformed> CrashesOf(const Options& options, const std::string& root) {
  auto loaded = CasesNamed(*options.crash_everywhere, "a sweep of crashes", options, root);
  if (!loaded) return loaded.error();
  std::vector<harness::CrashedCase> cases;
  for (harness::Scenario& scenario : *loaded) {
    const harness::CaseResult healthy = harness::RunDrawn(scenario, options.run);
    if (!healthy.findings.empty()) {
      return Malformed{fmt::format("{} fails without a crash already: {}", scenario.name,
                                   healthy.findings.front().sentence)};
    }
    cases.push_back({std::move(scenario), healthy.effects});
  }
  return Source(std::make_unique<harness::CrashPoints>(std::move(cases)));
}

Result<Source, Malformed> VariationsOf(const Options& options, const std::string& root) {
  auto loaded = CasesNamed(*options.vary, "a variation", options, root);
  if (!loaded) return loaded.error();
  return Source(std::make_unique<harness::VariedCases>(options.run.seed, *std::move(loaded)));
}

}  // namespace

Result<Source, Malformed> SourceOf(const Options& options, const std::string& root) {
  if (options.crash_everywhere) return CrashesOf(options, root);
  if (options.vary) return VariationsOf(options, root);
  if (options.exhaustive) {
    return Source(std::make_unique<harness::SmallScope>(options.exhaustive->people,
                                                        options.exhaustive->statuses));
  }
  return Source(std::make_unique<harness::GeneratedCases>(options.run.seed,
                                                          *harness::FindProfile(options.profile)));
}

}  // namespace campsync::cli
