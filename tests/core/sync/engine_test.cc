// SPDX-License-Identifier: Apache-2.0
#include "core/sync/engine.h"

#include <gtest/gtest.h>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

class EngineTest : public testing::Test {
 protected:
  /// Program and campaign linked and at rest.
  void Link() {
    ASSERT_TRUE(host.RunToRest());
    ASSERT_TRUE(host.Handle(LinkProgram{program, campaign}).ok());
    ASSERT_TRUE(host.RunToRest());
  }

  SyncHost host;
  marketo::ProgramId program = host.AddProgram();
  salesforce::CampaignId campaign = host.AddMatchingCampaign();
};

TEST_F(EngineTest, MakesAPersonForEachLeadAndContact) {
  const auto lead = host.AddLead("Ann");
  const auto contact = host.AddContact("Bob");
  ASSERT_TRUE(host.RunToRest());
  EXPECT_TRUE(host.world.marketo().people().FindByRecord(salesforce::LeadRef{lead}));
  EXPECT_TRUE(host.world.marketo().people().FindByRecord(salesforce::ContactRef{contact}));
}

TEST_F(EngineTest, LinkingMergesBothMemberships) {
  const auto ann = host.AddPerson("Ann");
  host.SetStatus(program, ann, "Registered");
  const auto bob = host.AddLead("Bob");
  host.AddMember(campaign, salesforce::LeadRef{bob}, "Attended");
  Link();
  EXPECT_EQ(host.StatusOf(campaign, host.RecordOf(ann)), "Registered");
  EXPECT_EQ(host.StatusOf(program, host.PersonOf(salesforce::LeadRef{bob})), "Attended");
}

TEST_F(EngineTest, StatusFlowsBothWays) {
  const auto ann = host.AddPerson("Ann");
  host.SetStatus(program, ann, "Invited");
  Link();
  host.SetStatus(program, ann, "Registered");
  ASSERT_TRUE(host.RunToRest());
  EXPECT_EQ(host.StatusOf(campaign, host.RecordOf(ann)), "Registered");
  const auto* row =
      host.world.salesforce().Find(salesforce::MemberKey{campaign, host.RecordOf(ann)});
  host.SetMemberStatus(row->id, "Attended");
  ASSERT_TRUE(host.RunToRest());
  EXPECT_EQ(host.StatusOf(program, ann), "Attended");
}

TEST_F(EngineTest, TwoIdleCyclesWriteNothing) {
  const auto ann = host.AddPerson("Ann");
  host.SetStatus(program, ann, "Invited");
  Link();
  const std::int64_t before = host.CommittedWrites();
  host.RunCycle();
  host.RunCycle();
  EXPECT_EQ(host.CommittedWrites(), before);
}

TEST_F(EngineTest, ADowngradeInSalesforceDiverges) {
  const auto ann = host.AddPerson("Ann");
  host.SetStatus(program, ann, "Attended");
  Link();
  const auto* row =
      host.world.salesforce().Find(salesforce::MemberKey{campaign, host.RecordOf(ann)});
  host.SetMemberStatus(row->id, "Invited");
  ASSERT_TRUE(host.RunToRest());
  EXPECT_EQ(host.StatusOf(program, ann), "Attended");
  EXPECT_EQ(host.StatusOf(campaign, host.RecordOf(ann)), "Invited");
  ASSERT_EQ(host.engine().Standing().size(), 1U);
}

TEST_F(EngineTest, RemovalFlowsBothWays) {
  const auto ann = host.AddPerson("Ann");
  const auto bob = host.AddPerson("Bob");
  host.SetStatus(program, ann, "Invited");
  host.SetStatus(program, bob, "Invited");
  Link();
  ASSERT_TRUE(host.world.marketo().RemoveMember({program, ann}).ok());
  const auto* row =
      host.world.salesforce().Find(salesforce::MemberKey{campaign, host.RecordOf(bob)});
  ASSERT_TRUE(host.world.salesforce().AsSalesUser().RemoveMember(row->id).ok());
  ASSERT_TRUE(host.RunToRest());
  EXPECT_EQ(host.StatusOf(campaign, host.RecordOf(ann)), "");
  EXPECT_EQ(host.StatusOf(program, bob), "");
}

TEST_F(EngineTest, CreateNewGivesTheCampaignTheChannelsStatuses) {
  ASSERT_TRUE(host.RunToRest());
  const auto reply = host.Handle(CreateCampaign{program, "", "made by the test"});
  ASSERT_TRUE(reply.ok());
  const auto created = std::get<Linked>(*reply).campaign;
  std::vector<std::string> labels;
  for (const auto* status : host.world.salesforce().StatusesOf(created)) {
    labels.emplace_back(host.world.labels().Text(status->label));
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"Invited", "Registered", "No Show", "Attended"}));
  EXPECT_EQ(host.world.salesforce().Find(created)->name, "Spring Party");
  ASSERT_TRUE(host.RunToRest());
}

}  // namespace
}  // namespace campsync::test
