// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class ShownBesideItsLinkTest : public testing::Test {
 protected:
  marketo::Program& program() { return world_.after.marketo.programs.front(); }
  Findings Judge() { return world_.Judge(JudgeShownBesideItsLink); }

  SmallWorld world_;
};

TEST_F(ShownBesideItsLinkTest, TheLinkedCampaignIsShown) {
  EXPECT_TRUE(Judge().empty());
  program().sfdc_campaign.reset();
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("Marketo shows none beside it"), std::string::npos);
}

TEST_F(ShownBesideItsLinkTest, NoneIsShownWithoutALink) {
  world_.after.links.clear();
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("which is not linked to it"), std::string::npos);
  program().sfdc_campaign.reset();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(ShownBesideItsLinkTest, AFormerCampaignIsNotShown) {
  program().sfdc_campaign->id = salesforce::CampaignId::FromFifteen("701000000000002");
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(ShownBesideItsLinkTest, WhoCannotBeToldIsNotJudged) {
  program().sfdc_campaign.reset();
  program().archived = true;
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.program_archived = ProgramArchived::kPause;
  EXPECT_TRUE(Judge().empty());
  program().archived = false;
  world_.after.marketo.settings.campaign_sync_enabled = false;
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
