// SPDX-License-Identifier: Apache-2.0
// A year of five-minute cycles over a link where one edit a day happens. Whatever grows with
// cycles instead of changes shows here.
#include <benchmark/benchmark.h>

#include "core/time.h"
#include "tests/bench/support/bench_world.h"
#include "tests/bench/support/memory_use.h"

namespace campsync::bench {
namespace {

constexpr std::int64_t kMembers = 1'000;

void QuietYear(benchmark::State& state) {
  std::int64_t cycles = 0;
  double growth = 0;
  for (auto _ : state) {
    state.PauseTiming();
    BenchWorld world({.links = 1, .members = kMembers});
    SpotSequence spots(1, kMembers);
    world.RunCycle();
    ForgetPeak();
    const std::int64_t bytes_before = ResidentBytes();
    state.ResumeTiming();
    cycles = 0;
    for (std::int64_t day = 0; day < 365; ++day) {
      const Instant midnight = world.world().clock().Now() + Duration::Days(1);
      world.EditMarketo(spots.Next());
      for (; world.world().clock().Now() < midnight; ++cycles) world.RunCycle();
    }
    growth = static_cast<double>(PeakResidentBytes() - bytes_before) / 1e6;
  }
  state.counters["cycles"] = static_cast<double>(cycles);
  state.counters["growth MB"] = growth;
}
BENCHMARK(QuietYear)
    ->Unit(benchmark::kSecond)
    ->Iterations(1)
    ->Repetitions(3)
    ->ReportAggregatesOnly();

}  // namespace
}  // namespace campsync::bench

BENCHMARK_MAIN();
