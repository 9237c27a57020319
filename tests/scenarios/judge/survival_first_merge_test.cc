// SPDX-License-Identifier: Apache-2.0
// The bucket of edits that the first merge of a link took, where it was late for one member.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Ann is Attended in the program since long before somebody added her to the campaign as Invited.
class FirstMeetingTest : public testing::Test {
 protected:
  FirstMeetingTest() {
    world_.AddPerson(1, 3, 3);
    world_.EditInSalesforce(1, 1);
    world_.history.edits.back().at = Instant{60'000};
  }
  [[nodiscard]] std::size_t Lost() { return world_.Judge(JudgeSurvival).size(); }
  [[nodiscard]] MemberEdit& Added() { return world_.history.edits.back(); }

  SmallWorld world_;
};

TEST_F(FirstMeetingTest, TheHigherStepStands) {
  EXPECT_EQ(Lost(), 0U);
  Added().value = "Attended";
  world_.after.marketo.members.front().status = {1};
  world_.after.salesforce.members.front().status = world_.StatusLabel(1);
  EXPECT_EQ(Lost(), 1U);
}

TEST_F(FirstMeetingTest, AMembershipThatCameWithTheEditIsNone) {
  world_.after.marketo.members.front().membership_date = Added().at;
  EXPECT_EQ(Lost(), 1U);
}

TEST_F(FirstMeetingTest, WhoWasAMemberBeforeHasMetAlready) {
  world_.history.displaced.push_back({Added().member, 1});
  EXPECT_EQ(Lost(), 1U);
  world_.history.displaced.clear();
  Added().before = "Registered";
  EXPECT_EQ(Lost(), 1U);
}

TEST_F(FirstMeetingTest, WhatWasDoneBeforeTheLinkIsNoMeeting) {
  MemberEdit removed = Added();
  removed.id = 0;
  removed.value.reset();
  removed.link_epoch = 0;
  world_.history.edits.insert(world_.history.edits.begin(), removed);
  EXPECT_EQ(Lost(), 0U);
  world_.history.edits.front().link_epoch = Added().link_epoch;
  EXPECT_EQ(Lost(), 1U);
}

}  // namespace
}  // namespace campsync::harness
