// SPDX-License-Identifier: Apache-2.0
// What a merge or a deletion did to one side meets an edit of the other like somebody's edit: the
// switches say which of the two stands.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

TEST(SurvivalSwitchTest, AMergedStatusWinsByTheSwitch) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  world.EditInSalesforce(1, 3);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.status_conflict = StatusConflict::kByPersonType;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());  // a lead follows Marketo
}

TEST(SurvivalSwitchTest, AMemberThatARecordCameBackWithoutStandsLikeARemoval) {
  SmallWorld world;
  world.AddPerson(1, 0, 0);
  world.EditInMarketo(1, 3);
  world.journal.push_back({.sequence = 1, .time = Instant{600'000}});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.displaced.push_back(
      {salesforce::MemberKey{SmallWorld::Campaign(), salesforce::LeadRef{SmallWorld::Lead(1)}}, 1});
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.add_remove_conflict = AddRemoveConflict::kRemoveWins;
  world.after.marketo.people.front().sfdc_is_deleted = true;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

// Salesforce's edit won over the removal and crossed; the next one there was a step back, and
// Marketo's status went out again.
TEST(SurvivalSwitchTest, WhatWonBeforeStandsThoughTheNextWasPushedBack) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  world.policy.inbound_downgrade = InboundDowngrade::kPushBack;
  world.EditInMarketo(1, 0);
  world.EditInSalesforce(1, 3);
  world.history.edits.back().carried = 100;
  world.EditInSalesforce(1, 2);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.history.edits[1].carried = 0;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits[1].carried = 100;
  world.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 2U);
}

}  // namespace
}  // namespace campsync::harness
