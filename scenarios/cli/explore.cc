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

#include "core/hash_salt.h"
#include "scenarios/cli/case_session.h"
#include "scenarios/cli/corpus.h"
#include "scenarios/cli/explored_source.h"
#include "scenarios/cli/progress.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/cli/worker_pool.h"
#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/explore/exploration.h"
#include "scenarios/harness/explore/explored_case.h"
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

// nullopt: as many as the time allows.
std::optional<std::uint64_t> CountOf(const Options& options, const harness::CaseSource& source) {
  if (options.only_case) return 1;
  if (options.time) return std::nullopt;
  return source.count().value_or(options.cases);
}

class Explorer {
 public:
  Explorer(const Options& options, const harness::CaseSource& source, Progress& progress)
      : options_(options), source_(source), progress_(progress) {}

  harness::Exploration Run() const {
    const auto first = options_.only_case.value_or(0);
    const std::uint64_t count = CountOf(options_, source_).value_or(kTimedCasesMax);
    const auto blocks = static_cast<std::size_t>((count + kBlock - 1) / kBlock);
    const auto range_of = [&](std::size_t block) {
      const std::uint64_t begin = first + block * kBlock;
      return harness::CaseRange{begin, std::min(kBlock, first + count - begin)};
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
    return harness::EncodeExploration(harness::Explore(source_, range, options_.run));
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
      return ExploreRange({range.first + at, 1});
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
  const harness::CaseSource& source_;
  Progress& progress_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// The case that failed first, minimized and saved where `campsim run` finds it. Nothing for a case
// that breaks the program: to minimize it would break this one.
void Minimize(const Options& options, const harness::CaseSource& source, const std::string& root,
              harness::ExplorationReport& report) {
  const auto& failures = report.exploration.failures;
  if (failures.empty() || failures.front().judge == "crash") return;
  if (failures.front().judge == "determinism") return;  // one run of a smaller case shows nothing
  report.smallest = harness::MinimizeFailure(source.Make(failures.front().index), options.run);
  const std::filesystem::path folder = std::filesystem::path(root) / ".build" / "explored";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::filesystem::path file =
      folder / fmt::format("{}-{}.json", source.slug(), failures.front().index);
  std::ofstream out(file, std::ios::binary);
  out << harness::WriteScenario(report.smallest->scenario);
  if (out.flush()) report.saved_as = file.string();
}

harness::Exploration ExploreAll(const Options& options, const harness::CaseSource& source,
                                const Console& console) {
  std::optional<std::chrono::milliseconds> time;
  if (options.time) time.emplace(options.time->ms);
  const bool tells = console.progress && !options.quiet;
  Progress progress(tells ? &console.err : nullptr, CountOf(options, source), time);
  return Explorer(options, source, progress).Run();
}

// What was found earlier, before anything is drawn.
Result<Done, Malformed> ReplayCorpus(const Options& given, const Console& console,
                                     harness::ExplorationReport& report) {
  const auto corpus = LoadCorpus(console.root);
  if (!corpus) return corpus.error();
  Options options = given;
  options.time.reset();
  for (std::uint64_t index = 0; index < (*corpus)->count(); ++index) {
    report.found.push_back((*corpus)->Make(index).name);
  }
  report.corpus = ExploreAll(options, **corpus, console);
  return Done{};
}

}  // namespace

Usage ExploreUsage() {
  return {.name = "explore",
          .summary = "runs generated cases with faults and crashes under all laws",
          .arguments = "",
          .example = "campsim explore --cases 20000 --seed 1    always the same 20,000 cases",
          .options = {"cases", "case", "seed", "profile", "jobs", "fail-fast", "policy", "report",
                      "time", "check-determinism", "hash-salt", "exhaustive", "crash-everywhere",
                      "vary", "quiet"}};
}

int ExploreCases(const Options& given, Console& console) {
  if (!given.positional.empty()) {
    console.err << fmt::format("campsim explore: it draws its cases itself; '{}' names none\n",
                               given.positional.front());
    return kExitInvalid;
  }
  HashSalt::Choose(given.hash_salt);
  const auto rulebook = LoadRulebook(console.root);
  if (!rulebook) {
    console.err << "campsim explore: " << rulebook.error().sentence << "\n";
    return kExitInvalid;
  }
  Options options = given;
  options.run.rulebook = &*rulebook;
  const auto source = SourceOf(options, console.root);
  if (!source) {
    console.err << "campsim explore: " << source.error().sentence << "\n";
    return kExitInvalid;
  }
  const auto begin = std::chrono::steady_clock::now();
  harness::ExplorationReport report{.head = HeadOf(options), .source = (*source)->description()};
  const bool is_drawn = !options.only_case && !(*source)->count();
  if (is_drawn) {
    if (const auto replayed = ReplayCorpus(options, console, report); !replayed) {
      console.err << "campsim explore: " << replayed.error().sentence << "\n";
      return kExitInvalid;
    }
  }
  report.exploration = ExploreAll(options, **source, console);
  if (is_drawn) report.never_reached = harness::NeverReached(*rulebook, report.exploration);
  report.duration_us = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - begin)
                           .count();
  Minimize(options, **source, console.root, report);
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
