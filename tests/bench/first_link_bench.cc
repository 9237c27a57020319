// SPDX-License-Identifier: Apache-2.0
// The first link of a program and a campaign with a million members each, against a bare loop that
// fills two hash maps with the engine's record. `bytes/member` is all in: the peak of resident
// memory during the link, both orgs, store, engine and journal included.
#include <benchmark/benchmark.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "core/check.h"
#include "core/store/records.h"
#include "tests/bench/support/bench_world.h"
#include "tests/bench/support/memory_use.h"
#include "tests/bench/support/stopwatch.h"

namespace campsync::bench {
namespace {

using Records = std::unordered_map<store::MemberKey, store::MemberRecord>;

/// Two maps, as the engine's memory and its store are two.
double SecondsOfBareLoop(std::int64_t members) {
  const auto campaign = salesforce::CampaignId::FromFifteen("701Sim000000001");
  Records memory;
  Records stored;
  const double seconds = SecondsOf([&] {
    for (std::int64_t number = 0; number < members; ++number) {
      const store::MemberRecord record{.key = {campaign, {number + 1}},
                                       .salesforce = store::SalesforceSeen{},
                                       .marketo = marketo::MemberState{},
                                       .mirror = store::MirrorSeen{}};
      memory.insert_or_assign(record.key, record);
      stored.insert_or_assign(record.key, record);
    }
  });
  benchmark::DoNotOptimize(memory);
  benchmark::DoNotOptimize(stored);
  return seconds;
}

void FirstLink(benchmark::State& state) {
  const std::int64_t members = state.range(0);
  const auto per_member = [members](std::int64_t bytes) {
    return static_cast<double>(bytes) / static_cast<double>(members);
  };
  std::vector<double> ratios;
  double peak = 0;
  double given = 0;
  for (auto _ : state) {
    const double before = SecondsOfBareLoop(members);
    ForgetPeak();
    const std::int64_t bytes_before = ResidentBytes();
    auto world = std::make_unique<BenchWorld>(
        BenchOptions{.links = 1, .members = members, .knows = Knows::kCampaigns});
    world->RunCycle();
    ForgetPeak();
    given = per_member(ResidentBytes() - bytes_before);
    const double seconds = SecondsOf([&] {
      world->LinkAll();
      world->RunCycle();
    });
    peak = per_member(PeakResidentBytes() - bytes_before);
    CAMPSYNC_CHECK(world->engine().Standing().empty());
    world.reset();
    ForgetPeak();
    const double after = SecondsOfBareLoop(members);
    ratios.push_back(seconds / ((before + after) / 2));
    state.SetIterationTime(seconds);
  }
  state.counters["ratio"] = Median(ratios);
  state.counters["us/member"] = benchmark::Counter(
      static_cast<double>(members) / 1e6,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  state.counters["bytes/member"] = peak;
  state.counters["bytes/member before"] = given;
}
BENCHMARK(FirstLink)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(3);

}  // namespace
}  // namespace campsync::bench
