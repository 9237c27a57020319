// SPDX-License-Identifier: Apache-2.0
#include "sim/world/world.h"

#include <gtest/gtest.h>

#include "sim/world/engine_crash.h"

namespace campsync::sim {
namespace {

std::string DigestOfWorld(const WorldOptions& options) {
  World world(options);
  static_cast<void>(world.store().Load());
  static_cast<void>(world.marketo_port().Call(marketo::ReadSettings{}));
  static_cast<void>(world.salesforce_port().Call(salesforce::ReadOwnUser{}));
  return world.journal().DigestText();
}

TEST(WorldTest, TwoWorldsOfTheSameOptionsAreTheSame) {
  EXPECT_EQ(DigestOfWorld({.seed = 3}), DigestOfWorld({.seed = 3}));
}

TEST(WorldTest, KeepingEntriesDoesNotChangeTheDigest) {
  EXPECT_EQ(DigestOfWorld({.journal_detail = JournalDetail::kEntries}), DigestOfWorld({}));
}

TEST(WorldTest, ServersAnswerWithTheirOwnClocks) {
  World world({.marketo_skew = Duration::Seconds(5), .salesforce_skew = Duration::Seconds(-9)});
  const Instant start = world.clock().Now();
  EXPECT_EQ(world.marketo_port().Call(marketo::ReadSettings{})->server_time,
            start + Duration::Seconds(5));
  EXPECT_EQ(world.salesforce_port().Call(salesforce::ReadOwnUser{})->server_time,
            start + Duration{100} - Duration::Seconds(9));
}

TEST(WorldTest, EachSystemHasItsOwnLatency) {
  World world({.latency = {.marketo = {10}, .salesforce = {200}, .store = {3'000}}});
  const Instant start = world.clock().Now();
  static_cast<void>(world.marketo_port().Call(marketo::ReadSettings{}));
  static_cast<void>(world.salesforce_port().Call(salesforce::ReadOwnUser{}));
  static_cast<void>(world.store().Load());
  EXPECT_EQ(world.clock().Now(), start + Duration{3'210});
}

TEST(WorldTest, EventsHappenWhileTheWorldMovesOn) {
  World world({});
  Instant seen;
  const Instant due = world.clock().Now() + Duration::Minutes(1);
  world.schedule().At(due, [&] { seen = world.clock().Now(); });
  world.AdvanceBy(Duration::Minutes(5));
  EXPECT_EQ(seen, due);
}

TEST(WorldTest, PortsAndStoreSurviveACrash) {
  World world({});
  world.faults().effects().ArmCrash({.effect = 1, .point = CrashPoint::kAfterCommit});
  const store::Deltas deltas = {
      store::Put<store::PersonRecord>{{.person = {1}, .sfdc_record = {}}}};
  EXPECT_THROW(static_cast<void>(world.store().Append(deltas)), EngineCrash);
  EXPECT_EQ(world.store().Load()->people.size(), 1U);
  EXPECT_TRUE(world.marketo_port().Call(marketo::ReadSettings{}).ok());
}

TEST(WorldTest, FaultsOfAWorldFollowItsSeed) {
  const auto pattern = [](std::uint64_t seed) {
    World world({.seed = seed});
    world.faults().SetRates({.fail_before = 500'000});
    std::string drawn;
    for (int call = 0; call < 64; ++call) drawn += world.store().Load().ok() ? '.' : 'x';
    return drawn;
  };
  EXPECT_EQ(pattern(1), pattern(1));
  EXPECT_NE(pattern(1), pattern(2));
}

TEST(WorldTest, LabelsAreSharedByBothOrgsAndTheEngine) {
  World world({});
  const Label label = world.labels().Intern("Attended");
  EXPECT_EQ(world.labels().Text(label), "Attended");
}

}  // namespace
}  // namespace campsync::sim
