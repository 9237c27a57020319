// SPDX-License-Identifier: Apache-2.0
// What a failed step of the last cycle excuses: whom that cycle left alone, and nobody else.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

// Registered in the program and Invited in the campaign at the end, and nothing is listed.
class FailedCycleTest : public testing::Test {
 protected:
  FailedCycleTest() { run_.world.history.last_cycle_failed = true; }

  ToldRun& Edit() { return run_.InMarketo(ToldRun::kRegistered); }
  [[nodiscard]] bool Survives() {
    run_.Rest(ToldRun::kRegistered, ToldRun::kInvited);
    return run_.world.Judge(JudgeSurvival).empty();
  }
  [[nodiscard]] bool MayDiffer() {
    run_.Rest(ToldRun::kRegistered, ToldRun::kInvited);
    return run_.world.Judge(JudgeDifferencesAreListed).empty();
  }

  ToldRun run_{ToldRun::kInvited, ToldRun::kInvited};
};

TEST_F(FailedCycleTest, ACycleThatStoppedLeavesEverybodyWaiting) {
  Edit().Look().LastCall();
  EXPECT_TRUE(Survives());
  EXPECT_TRUE(MayDiffer());
  run_.world.history.last_cycle_failed = false;
  EXPECT_FALSE(Survives());
  EXPECT_FALSE(MayDiffer());
}

TEST_F(FailedCycleTest, ACycleThatWentOnAfterTheFailureLeavesNobodyWaiting) {
  Edit().Look().End();
  EXPECT_FALSE(Survives());
  EXPECT_FALSE(MayDiffer());
}

TEST_F(FailedCycleTest, WhatAnEarlierCycleShouldHaveTakenDoesNotWait) {
  Edit().Look().End().HalfACycle();
  EXPECT_FALSE(Survives());
  EXPECT_TRUE(MayDiffer());  // who made the difference is not known
}

TEST_F(FailedCycleTest, WhatCameBehindTheLookOfTheEarlierCycleWaits) {
  run_.Look();
  Edit().End().HalfACycle();
  EXPECT_TRUE(Survives());
}

TEST_F(FailedCycleTest, AnEarlierCycleThatWasDisturbedMayHaveLeftIt) {
  Edit().Look().Fault().End().HalfACycle();
  EXPECT_TRUE(Survives());
}

TEST_F(FailedCycleTest, AnEarlierCycleAfterOtherActsMayHaveLeftIt) {
  Edit().Act("salesforce set_visible").Look().End().HalfACycle();
  EXPECT_TRUE(Survives());
}

}  // namespace
}  // namespace campsync::harness
