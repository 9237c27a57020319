// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/case_session.h"

#include <fmt/format.h>

#include <chrono>
#include <cstddef>
#include <utility>
#include <variant>

#include "scenarios/cli/build_info.h"
#include "scenarios/cli/result_codec.h"
#include "scenarios/cli/worker_pool.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/run/case_files.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::cli {
namespace {

using Clock = std::chrono::steady_clock;

RanCase RunOne(const harness::Scenario& scenario, const harness::RunOptions& options,
               const RunHooks& hooks) {
  const Clock::time_point started = Clock::now();
  auto result = hooks.run_case(scenario, options);
  if (!result) return result.error();
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
  return harness::TimedCase{*std::move(result), took.count()};
}

harness::TimedCase Crashed(const harness::Scenario& scenario, const Died& died) {
  harness::CaseResult result;
  result.name = scenario.name;
  result.path = scenario.path;
  result.title = scenario.title;
  result.verdict = harness::Verdict::kCrash;
  result.crash = died.note;
  for (const harness::CitedRule& rule : scenario.rules) result.cited.push_back(rule.id);
  return {std::move(result), 0};
}

RanCase CaseOf(const harness::Scenario& scenario, const WorkerOutcome& outcome) {
  if (const auto* died = std::get_if<Died>(&outcome)) return Crashed(scenario, *died);
  return DecodeCase(std::get<std::string>(outcome));
}

// Every `count`-th file, so that the topics are spread over the shards.
std::vector<std::string> FilesOf(const Shard& shard, const std::vector<std::string>& files) {
  std::vector<std::string> part;
  for (std::size_t at = shard.index - 1; at < files.size(); at += shard.count) {
    part.push_back(files[at]);
  }
  return part;
}

}  // namespace

CaseSession::CaseSession(harness::Rulebook rulebook, std::vector<std::string> files)
    : rulebook_(std::move(rulebook)), files_(std::move(files)) {}

Result<harness::Rulebook, Malformed> LoadRulebook(const std::string& root) {
  auto rulebook = harness::Rulebook::Load(root + "/scenarios/rulebook");
  if (rulebook) return *std::move(rulebook);
  std::string sentences = "the rulebook cannot be read\n";
  for (const auto& error : rulebook.error()) sentences += harness::FormatLocatedError(error);
  return Malformed{sentences};
}

Result<CaseSession, Malformed> CaseSession::Open(const std::string& root, const Options& options) {
  auto rulebook = LoadRulebook(root);
  if (!rulebook) return rulebook.error();
  auto files = harness::FindCases(root, {options.positional, options.filter});
  if (!files) return files.error();
  if (options.shard) files = FilesOf(*options.shard, *files);
  return CaseSession(*std::move(rulebook), *std::move(files));
}

LoadedCases CaseSession::Load() const {
  harness::RuleIds known;
  for (const std::string_view id : rulebook_.Ids()) known.emplace(id);
  LoadedCases cases;
  cases.rulebook = &rulebook_;
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

SessionRun CaseSession::Run(const LoadedCases& cases, const Options& options,
                            const RunHooks& hooks) {
  SessionRun run;
  harness::RunReport& report = run.report;
  report.head = HeadOf(options);
  report.invalid = cases.invalid;
  const auto& scenarios = cases.scenarios;
  harness::RunOptions by_rules = options.run;
  by_rules.rulebook = cases.rulebook;
  PoolResult pool = RunInWorkers(
      scenarios.size(), {.workers = options.jobs},
      [&](std::size_t index) { return EncodeCase(RunOne(scenarios[index], by_rules, hooks)); },
      [&](std::size_t index, const WorkerOutcome& outcome) {
        if (!hooks.ends_run) return false;
        const RanCase ran = CaseOf(scenarios[index], outcome);
        const auto* done = std::get_if<harness::TimedCase>(&ran);
        return done != nullptr && hooks.ends_run(done->result);
      });
  run.error_text = std::move(pool.error_text);
  for (std::size_t index = 0; index < scenarios.size(); ++index) {
    if (!pool.outcomes[index]) {
      ++report.not_run;
      continue;
    }
    RanCase ran = CaseOf(scenarios[index], *pool.outcomes[index]);
    if (auto* done = std::get_if<harness::TimedCase>(&ran)) {
      report.cases.push_back(std::move(*done));
    } else {
      report.invalid.push_back(std::get<harness::LocatedError>(std::move(ran)));
    }
  }
  return run;
}

Result<harness::Scenario, Malformed> LoadOneCase(const std::string& root, const Options& options,
                                                 std::string_view what) {
  const auto session = CaseSession::Open(root, options);
  if (!session) return session.error();
  if (options.positional.empty() || session->files().size() != 1) {
    return Malformed{fmt::format("{} is of one case; {} are named", what,
                                 options.positional.empty() ? 0 : session->files().size())};
  }
  LoadedCases cases = session->Load();
  if (cases.invalid.empty()) return std::move(cases.scenarios.front());
  std::string sentences = "the case cannot be read\n";
  for (const auto& error : cases.invalid) sentences += harness::FormatLocatedError(error);
  return Malformed{sentences};
}

harness::RunHead HeadOf(const Options& options) {
  return {.version = kBuildVersion,
          .commit = kBuildCommit,
          .seed = options.run.seed,
          .policies = options.run.policies};
}

}  // namespace campsync::cli
