// SPDX-License-Identifier: Apache-2.0
// A cycle with 100 changes in a campaign of a million members and in one of ten thousand, in turns.
// Calls and records must be identical; the ratio of times says what caches cost.
#include <benchmark/benchmark.h>

#include <vector>

#include "tests/bench/support/bench_world.h"
#include "tests/bench/support/stopwatch.h"

namespace campsync::bench {
namespace {

constexpr std::int64_t kSmall = 10'000;
constexpr std::int64_t kLarge = 1'000'000;
constexpr std::int64_t kChanges = 100;

/// A world that gets the same number of changes each round.
class ChangedWorld {
 public:
  explicit ChangedWorld(std::int64_t members)
      : world_({.links = 1, .members = members}), spots_(1, members) {
    world_.RunCycle();
  }

  /// Changes, one cycle, and two quiet ones that read the changes for the last time.
  void Round() {
    for (std::int64_t change = 0; change < kChanges; ++change) {
      const Spot spot = spots_.Next();
      change % 2 == 0 ? world_.EditMarketo(spot) : world_.EditSalesforce(spot);
    }
    const Tally before = world_.tally();
    seconds_.push_back(SecondsOf([this] { world_.RunCycle(); }));
    last_ = world_.tally() - before;
    world_.RunCycle();
    world_.RunCycle();
  }

  [[nodiscard]] double seconds() const { return seconds_.back(); }
  [[nodiscard]] double MicrosecondsAChange() const {
    return Median(seconds_) * 1e6 / static_cast<double>(kChanges);
  }
  [[nodiscard]] const Tally& last() const { return last_; }

 private:
  BenchWorld world_;
  SpotSequence spots_;
  std::vector<double> seconds_;
  Tally last_;
};

void CycleWithHundredChanges(benchmark::State& state) {
  ChangedWorld small(kSmall);
  ChangedWorld large(kLarge);
  std::vector<double> ratios;
  bool identical = true;
  for (auto _ : state) {
    small.Round();
    large.Round();
    ratios.push_back(large.seconds() / small.seconds());
    identical = identical && small.last() == large.last();
    state.SetIterationTime(large.seconds());
  }
  if (!identical) state.SkipWithError("the large campaign took other calls or records");
  const Tally& tally = large.last();
  state.counters["calls"] = static_cast<double>(tally.calls);
  state.counters["records"] = static_cast<double>(tally.rows_read + tally.rows_written);
  state.counters["us/change"] = large.MicrosecondsAChange();
  state.counters["us/change small"] = small.MicrosecondsAChange();
  state.counters["ratio"] = Median(ratios);
}
BENCHMARK(CycleWithHundredChanges)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(101);

}  // namespace
}  // namespace campsync::bench
