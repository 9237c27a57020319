// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class WrittenWhereAllowedTest : public testing::Test {
 protected:
  WrittenWhereAllowedTest() {
    world_.AddPerson(1, 2, 2);
    world_.Call(salesforce::UpdateMembers{{{SmallWorld::Member(1), world_.StatusLabel(3)}}}, {});
  }
  // Whether the write is found fault with where `after` was so all the time.
  std::size_t Judge() {
    world_.before = world_.after;
    return world_.Judge(JudgeWrittenWhereAllowed).size();
  }
  SmallWorld world_;
};

TEST_F(WrittenWhereAllowedTest, AMemberOfACampaignInUseMayBeWritten) { EXPECT_EQ(Judge(), 0U); }

TEST_F(WrittenWhereAllowedTest, NoneOfAHiddenCampaign) {
  world_.after.salesforce.hidden_campaigns.insert(SmallWorld::Campaign());
  EXPECT_EQ(Judge(), 1U);
  world_.before.salesforce.hidden_campaigns.clear();  // hidden meanwhile
  EXPECT_TRUE(world_.Judge(JudgeWrittenWhereAllowed).empty());
}

TEST_F(WrittenWhereAllowedTest, NoneOfACampaignOutOfUseUnlessItIsOnlyNotShown) {
  world_.after.salesforce.campaigns.front().is_active = false;
  EXPECT_EQ(Judge(), 1U);
  world_.policy.inactive_campaign = InactiveCampaign::kHideOnly;
  EXPECT_EQ(Judge(), 0U);
}

TEST_F(WrittenWhereAllowedTest, WhoLeavesMayLeaveACampaignOutOfUse) {
  world_.journal.clear();
  world_.Call(salesforce::DeleteMembers{{SmallWorld::Member(1)}}, {});
  world_.after.salesforce.campaigns.front().is_active = false;
  EXPECT_EQ(Judge(), 0U);
}

TEST_F(WrittenWhereAllowedTest, NoneWithoutTheFlagUnlessMembersGoOn) {
  world_.after.salesforce.sync_user.marketing_user = false;
  EXPECT_EQ(Judge(), 1U);
  world_.policy.marketing_user_lost = MarketingUserLost::kMembersOnly;
  EXPECT_EQ(Judge(), 0U);
}

TEST_F(WrittenWhereAllowedTest, NoneOfAnArchivedProgramWhereThatIsAPause) {
  world_.after.marketo.programs.front().archived = true;
  EXPECT_EQ(Judge(), 0U);
  world_.policy.program_archived = ProgramArchived::kPause;
  EXPECT_EQ(Judge(), 1U);
}

TEST_F(WrittenWhereAllowedTest, NeitherOrgIsWritten) {
  world_.journal.clear();
  sim::JournalEntry entry{.sequence = 1, .kind = sim::EntryKind::kEffect};
  entry.content = sim::MarketoCall{
      marketo::WriteMembers{{{.member = {{5}, {1}}, .action = marketo::SetMember{{3}}}}},
      std::nullopt};
  world_.journal.push_back(entry);
  EXPECT_EQ(Judge(), 0U);
  world_.after.salesforce.hidden_campaigns.insert(SmallWorld::Campaign());
  EXPECT_EQ(Judge(), 1U);
}

TEST_F(WrittenWhereAllowedTest, SaysNothingOfACycleInWhichSomethingHappened) {
  world_.after.salesforce.hidden_campaigns.insert(SmallWorld::Campaign());
  world_.journal.push_back({.kind = sim::EntryKind::kNote, .operation = "User"});
  EXPECT_EQ(Judge(), 0U);
  world_.journal.back() = {.kind = sim::EntryKind::kFault};
  EXPECT_EQ(Judge(), 0U);
}

}  // namespace
}  // namespace campsync::harness
