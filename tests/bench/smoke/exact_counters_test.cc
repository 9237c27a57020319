// SPDX-License-Identifier: Apache-2.0
// What the benchmarks rest on, at tiny sizes and without a clock: worlds that begin in sync, edits
// that all arrive, and counts that depend on what changed and not on how much there is.
#include <gtest/gtest.h>

#include "tests/bench/support/bench_world.h"

namespace campsync::bench {
namespace {

/// What a cycle did after `changes` edits, half on each side.
Tally TallyOfCycle(std::int64_t members, std::int64_t changes) {
  BenchWorld world({.links = 1, .members = members});
  world.RunCycle();
  SpotSequence spots(1, members);
  for (std::int64_t change = 0; change < changes; ++change) {
    change % 2 == 0 ? world.EditMarketo(spots.Next()) : world.EditSalesforce(spots.Next());
  }
  const Tally before = world.tally();
  world.RunCycle();
  return world.tally() - before;
}

TEST(BenchCountersTest, ACycleTouchesWhatChangedHoweverManyMembersThereAre) {
  const Tally small = TallyOfCycle(100, 20);
  const Tally large = TallyOfCycle(5'000, 20);
  EXPECT_EQ(small, large);
}

TEST(BenchCountersTest, AnEditCostsAFixedNumberOfRecords) {
  const Tally ten = TallyOfCycle(100, 10);
  const Tally twenty = TallyOfCycle(100, 20);
  EXPECT_EQ(twenty.calls, ten.calls);
  EXPECT_EQ(twenty.appends, ten.appends);
  // Marketo's edit: log, member, re-read, read-back. Salesforce's: feed, member.
  EXPECT_EQ(twenty.rows_read - ten.rows_read, 5 * 4 + 5 * 2);
  // Both: the other side and the mirror.
  EXPECT_EQ(twenty.rows_written - ten.rows_written, 10 * 2);
  // Both: what is under way, and what came of it.
  EXPECT_EQ(twenty.deltas - ten.deltas, 10 * 2);
}

TEST(BenchCountersTest, AMixOfEditsComesToRest) {
  BenchWorld world({.links = 2, .members = 50});
  SpotSequence spots(2, 50);
  for (std::int64_t cycle = 0; cycle < 6; ++cycle) {
    for (std::int64_t edit = 0; edit < 20; ++edit) MixedEdit(world, edit, spots.Next());
    world.RunCycle();
  }
  EXPECT_EQ(world.edits(), 6 * 20);
  EXPECT_TRUE(world.engine().Standing().empty());
  EXPECT_GT(world.MembersInSync(), 50);
}

TEST(BenchCountersTest, AFirstLinkRelatesEveryMember) {
  BenchWorld world({.links = 1, .members = 700, .knows = Knows::kCampaigns});
  world.RunCycle();
  EXPECT_EQ(world.MembersInSync(), 0);
  const Tally before = world.tally();
  world.LinkAll();
  world.RunCycle();
  const Tally link = world.tally() - before;
  EXPECT_EQ(world.MembersInSync(), 700);
  EXPECT_TRUE(world.engine().Standing().empty());
  // Nothing differs: the store learns of the members, Salesforce of the Type (MK-ATTR-01) alone.
  EXPECT_EQ(link.rows_written, 1);
  EXPECT_GE(link.deltas, 700);
}

TEST(BenchCountersTest, AQuietCycleWritesNothing) {
  BenchWorld world({.links = 1, .members = 50});
  world.RunCycle();
  world.RunCycle();
  const Tally before = world.tally();
  world.RunCycle();
  const Tally quiet = world.tally() - before;
  EXPECT_EQ(quiet.rows_written, 0);
  EXPECT_LE(quiet.deltas, 1) << "only the watermarks move";
}

}  // namespace
}  // namespace campsync::bench
