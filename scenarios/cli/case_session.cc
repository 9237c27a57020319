// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/case_session.h"

#include <fmt/format.h>

#include <chrono>
#include <iterator>
#include <utility>

#include "scenarios/cli/build_info.h"
#include "scenarios/cli/crash_note.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/run/case_files.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::cli {
namespace {

// For the case in which the core or the harness breaks its own assertion.
std::string CrashText(const harness::Scenario& scenario, const harness::RunOptions& options) {
  std::string replay = fmt::format("scenarios/run run {} --seed {}", scenario.path, options.seed);
  for (const harness::SwitchValue& one : options.policies) {
    replay += fmt::format(" --policy {}={}", one.name, one.value);
  }
  return fmt::format(
      "FAIL {}\n  a check of the program failed while this case ran (see above); the cases after "
      "it "
      "were not run\n  replay: {}\n",
      scenario.name, replay);
}

}  // namespace

CaseSession::CaseSession(harness::Rulebook rulebook, std::vector<std::string> files)
    : rulebook_(std::move(rulebook)), files_(std::move(files)) {}

Result<CaseSession, Malformed> CaseSession::Open(const std::string& root, const Options& options) {
  auto rulebook = harness::Rulebook::Load(root + "/scenarios/rulebook");
  if (!rulebook) {
    std::string sentences = "the rulebook cannot be read\n";
    for (const auto& error : rulebook.error()) sentences += harness::FormatLocatedError(error);
    return Malformed{sentences};
  }
  auto files = harness::FindCases(root, {options.positional, options.filter});
  if (!files) return files.error();
  return CaseSession(*std::move(rulebook), *std::move(files));
}

LoadedCases CaseSession::Load() const {
  harness::RuleIds known;
  for (const std::string_view id : rulebook_.Ids()) known.emplace(id);
  LoadedCases cases;
  for (const std::string& file : files_) {
    auto scenario = harness::LoadScenario(file, known);
    if (scenario) {
      cases.scenarios.push_back(*std::move(scenario));
      continue;
    }
    const auto& errors = scenario.error().errors;
    cases.invalid.insert(cases.invalid.end(), errors.begin(), errors.end());
  }
  return cases;
}

harness::RunReport CaseSession::Run(const LoadedCases& cases, const Options& options) const {
  using Clock = std::chrono::steady_clock;
  harness::RunReport report{.head = HeadOf(options), .cases = {}, .invalid = cases.invalid};
  for (const harness::Scenario& scenario : cases.scenarios) {
    const Clock::time_point started = Clock::now();
    const CrashNote note(CrashText(scenario, options.run));
    auto result = harness::RunCase(scenario, options.run);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
    if (result) {
      report.cases.push_back({*std::move(result), took.count()});
    } else {
      report.invalid.push_back(result.error());
    }
  }
  return report;
}

harness::RunHead HeadOf(const Options& options) {
  return {.version = kBuildVersion,
          .commit = kBuildCommit,
          .seed = options.run.seed,
          .policies = options.run.policies};
}

}  // namespace campsync::cli
