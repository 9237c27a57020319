// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/explored_source.h"

#include <fmt/format.h>

#include <utility>

#include "scenarios/cli/case_session.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/explore/small_scope.h"

namespace campsync::cli {
namespace {

using Source = std::unique_ptr<harness::CaseSource>;

Result<Source, Malformed> CrashesOf(const Options& options, const std::string& root) {
  Options one = options;
  one.positional = {*options.crash_everywhere};
  auto loaded = LoadOneCase(root, one, "a sweep of crashes");
  if (!loaded) return loaded.error();
  harness::Scenario scenario = harness::WithoutExpectations(*std::move(loaded));
  const harness::CaseResult healthy = harness::RunDrawn(scenario, options.run);
  if (!healthy.findings.empty()) {
    return Malformed{fmt::format("{} fails without a crash already: {}", scenario.name,
                                 healthy.findings.front().sentence)};
  }
  return Source(std::make_unique<harness::CrashPoints>(std::move(scenario), healthy.effects));
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
