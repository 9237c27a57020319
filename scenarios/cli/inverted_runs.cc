// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/inverted_runs.h"

#include <sys/resource.h>

#include <chrono>
#include <cstddef>

#include "scenarios/cli/worker_pool.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::cli {
namespace {

constexpr char kFailed[] = "failed";
constexpr char kHeld[] = "held";
// For one case, which takes a thousandth of a second: the runner's own bounds end it long before,
// unless an org loops within a call.
constexpr std::chrono::milliseconds kCaseLimit{20'000};

std::string RunInverted(const harness::Scenario& scenario, const std::string& rule) {
  const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};  // to break is expected here
  static_cast<void>(setrlimit(RLIMIT_CORE, &no_core));
  harness::RunOptions options;
  options.inverted_rule = rule;
  const auto result = harness::RunCase(scenario, options);
  return result && result->verdict == harness::Verdict::kFail ? kFailed : kHeld;
}

}  // namespace

std::vector<bool> FailInverted(const std::vector<const harness::Scenario*>& cases,
                               const std::string& rule) {
  const PoolResult pool = RunInWorkers(
      cases.size(), {.job_limit = kCaseLimit},
      [&](std::size_t index) { return RunInverted(*cases[index], rule); },
      [](std::size_t, const WorkerOutcome&) { return false; });
  std::vector<bool> failed;
  for (const auto& outcome : pool.outcomes) {
    const auto* answer = std::get_if<std::string>(&*outcome);
    failed.push_back(answer == nullptr || *answer == kFailed);
  }
  return failed;
}

}  // namespace campsync::cli
