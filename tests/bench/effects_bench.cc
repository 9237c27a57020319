// SPDX-License-Identifier: Apache-2.0
// Record effects a second: edits of both sides, and the rows that the engine read and wrote for
// them, over ten linked campaigns of the given size. The journal digests every call; nobody reads
// the engine's events. Rates are of processor time.
#include <benchmark/benchmark.h>

#include "tests/bench/support/bench_world.h"

namespace campsync::bench {
namespace {

constexpr std::int64_t kLinks = 10;
constexpr std::int64_t kEditsACycle = 2'000;

void RecordEffects(benchmark::State& state) {
  const std::int64_t members = state.range(0);
  BenchWorld world({.links = kLinks, .members = members});
  world.RunCycle();
  SpotSequence spots(kLinks, members);
  const Tally before = world.tally();
  const std::int64_t edits_before = world.edits();
  std::int64_t number = 0;
  for (auto _ : state) {
    for (std::int64_t edit = 0; edit < kEditsACycle; ++edit) {
      MixedEdit(world, number++, spots.Next());
    }
    world.RunCycle();
  }
  const Tally done = world.tally() - before;
  const std::int64_t edits = world.edits() - edits_before;
  const auto effects = static_cast<double>(edits + done.rows_read + done.rows_written);
  state.counters["effects/s"] = benchmark::Counter(effects, benchmark::Counter::kIsRate);
  state.counters["effects/edit"] = effects / static_cast<double>(edits);
}
BENCHMARK(RecordEffects)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(20)
    ->Repetitions(5)
    ->ReportAggregatesOnly();

}  // namespace
}  // namespace campsync::bench
