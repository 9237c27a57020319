// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/campaign_hierarchy.h"

#include <optional>
#include <string>
#include <vector>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignId;

class CampaignHierarchyTest : public SalesforceOrgTest {
 protected:
  Result<CampaignId> PutBelow(CampaignId campaign, std::optional<CampaignId> parent) {
    return org_.AsSalesUser().UpdateCampaign(
        campaign, {.parent = salesforce::FieldUpdate<CampaignId>{parent}});
  }
  /// So many campaigns, each below the one before.
  std::vector<CampaignId> Chain(int levels) {
    std::vector<CampaignId> chain;
    for (int i = 0; i < levels; ++i) {
      chain.push_back(MakeCampaign("Level " + std::to_string(i + 1)));
      if (i == 0) continue;
      const auto at = static_cast<std::size_t>(i);
      EXPECT_TRUE(PutBelow(chain[at], chain[at - 1]).ok());
    }
    return chain;
  }
};

TEST_F(CampaignHierarchyTest, FiveLevelsStandAndASixthIsRefused) {
  const auto chain = Chain(5);
  const auto sixth = MakeCampaign("Level 6");
  const auto refused = PutBelow(sixth, chain.back());
  EXPECT_EQ(refused.error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(refused.error().fields, std::vector<std::string>{"ParentId"});
  EXPECT_TRUE(Fired("SF-CAMP-13"));
  EXPECT_TRUE(org_.Find(sixth)->parent.IsNull());
  EXPECT_TRUE(PutBelow(sixth, chain[3]).ok());
}

TEST_F(CampaignHierarchyTest, ATreeIsNotPutWhereItsLowestLevelHasNoRoom) {
  const auto chain = Chain(3);
  const auto tree = Chain(3);
  EXPECT_FALSE(PutBelow(tree.front(), chain.back()).ok());
  EXPECT_TRUE(PutBelow(tree.front(), chain[1]).ok());
}

TEST_F(CampaignHierarchyTest, NobodyStandsBelowThemselves) {
  const auto chain = Chain(3);
  EXPECT_FALSE(PutBelow(chain[0], chain[0]).ok());
  EXPECT_FALSE(PutBelow(chain[0], chain[2]).ok());
  EXPECT_TRUE(org_.Find(chain[0])->parent.IsNull());
}

TEST_F(CampaignHierarchyTest, AParentIsAReferenceLikeAnyOther) {
  const auto campaign = MakeCampaign();
  const auto gone = MakeCampaign("Gone");
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(gone).ok());
  EXPECT_EQ(PutBelow(campaign, gone).error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_TRUE(Fired("SF-MEMBER-20"));
}

TEST_F(CampaignHierarchyTest, ChildrenOfADeletedCampaignStayWithoutAParent) {
  const auto chain = Chain(3);
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(chain[0]).ok());
  EXPECT_TRUE(Fired("SF-CAMP-08"));
  EXPECT_TRUE(org_.Find(chain[1])->parent.IsNull());
  EXPECT_FALSE(org_.Find(chain[1])->is_deleted);
  EXPECT_EQ(org_.Find(chain[2])->parent, chain[1]);
  EXPECT_EQ(org_.Find(chain[1])->system_modstamp, org_.Find(chain[0])->system_modstamp);
}

TEST_F(CampaignHierarchyTest, AParentCanBeTakenAway) {
  const auto chain = Chain(2);
  ASSERT_TRUE(PutBelow(chain[1], std::nullopt).ok());
  EXPECT_TRUE(org_.Find(chain[1])->parent.IsNull());
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(chain[0]).ok());
  EXPECT_FALSE(Fired("SF-CAMP-08"));
}

}  // namespace
}  // namespace campsync::sim
