// SPDX-License-Identifier: Apache-2.0
// What the calls of a cycle tell of two clocks, and for how long it counts.
#include "scenarios/harness/judge/edit_conflict.h"

#include <gtest/gtest.h>

#include <string_view>

#include "scenarios/harness/judge/rest_rows.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class ClockToleranceTest : public testing::Test {
 protected:
  // The three calls by which one cycle measures, by their seconds.
  void Measure(int marketo, int salesforce, int log) {
    Add(sim::Lane::kMarketo, sim::EntryKind::kEffect, marketo::ReadSettings::kName, marketo);
    Add(sim::Lane::kSalesforce, sim::EntryKind::kEffect, salesforce::ReadOwnUser::kName,
        salesforce);
    Add(sim::Lane::kMarketo, sim::EntryKind::kEffect, marketo::ReadChanges::kName, log);
  }
  void Add(sim::Lane lane, sim::EntryKind kind, std::string_view operation, int second) {
    world_.journal.push_back({.sequence = static_cast<std::int64_t>(world_.journal.size()) + 1,
                              .time = Instant{second * 1000},
                              .lane = lane,
                              .kind = kind,
                              .operation = operation});
  }
  [[nodiscard]] std::int64_t Seconds(std::int64_t since = 0) const {
    return ClockToleranceOf(world_.journal, since).ms / 1000;
  }

  SmallWorld world_;
};

TEST_F(ClockToleranceTest, IsThreeSecondsWhereAnswersAreQuick) {
  EXPECT_EQ(Seconds(), 3);
  Measure(10, 10, 11);
  EXPECT_EQ(Seconds(), 3);
}

TEST_F(ClockToleranceTest, GrowsWithTheTimeBetweenTheCalls) {
  Measure(0, 120, 240);
  EXPECT_EQ(Seconds(), 242);
}

TEST_F(ClockToleranceTest, GrowsWithHowFarTheCallWasFromTheMiddle) {
  Measure(0, 0, 240);
  EXPECT_EQ(Seconds(), 362);
}

TEST_F(ClockToleranceTest, TheLogsOwnAnswerMayBeLate) {
  Measure(0, 0, 0);
  Add(sim::Lane::kMarketo, sim::EntryKind::kAnswer, marketo::ReadChanges::kName, 600);
  Add(sim::Lane::kMarketo, sim::EntryKind::kEffect, marketo::ReadChanges::kName, 600);
  EXPECT_EQ(Seconds(), 3);
}

TEST_F(ClockToleranceTest, AnEarlierMeasurementDoesNotCountAfterALaterOne) {
  Measure(0, 120, 240);
  Measure(300, 300, 300);
  EXPECT_EQ(Seconds(), 242);
  EXPECT_EQ(Seconds(3), 242);  // the second cycle's log is still to come
  EXPECT_EQ(Seconds(6), 3);
}

TEST_F(ClockToleranceTest, ASlowMeasurementMakesATie) {
  world_.AddPerson(1, 3, 3);
  world_.EditInMarketo(1, 3);
  world_.EditInSalesforce(1, 0);  // a minute later
  const LawView view = world_.View();
  const LinkedMember member{.link = &view.after.links.front()};
  const MemberEdit& added = world_.history.edits.front();
  const MemberEdit& removed = world_.history.edits.back();
  EXPECT_FALSE(MayWin(view, member, added, removed));
  EXPECT_FALSE(IsTieBySlowClocks(view, added, removed));
  Measure(300, 330, 360);
  EXPECT_TRUE(MayWin(world_.View(), member, added, removed));
  EXPECT_TRUE(IsTieBySlowClocks(world_.View(), added, removed));
  EXPECT_EQ(RestRowsOf(world_.View()).open.size(), 1U);
  world_.policy.add_remove_conflict = AddRemoveConflict::kAddWins;  // whatever the time
  EXPECT_FALSE(IsTieBySlowClocks(world_.View(), added, removed));
  EXPECT_TRUE(RestRowsOf(world_.View()).open.empty());
}

TEST_F(ClockToleranceTest, AStatusWhoseStepChangedSinceMayHaveWon) {
  world_.AddPerson(1, 3, 3);
  world_.EditInMarketo(1, 2);
  world_.EditInSalesforce(1, 3);
  for (MemberEdit& edit : world_.history.edits) edit.journal = 5;
  const auto may_win = [this] {
    const LawView view = world_.View();
    const LinkedMember member{.link = &view.after.links.front()};
    return MayWin(view, member, world_.history.edits.front(), world_.history.edits.back());
  };
  EXPECT_FALSE(may_win());
  world_.history.status_edits = {{{1}, "Registered", 5}};
  EXPECT_FALSE(may_win()) << "it was so already";
  world_.history.status_edits = {{{1}, "Invited", 6}, {{2}, "Registered", 6}};
  EXPECT_FALSE(may_win()) << "another status, and another channel's";
  world_.history.status_edits = {{{1}, "Registered", 6}};
  EXPECT_TRUE(may_win());
}

TEST_F(ClockToleranceTest, WhatIsCloseAnywayIsNoTieBySlowClocks) {
  world_.EditInMarketo(1, 3);
  world_.EditInSalesforce(1, 0);
  world_.history.edits.back().at = Instant{2000};
  Measure(300, 330, 360);
  const auto& edits = world_.history.edits;
  EXPECT_FALSE(IsTieBySlowClocks(world_.View(), edits.front(), edits.back()));
}

}  // namespace
}  // namespace campsync::harness
