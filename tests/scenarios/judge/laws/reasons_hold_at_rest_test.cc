// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class ReasonsHoldAtRestTest : public testing::Test {
 protected:
  ReasonsHoldAtRestTest() {
    world_.AddPerson(1, 3, 1);
    world_.List(1, store::Blocked{.code = ErrorCode::kStatusNotOnCampaign});
  }
  Findings Judge() { return world_.Judge(JudgeReasonsHoldAtRest); }

  SmallWorld world_;
};

TEST_F(ReasonsHoldAtRestTest, AMissingLabelIsAReasonUntilItIsBack) {
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.statuses.pop_back();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(ReasonsHoldAtRestTest, ARefusalStandsWhateverComesAfterwards) {
  world_.after.standing.clear();
  world_.List(1, store::Diverged{});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(ReasonsHoldAtRestTest, WhatIsListedNowhereIsAnotherLaws) {
  world_.after.standing.clear();
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
