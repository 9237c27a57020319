// SPDX-License-Identifier: Apache-2.0
// Links of which one half was deleted, with the real engine over a world: what is told, to whom
// members are lost, and that nothing is done twice.
#include "core/sync/dissolution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

std::int64_t CountOf(const marketo::SyncReport& report, ErrorCode code) {
  return std::ranges::count_if(report.errors,
                               [code](const auto& one) { return one.error.code == code; });
}

class DissolutionTest : public testing::TestWithParam<bool> {
 protected:
  /// Ann is in program and campaign; both are linked and at rest.
  static void Link(SyncHost& host, marketo::ProgramId program, salesforce::CampaignId campaign) {
    ASSERT_TRUE(host.RunToRest());
    ASSERT_TRUE(host.Handle(LinkProgram{program, campaign}).ok());
    ASSERT_TRUE(host.RunToRest());
  }

  static SyncPolicy Leave(bool leave) {
    SyncPolicy policy;
    if (!leave) return policy;
    policy.campaign_deleted = CampaignDeleted::kUnlinkRemoveMembers;
    policy.program_deleted = ProgramDeleted::kDeleteMembers;
    return policy;
  }

  SyncHost host{Leave(GetParam())};
  marketo::ProgramId program = host.AddProgram();
  salesforce::CampaignId campaign = host.AddMatchingCampaign();
  marketo::PersonId ann = host.AddPerson("Ann");
};

TEST_P(DissolutionTest, ADeletedProgramIsReportedOnceAndItsLinkGoes) {
  host.SetStatus(program, ann, "Registered");
  Link(host, program, campaign);
  const auto record = host.RecordOf(ann);
  ASSERT_TRUE(host.world.marketo().DeleteProgram(program).ok());
  EXPECT_EQ(CountOf(host.RunCycle(), ErrorCode::kProgramDeleted), 1);
  EXPECT_EQ(CountOf(host.RunCycle(), ErrorCode::kProgramDeleted), 0);
  EXPECT_EQ(host.StatusOf(campaign, record), GetParam() ? "" : "Registered");
  EXPECT_FALSE(host.world.salesforce().Find(campaign)->is_deleted);
  const std::int64_t before = host.CommittedWrites();
  host.RunCycle();
  EXPECT_EQ(host.CommittedWrites(), before);
  EXPECT_TRUE(host.engine().Standing().empty());
}

TEST_P(DissolutionTest, ADeletedCampaignIsReportedOnceAndItsLinkGoes) {
  host.SetStatus(program, ann, "Registered");
  Link(host, program, campaign);
  ASSERT_TRUE(host.world.salesforce().AsSalesUser().DeleteCampaign(campaign).ok());
  EXPECT_EQ(CountOf(host.RunCycle(), ErrorCode::kEntityIsDeleted), 1);
  EXPECT_EQ(CountOf(host.RunCycle(), ErrorCode::kEntityIsDeleted), 0);
  EXPECT_EQ(host.StatusOf(program, ann), GetParam() ? "" : "Registered");
  EXPECT_FALSE(host.world.marketo().programs().Find(program)->sfdc_campaign.has_value());
  EXPECT_TRUE(host.engine().Standing().empty());
}

TEST_P(DissolutionTest, BothHalvesDeletedAtOnceNeedOneCycle) {
  host.SetStatus(program, ann, "Registered");
  Link(host, program, campaign);
  ASSERT_TRUE(host.world.salesforce().AsSalesUser().DeleteCampaign(campaign).ok());
  ASSERT_TRUE(host.world.marketo().DeleteProgram(program).ok());
  EXPECT_TRUE(host.RunToRest());
  EXPECT_TRUE(host.engine().Standing().empty());
  const auto other = host.AddProgram("Next Party");
  const auto free = host.AddMatchingCampaign("Next Party");
  Link(host, other, free);
}

TEST_P(DissolutionTest, NoneChosenMeanwhileLeavesTheMembersAlone) {
  host.SetStatus(program, ann, "Registered");
  Link(host, program, campaign);
  ASSERT_TRUE(host.Handle(UnlinkProgram{program}).ok());
  ASSERT_TRUE(host.world.salesforce().AsSalesUser().DeleteCampaign(campaign).ok());
  EXPECT_TRUE(host.RunToRest());
  EXPECT_EQ(host.StatusOf(program, ann), "Registered");
}

INSTANTIATE_TEST_SUITE_P(StayOrLeave, DissolutionTest, testing::Bool(),
                         [](const auto& param) { return param.param ? "Leave" : "Stay"; });

}  // namespace
}  // namespace campsync::test
