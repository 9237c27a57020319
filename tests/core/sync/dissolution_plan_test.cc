// SPDX-License-Identifier: Apache-2.0
#include "core/sync/dissolution_plan.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/core/sync/member_facts.h"

namespace campsync::test {
namespace {

using store::LinkState;

/// One record of a link whose half was deleted at noon; an edit is made an hour later or before.
class DissolutionPlanTest : public testing::Test {
 protected:
  std::string Decide(LinkState state, const Facts& facts) {
    MemberFacts member = party_.FactsOf(facts);
    const ClockOffset clocks;
    const store::LinkRecord link{.state = state, .gone_at = Instant{1'780'000'000'000}};
    TakeDissolvedSideAway(link, member);
    return party_.Summary(DecideDissolution(
        member,
        {.link = link, .policy = party_.policy, .clocks = clocks, .campaign_is_active = active_}));
  }
  std::string CampaignGone(const Facts& facts) { return Decide(LinkState::kCampaignGone, facts); }
  std::string ProgramGone(const Facts& facts) { return Decide(LinkState::kProgramGone, facts); }

  PartyLink party_;
  bool active_ = true;
};

TEST_F(DissolutionPlanTest, UnchangedMembersLeaveTheOtherHalf) {
  const Facts facts = Facts().Salesforce("Invited").Marketo("Invited");
  EXPECT_EQ(CampaignGone(facts), "pull MK-UNLINK-07: remove; campaign-deleted");
  EXPECT_EQ(ProgramGone(facts), "push MK-UNLINK-05: delete; program-deleted");
}

TEST_F(DissolutionPlanTest, WhoIsNotLeftNeedsNothing) {
  EXPECT_EQ(CampaignGone(Facts().Salesforce("Invited").Marketo("Invited", "")),
            "agree MK-UNLINK-07: advance base");
  EXPECT_EQ(ProgramGone(Facts().Salesforce("Invited", "").Marketo("Invited")),
            "agree MK-UNLINK-05: advance base");
}

TEST_F(DissolutionPlanTest, WhomTheLinkNeverHeldStays) {
  EXPECT_EQ(CampaignGone(Facts().Marketo("", "Invited")), "agree MK-UNLINK-07: advance base");
  EXPECT_EQ(ProgramGone(Facts().Salesforce("", "Invited")), "agree MK-UNLINK-05: advance base");
}

TEST_F(DissolutionPlanTest, AnEditOfTheDeletedHalfGoesWithIt) {
  EXPECT_EQ(CampaignGone(Facts().Salesforce("Invited", "Registered").Marketo("Invited")),
            "pull MK-UNLINK-07: remove; campaign-deleted");
  EXPECT_EQ(ProgramGone(Facts().Salesforce("Invited").Marketo("Invited", "Registered")),
            "push MK-UNLINK-05: delete; program-deleted");
}

TEST_F(DissolutionPlanTest, ALaterEditKeepsItsMember) {
  EXPECT_EQ(
      CampaignGone(
          Facts().Salesforce("Invited").Marketo("Invited", "Registered").LaterIs(Later::kMarketo)),
      "refuse MK-CONFLICT-04: diverge by add-remove-conflict; campaign-deleted, "
      "add-remove-conflict");
  EXPECT_EQ(ProgramGone(Facts()
                            .Salesforce("Invited", "Registered")
                            .Marketo("Invited")
                            .LaterIs(Later::kSalesforce)),
            "refuse MK-CONFLICT-04: diverge by add-remove-conflict; program-deleted, "
            "add-remove-conflict");
}

TEST_F(DissolutionPlanTest, AMembershipReplacedLaterStays) {
  EXPECT_EQ(
      CampaignGone(
          Facts().Salesforce("Invited").Marketo("Invited", "new Invited").LaterIs(Later::kMarketo)),
      "refuse MK-CONFLICT-04: diverge by add-remove-conflict; campaign-deleted, "
      "add-remove-conflict");
}

TEST_F(DissolutionPlanTest, AnEarlierEditIsSupersededWithRemoveWins) {
  party_.Policy("add-remove-conflict=remove_wins");
  EXPECT_EQ(CampaignGone(Facts().Salesforce("Invited").Marketo("Invited", "Registered")),
            "supersede MK-CONFLICT-04: remove; campaign-deleted, add-remove-conflict");
  EXPECT_EQ(ProgramGone(Facts().Salesforce("Invited", "Registered").Marketo("Invited")),
            "supersede MK-CONFLICT-04: delete; program-deleted, add-remove-conflict");
}

TEST_F(DissolutionPlanTest, NothingIsDeletedFromAnInactiveCampaign) {
  active_ = false;
  const Facts facts = Facts().Salesforce("Invited").Marketo("Invited");
  EXPECT_EQ(ProgramGone(facts),
            "block MK-PRE-05: CAMPAIGN_INACTIVE on campaign; program-deleted, inactive-campaign");
  EXPECT_EQ(CampaignGone(facts), "pull MK-UNLINK-07: remove; campaign-deleted");
  party_.Policy("inactive-campaign=hide_only");
  EXPECT_EQ(ProgramGone(facts), "push MK-UNLINK-05: delete; program-deleted, inactive-campaign");
}

}  // namespace
}  // namespace campsync::test
