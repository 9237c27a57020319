// SPDX-License-Identifier: Apache-2.0
// Which edits a merge of people by the sync leaves without anything that could be lost.
#include "scenarios/harness/judge/member_edits.h"

#include <gtest/gtest.h>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Person 2 becomes person 1. Both are edited in the program, at the steps they hold.
class SyncsMergeTest : public testing::Test {
 protected:
  void Merge(int winner_step, int loser_step) {
    world_.AddPerson(1, winner_step, 0);
    world_.AddPerson(2, loser_step, 0);
    world_.before = world_.after;
    if (winner_step != 0) world_.EditInMarketo(1, winner_step);
    world_.EditInMarketo(2, loser_step);
    world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
    MarkMerged(world_.View(), world_.history);
  }
  [[nodiscard]] bool IsEnded(std::size_t edit) const {
    return world_.history.edits.at(edit).displaced;
  }

  SmallWorld world_;
};

TEST_F(SyncsMergeTest, OfEqualStepsTheWinnersEditGoesOn) {
  Merge(2, 2);
  EXPECT_FALSE(IsEnded(0));
  EXPECT_TRUE(IsEnded(1));
}

TEST_F(SyncsMergeTest, TheLosersHigherStepIsNobodysEdit) {
  Merge(1, 3);
  EXPECT_TRUE(IsEnded(0));
  EXPECT_TRUE(IsEnded(1));
}

TEST_F(SyncsMergeTest, WhereTheWinnersStatusIsTakenTheirEditGoesOn) {
  world_.after.marketo.merge_takes_winner = true;
  Merge(1, 3);
  EXPECT_FALSE(IsEnded(0));
  EXPECT_TRUE(IsEnded(1));
}

TEST_F(SyncsMergeTest, AMembershipThatTheWinnerLackedGoesOn) {
  Merge(0, 3);
  EXPECT_FALSE(IsEnded(0));
}

TEST_F(SyncsMergeTest, AnEditSinceTheEarlierViewMayHaveComeAfterTheMerge) {
  world_.AddPerson(1, 2, 0);
  world_.AddPerson(2, 2, 0);
  world_.before = world_.after;
  world_.EditInMarketo(2, 2);
  world_.history.edits.front().journal = 7;
  world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  MarkMerged(world_.View(), world_.history);
  EXPECT_FALSE(IsEnded(0));
}

// Person 1's lead 1 was deleted, and the sync made lead 2 in its place.
TEST(EditedMembersTest, ThoseOfALeadThatWasMadeAgainAreThePersons) {
  SmallWorld world;
  world.AddPerson(1, 2, 0);
  world.EditInMarketo(1, 2);
  world.EditInSalesforce(1, 0);
  world.history.edits.back().person = marketo::PersonId{1};
  world.after.marketo.people.front().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(2)};
  EXPECT_EQ(EditedMembers(world.View()).size(), 2U);
  world.after.salesforce.deleted_people.push_back(
      {.person = salesforce::LeadRef{SmallWorld::Lead(1)}});
  const auto members = EditedMembers(world.View());
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members.front().all.size(), 2U);
}

// The status was set for the lead, who was merged into another and then taken out.
TEST(EditedMembersTest, WhatAnEndedEditHadSupersededEndsWithIt) {
  SmallWorld world;
  world.AddPerson(1, 0, 0);
  world.EditInSalesforce(1, 2);
  world.EditInSalesforce(1, 0);
  MemberEdit& last = world.history.edits.back();
  last.displaced = true;
  EXPECT_EQ(EditedMembers(world.View()).front().salesforce, &world.history.edits.front())
      << "the one that ended was of another row";
  last.before = world.history.edits.front().value;
  const auto edited = EditedMembers(world.View());
  EXPECT_TRUE(edited.empty() || edited.front().salesforce == nullptr);
}

}  // namespace
}  // namespace campsync::harness
