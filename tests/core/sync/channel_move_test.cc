// SPDX-License-Identifier: Apache-2.0
// Programs that follow one channel after the other, with the real engine over a world.
#include "core/sync/channel_move.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

// Ann stands apart, Attended in the program and Invited in the campaign, by a refused step back;
// Bob agrees on Registered.
class ChannelMoveTest : public testing::Test {
 protected:
  void SetUp() override {
    host_.SetStatus(program_, ann_, "Attended");
    host_.SetStatus(program_, bob_, "Registered");
    ASSERT_TRUE(host_.RunToRest());
    ASSERT_TRUE(host_.Handle(LinkProgram{program_, campaign_}).ok());
    ASSERT_TRUE(host_.RunToRest());
    SetInSalesforce(ann_, "Invited");
    ASSERT_TRUE(host_.RunToRest());
    ASSERT_EQ(host_.engine().Standing().size(), 1U);
  }

  void SetInSalesforce(marketo::PersonId person, std::string_view status) {
    const auto* row =
        host_.world.salesforce().Find(salesforce::MemberKey{campaign_, host_.RecordOf(person)});
    host_.SetMemberStatus(row->id, status);
  }
  [[nodiscard]] std::string InSalesforce(marketo::PersonId person) {
    return host_.StatusOf(campaign_, host_.RecordOf(person));
  }
  void MoveToAnotherChannel(const std::string& name) {
    const auto channel = host_.world.marketo().AddChannel({.name = name,
                                                           .statuses = {{"Not in Program", 0},
                                                                        {"Invited", 10},
                                                                        {"Registered", 20},
                                                                        {"No Show", 30},
                                                                        {"Attended", 30, true}},
                                                           .applies_to = std::nullopt});
    ASSERT_TRUE(channel.ok());
    channel_ = *channel;
    ASSERT_TRUE(host_.world.marketo().SetProgramChannel(program_, *channel).ok());
  }

  SyncHost host_;
  marketo::ChannelId channel_;  // the last one
  marketo::ProgramId program_ = host_.AddProgram();
  salesforce::CampaignId campaign_ = host_.AddMatchingCampaign();
  marketo::PersonId ann_ = host_.AddPerson("Ann");
  marketo::PersonId bob_ = host_.AddPerson("Bob");
};

TEST_F(ChannelMoveTest, NobodyIsWrittenHoweverOften) {
  for (const char* name : {"Gala", "Soiree"}) {
    MoveToAnotherChannel(name);
    host_.RunCycle();
    EXPECT_EQ(InSalesforce(ann_), "Invited");
    EXPECT_EQ(host_.StatusOf(program_, ann_), "Attended");
    EXPECT_EQ(InSalesforce(bob_), "Registered");
    EXPECT_EQ(host_.engine().Standing().size(), 1U);
  }
}

TEST_F(ChannelMoveTest, WhoEditsInSalesforceMeanwhileIsAlone) {
  MoveToAnotherChannel("Gala");
  SetInSalesforce(ann_, "Registered");
  SetInSalesforce(bob_, "Attended");
  ASSERT_TRUE(host_.RunToRest());
  EXPECT_EQ(InSalesforce(ann_), "Registered");  // still a step back
  EXPECT_EQ(host_.StatusOf(program_, ann_), "Attended");
  EXPECT_EQ(host_.StatusOf(program_, bob_), "Attended");
}

TEST_F(ChannelMoveTest, WhoHoldsAStatusThatWasTakenOutSinceHasNotMoved) {
  MoveToAnotherChannel("Gala");
  ASSERT_TRUE(host_.world.marketo().RemoveStatus(channel_, "Registered").ok());
  SetInSalesforce(bob_, "Invited");
  ASSERT_TRUE(host_.RunToRest());
  EXPECT_EQ(InSalesforce(bob_), "Invited");  // a step back
  EXPECT_EQ(host_.StatusOf(program_, bob_), "Registered");
  EXPECT_EQ(host_.engine().Standing().size(), 2U);
}

TEST_F(ChannelMoveTest, WhoMovesInMarketoMeanwhileIsAnEdit) {
  MoveToAnotherChannel("Gala");
  host_.SetStatus(program_, ann_, "No Show");
  host_.SetStatus(program_, bob_, "Attended");
  ASSERT_TRUE(host_.RunToRest());
  EXPECT_EQ(InSalesforce(ann_), "No Show");
  EXPECT_EQ(InSalesforce(bob_), "Attended");
  EXPECT_TRUE(host_.engine().Standing().empty());
}

}  // namespace
}  // namespace campsync::test
