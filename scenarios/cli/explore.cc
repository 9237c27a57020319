// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/progress.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/cli/worker_pool.h"
#include "scenarios/harness/explore/exploration.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/report/exploration_report.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::cli {
namespace {

// Cases that one worker does in a row. The same for any number of jobs.
constexpr std::uint64_t kBlock = 50;
// More than the longest --time that anybody waits for.
constexpr std::uint64_t kTimedCasesMax = 50'000'000;
// For a block of cases, each of which takes some thousandths of a second.
constexpr std::chrono::milliseconds kBlockLimit{120'000};

class Explorer {
 public:
  Explorer(const Options& options, const harness::Profile& profile, Progress& progress)
      : options_(options), profile_(profile), progress_(progress) {}

  harness::Exploration Run() const {
    const auto first = options_.only_case.value_or(0);
    const std::uint64_t count = options_.only_case ? 1
                                : options_.time    ? kTimedCasesMax
                                                   : options_.cases;
    const auto blocks = static_cast<std::size_t>((count + kBlock - 1) / kBlock);
    const auto range_of = [&](std::size_t block) {
      const std::uint64_t begin = first + block * kBlock;
      return harness::CaseRange{options_.run.seed, begin, std::min(kBlock, first + count - begin)};
    };
    PoolOptions limits{.workers = options_.jobs, .job_limit = kBlockLimit};
    if (options_.time) limits.begin_until = begin_ + std::chrono::milliseconds(options_.time->ms);
    const PoolResult pool =
        Pool(blocks, limits, [&](std::size_t block) { return ExploreRange(range_of(block)); });
    harness::Exploration all;
    for (std::size_t block = 0; block < blocks; ++block) {
      if (!pool.outcomes[block]) continue;  // --fail-fast or --time ended the run before
      if (const auto* bytes = std::get_if<std::string>(&*pool.outcomes[block])) {
        all.Add(harness::DecodeExploration(*bytes));
      } else {
        all.Add(RunOneByOne(range_of(block)));
      }
    }
    return all;
  }

 private:
  [[nodiscard]] std::string ExploreRange(const harness::CaseRange& range) const {
    return harness::EncodeExploration(harness::Explore(range, profile_, options_.run));
  }

  [[nodiscard]] PoolResult Pool(std::size_t count, const PoolOptions& limits,
                                const WorkerJob& job) const {
    return RunInWorkers(count, limits, job, [this](std::size_t, const WorkerOutcome& outcome) {
      return NoteFailures(outcome) && options_.fail_fast;
    });
  }

  // Whether there were any.
  bool NoteFailures(const WorkerOutcome& outcome) const {
    const auto* bytes = std::get_if<std::string>(&outcome);
    if (bytes == nullptr) return true;  // its cases are run again, one by one
    const harness::Exploration done = harness::DecodeExploration(*bytes);
    progress_.Add(static_cast<std::uint64_t>(done.cases), done.failures.size());
    return !done.failures.empty();
  }

  // A block that broke the program: each of its cases in a process of its own tells which one.
  [[nodiscard]] harness::Exploration RunOneByOne(const harness::CaseRange& range) const {
    const auto count = static_cast<std::size_t>(range.count);
    const PoolOptions limits{.workers = options_.jobs, .job_limit = kBlockLimit};
    const PoolResult pool = Pool(count, limits, [&](std::size_t at) {
      return ExploreRange({range.seed, range.first + at, 1});
    });
    harness::Exploration all;
    for (std::size_t at = 0; at < count; ++at) {
      if (!pool.outcomes[at]) continue;
      if (const auto* bytes = std::get_if<std::string>(&*pool.outcomes[at])) {
        all.Add(harness::DecodeExploration(*bytes));
        continue;
      }
      ++all.cases;
      all.failures.push_back(
          {range.first + at, "crash", "", std::get<Died>(*pool.outcomes[at]).note});
    }
    return all;
  }

  const Options& options_;
  const harness::Profile& profile_;
  Progress& progress_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// The case that failed first, minimized and saved where `campsim run` finds it. Nothing for a case
// that breaks the program: to minimize it would break this one.
void Minimize(const Options& options, const harness::Profile& profile, const std::string& root,
              harness::ExplorationReport& report) {
  const auto& failures = report.exploration.failures;
  if (failures.empty() || failures.front().judge == "crash") return;
  if (failures.front().judge == "determinism") return;  // one run of a smaller case shows nothing
  const harness::Scenario drawn =
      harness::DrawCase(options.run.seed, failures.front().index, profile);
  report.smallest = harness::MinimizeFailure(drawn, options.run);
  const std::filesystem::path folder = std::filesystem::path(root) / ".build" / "explored";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::filesystem::path file =
      folder / fmt::format("{}-{}-{}.json", profile.name, options.run.seed, failures.front().index);
  std::ofstream out(file, std::ios::binary);
  out << harness::WriteScenario(report.smallest->scenario);
  if (out.flush()) report.saved_as = file.string();
}

harness::Exploration ExploreAll(const Options& options, const harness::Profile& profile,
                                const Console& console) {
  std::optional<std::chrono::milliseconds> time;
  if (options.time) time.emplace(options.time->ms);
  std::optional<std::uint64_t> total = options.only_case ? 1 : options.cases;
  if (options.time) total.reset();
  const bool tells = console.progress && !options.quiet;
  Progress progress(tells ? &console.err : nullptr, total, time);
  return Explorer(options, profile, progress).Run();
}

}  // namespace

Usage ExploreUsage() {
  return {.name = "explore",
          .summary = "runs generated cases with faults and crashes under all laws",
          .arguments = "",
          .example = "campsim explore --cases 20000 --seed 1    always the same 20,000 cases",
          .options = {"cases", "case", "seed", "profile", "jobs", "fail-fast", "policy", "report",
                      "time", "check-determinism", "quiet"}};
}

int ExploreCases(const Options& given, Console& console) {
  if (!given.positional.empty()) {
    console.err << fmt::format("campsim explore: it draws its cases itself; '{}' names none\n",
                               given.positional.front());
    return kExitInvalid;
  }
  const auto rulebook = LoadRulebook(console.root);
  if (!rulebook) {
    console.err << "campsim explore: " << rulebook.error().sentence << "\n";
    return kExitInvalid;
  }
  Options options = given;
  options.run.rulebook = &*rulebook;
  const harness::Profile& profile = *harness::FindProfile(options.profile);
  const auto begin = std::chrono::steady_clock::now();
  harness::ExplorationReport report{.head = HeadOf(options), .profile = options.profile};
  report.exploration = ExploreAll(options, profile, console);
  report.never_reached = harness::NeverReached(*rulebook, report.exploration);
  report.duration_us = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - begin)
                           .count();
  Minimize(options, profile, console.root, report);
  console.out << harness::ExplorationText(report, options.quiet);
  if (options.reports.json) {
    std::ofstream out(*options.reports.json, std::ios::binary);
    out << harness::JsonOfExploration(report);
    if (!out.flush()) {
      console.err << fmt::format("campsim explore: {} cannot be written\n", *options.reports.json);
      return kExitInvalid;
    }
  }
  return report.ExitCode();
}

}  // namespace campsync::cli
