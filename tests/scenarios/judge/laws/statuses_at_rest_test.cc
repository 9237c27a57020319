// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class StatusListTest : public testing::Test {
 protected:
  std::vector<marketo::ProgressionStatus>& statuses() {
    return world_.after.marketo.channels.front().statuses;
  }
  std::vector<salesforce::CampaignMemberStatus>& rows() { return world_.after.salesforce.statuses; }

  void Edit(const char* label, bool is_lost) {
    world_.history.list_edits.push_back(
        {static_cast<std::int64_t>(world_.journal.size()), SmallWorld::Campaign(), label, is_lost});
  }
  // The sync reads Attended off the list.
  void Look() {
    world_.Call(salesforce::QueryStatusLists{{SmallWorld::Campaign()}},
                {{{.campaign = SmallWorld::Campaign(), .label = world_.StatusLabel(3)}}});
  }
  // It puts Attended there.
  void Put() {
    world_.Call(salesforce::CreateStatuses{{{.campaign = SmallWorld::Campaign(),
                                             .label = world_.StatusLabel(3)}}},
                {{salesforce::CampaignMemberStatusId{}}});
  }
  Findings JudgeRest() { return world_.Judge(JudgeStatusesAtRest); }
  Findings JudgeStep() { return world_.Judge(JudgeListedByTheChannel); }

  SmallWorld world_;
};

TEST_F(StatusListTest, HoldsWhereTheListHasWhatTheChannelOffers) {
  EXPECT_TRUE(JudgeRest().empty());
}

TEST_F(StatusListTest, FailsForAStatusThatIsNotThere) {
  rows().pop_back();
  const Findings findings = JudgeRest();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "campaign webinar has no member status \"Attended\" of program may");
}

TEST_F(StatusListTest, WhatTheChannelDoesNotOfferNeedsNoRow) {
  rows().pop_back();
  statuses().back().hidden = true;
  EXPECT_TRUE(JudgeRest().empty());
  statuses().back().hidden = false;
  statuses().back().retired = true;
  EXPECT_TRUE(JudgeRest().empty());
}

TEST_F(StatusListTest, WhatSalesforceHasNoRoomForNeedsNoRow) {
  statuses().back().name = world_.labels.Intern(std::string(41, 'x'));
  EXPECT_TRUE(JudgeRest().empty());
  statuses().back().name = world_.labels.Intern("ATTENDED");
  EXPECT_TRUE(JudgeRest().empty());
}

TEST_F(StatusListTest, WhatSomebodyTookOffStaysOffOrIsRestoredOnce) {
  rows().pop_back();
  Edit("Attended", false);
  EXPECT_EQ(JudgeRest().size(), 1U);
  Edit("Attended", true);
  EXPECT_TRUE(JudgeRest().empty());
  world_.policy.status_deleted = StatusDeleted::kRecreate;
  EXPECT_EQ(JudgeRest().size(), 1U);
  Edit("Attended", true);
  EXPECT_TRUE(JudgeRest().empty());
}

TEST_F(StatusListTest, ARefusedWriteExcusesAMissingRow) {
  rows().pop_back();
  world_.Call(salesforce::CreateStatuses{{{.campaign = SmallWorld::Campaign()}}},
              {{Error{ErrorCode::kInsufficientAccessOrReadonly, "no", {}}}});
  EXPECT_TRUE(JudgeRest().empty());
}

TEST_F(StatusListTest, ANewCampaignHasTheFirstStatusForItsDefault) {
  world_.after.links.front().created_campaign = true;
  EXPECT_TRUE(JudgeRest().empty());
  rows().front().is_default = false;
  EXPECT_EQ(JudgeRest().size(), 1U);
  rows().back().is_default = true;
  EXPECT_EQ(JudgeRest().size(), 2U);
  Edit("Invited", false);
  EXPECT_TRUE(JudgeRest().empty());  // somebody's choice
}

TEST_F(StatusListTest, ANewCampaignLosesTheAutomaticRows) {
  world_.after.links.front().created_campaign = true;
  rows().push_back({.campaign = SmallWorld::Campaign(), .label = world_.labels.Intern("Sent")});
  EXPECT_EQ(JudgeRest().size(), 1U);
  world_.policy.new_statuses = NewStatuses::kKeepSentResponded;
  EXPECT_TRUE(JudgeRest().empty());
  world_.policy.new_statuses = NewStatuses::kReplaceSentResponded;
  statuses().front().name = world_.labels.Intern("sent");
  rows().erase(rows().begin());
  EXPECT_EQ(JudgeRest().size(), 0U);
}

TEST_F(StatusListTest, PutsThereWhatTheChannelOffers) {
  Put();
  EXPECT_TRUE(JudgeStep().empty());
  statuses().back().hidden = true;
  EXPECT_EQ(JudgeStep().size(), 1U);
  world_.history.program_edits.push_back(1);
  EXPECT_TRUE(JudgeStep().empty());  // meanwhile
}

TEST_F(StatusListTest, TheFirstOfANewCampaignIsItsDefault) {
  world_.after.links.front().created_campaign = true;
  Put();
  EXPECT_TRUE(JudgeStep().empty());  // the last
  statuses().erase(statuses().begin(), statuses().end() - 1);
  const Findings findings = JudgeStep();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().rule, "MK-NEW-07");
}

TEST_F(StatusListTest, DoesNotPutBackWhatSomebodyTookOff) {
  world_.history.links_seen[1] = 0;
  Look();
  Edit("Attended", true);
  Put();
  const Findings findings = JudgeStep();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().rule, "MK-UNLINK-11");
  world_.history.program_edits.push_back(1);
  EXPECT_TRUE(JudgeStep().empty());  // the channel is another one since
}

TEST_F(StatusListTest, MayPutThereWhatItHadNotSeenBefore) {
  world_.history.links_seen[1] = 0;
  Edit("Attended", true);
  Put();
  EXPECT_TRUE(JudgeStep().empty());
}

TEST_F(StatusListTest, RestoresOnceWhereTheSwitchSaysSo) {
  world_.policy.status_deleted = StatusDeleted::kRecreate;
  world_.history.links_seen[1] = 0;
  Look();
  Edit("Attended", true);
  Put();
  Look();
  EXPECT_TRUE(JudgeStep().empty());
  Edit("Attended", true);
  Put();
  EXPECT_EQ(JudgeStep().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
