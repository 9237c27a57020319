// SPDX-License-Identifier: Apache-2.0
// What both sides held when two people became one, and what the sync had seen of it.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/looks.h"
#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

// Removed on both sides, which a merge of people took for settled; then set again in Marketo.
class AgreedBeforeMergeTest : public testing::Test {
 protected:
  static constexpr int kNobody = ToldRun::kNobody;
  static constexpr int kInvited = ToldRun::kInvited;

  AgreedBeforeMergeTest() : run_(kInvited, kInvited) {
    run_.world.policy.add_remove_conflict = AddRemoveConflict::kRemoveWins;
  }
  void Remove() {
    run_.InSalesforce(kNobody).InMarketo(kNobody);
    for (MemberEdit& edit : run_.world.history.edits) {
      edit.applied = true;
      edit.displaced = true;
    }
  }
  bool IsLost() {
    run_.InMarketo(kInvited).Cycle().Rest(kNobody, kNobody);
    return !run_.world.Judge(JudgeSurvival).empty();
  }

  ToldRun run_;
};

TEST_F(AgreedBeforeMergeTest, ARemovalThatNoCycleLookedAtStandsAgainstALaterEdit) {
  Remove();
  run_.HalfACycle();
  EXPECT_FALSE(IsLost());
}

TEST_F(AgreedBeforeMergeTest, OneThatACycleTookIsHistory) {
  Remove();
  run_.Look().End();
  EXPECT_TRUE(IsLost());
}

TEST_F(AgreedBeforeMergeTest, OneThatADisturbedCycleSawMayStillStand) {
  Remove();
  run_.Look().Fault().End();
  EXPECT_FALSE(IsLost());
}

TEST_F(AgreedBeforeMergeTest, OneThatTheSyncCarriedIsHistory) {
  Remove();
  run_.world.history.edits.front().carried = 1;
  EXPECT_TRUE(IsLost());
}

TEST_F(AgreedBeforeMergeTest, ItStandsOnlyAsTheSwitchSays) {
  Remove();
  run_.Later();
  run_.world.policy.add_remove_conflict = AddRemoveConflict::kLaterWins;
  EXPECT_TRUE(IsLost());
}

// Marketo's merge made one membership of an edit and of the other person's, and then Salesforce's
// member began again on a lower step.
TEST(EditBeforeMergeTest, WhatAMergeTookInIsNoEditOfItsOwn) {
  ToldRun run(ToldRun::kInvited, ToldRun::kInvited);
  run.InMarketo(ToldRun::kAttended).InSalesforce(ToldRun::kInvited).Cycle();
  run.world.history.edits.back().before = "Attended";
  run.Rest(ToldRun::kInvited, ToldRun::kInvited);
  const auto is_lost = [&run] { return !run.world.Judge(JudgeSurvival).empty(); };
  EXPECT_TRUE(is_lost());
  run.world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_FALSE(is_lost());
  run.world.history.edits.front().people_merged = 1;  // after the merge
  EXPECT_TRUE(is_lost());
}

TEST(EditBeforeMergeTest, WhatACycleTookBeforeIsAnEdit) {
  ToldRun run(ToldRun::kInvited, ToldRun::kInvited);
  run.InMarketo(ToldRun::kAttended).Look().End().InSalesforce(ToldRun::kInvited).Cycle();
  run.world.history.edits.back().before = "Attended";
  run.Rest(ToldRun::kInvited, ToldRun::kInvited);
  run.world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_FALSE(run.world.Judge(JudgeSurvival).empty());
}

}  // namespace
}  // namespace campsync::harness
