// SPDX-License-Identifier: Apache-2.0
// What the plan does about statuses that were deleted or renamed in Salesforce (switch
// status-deleted), step by step in a real mock org.
#include <algorithm>
#include <string>
#include <string_view>

#include "tests/core/sync/status_plan_fixture.h"

namespace campsync {
namespace {

using test::Texts;

class StatusPlanDriftTest : public test::StatusPlanTest {
 protected:
  void Delete(std::string_view label) {
    ASSERT_TRUE(org_.AsSalesUser().DeleteStatus(RowNamed(label).id).ok());
  }
  void Rename(std::string_view label, std::string_view new_label) {
    ASSERT_TRUE(
        org_.AsSalesUser().UpdateStatus({.id = RowNamed(label).id, .label = Text(new_label)}).ok());
  }
  void Recreate() { policy_.status_deleted = StatusDeleted::kRecreate; }
  bool IsMarkedRecreated(std::string_view label) {
    return std::ranges::any_of(agreed_, [&](const auto& record) {
      return record.label == Text(label) && record.recreated;
    });
  }
  Texts SwitchesOfFindings(const StatusPlan& plan) {
    Texts texts;
    for (const auto& finding : plan.findings) {
      for (const auto one : finding.switches) texts.emplace_back(one);
    }
    return texts;
  }
  const std::vector<test::Spec> party_ = {
      {"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}};
};

TEST_F(StatusPlanDriftTest, FlagsADeletedStatusAndNamesTheSwitch) {
  Linked(party_);
  Delete("Registered");
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(Findings(plan), (Texts{"MK-UNLINK-11 STATUS_NOT_ON_CAMPAIGN: member status "
                                   "'Registered' was deleted in Salesforce"}));
  EXPECT_EQ(SwitchesOfFindings(plan), Texts{"status-deleted"});
}

TEST_F(StatusPlanDriftTest, MakesADeletedStatusAgain) {
  Recreate();
  Linked(party_);
  Delete("Registered");
  const StatusPlan plan = Plan();
  EXPECT_EQ(plan.recreated.size(), 1U);
  EXPECT_EQ(Findings(plan), Texts{});
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Attended (responded)", "Registered"}));
}

TEST_F(StatusPlanDriftTest, MakesARenamedStatusAgainBesideTheNewLabel) {
  Recreate();
  Linked(party_);
  Rename("Registered", "Booked");
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Booked", "Attended (responded)", "Registered"}));
  EXPECT_EQ(RecordOf("Booked"), kNobody);
  EXPECT_EQ(RecordOf("Registered"), "Registered");
}

TEST_F(StatusPlanDriftTest, MakesItAgainOnlyOnce) {
  Recreate();
  Linked(party_);
  Delete("Registered");
  const auto rows = Rows();
  StatusPlanFacts facts{
      .channel = channel_, .campaign = campaign_, .agreed = agreed_, .rows = rows, .linked = true};
  const StatusPlan plan = PlanStatuses(facts, policy_, labels_);
  ASSERT_EQ(Carry(plan), Texts{});
  const auto after = Rows();
  agreed_ = AgreeStatuses({.channel = channel_,
                           .campaign = campaign_,
                           .agreed = agreed_,
                           .rows = after,
                           .linked = true,
                           .recreated = plan.recreated},
                          policy_, labels_);
  EXPECT_TRUE(IsMarkedRecreated("Registered"));
  Delete("Registered");
  EXPECT_EQ(Findings(Plan()), (Texts{"SF-CMS-13 STATUS_NOT_ON_CAMPAIGN: member status "
                                     "'Registered' was deleted in Salesforce again"}));
  Agree();
  EXPECT_FALSE(Plan().HasWrites());
}

TEST_F(StatusPlanDriftTest, WhatSomeoneElseGaveBackMayBeMadeAgain) {
  Recreate();
  Linked(party_);
  Delete("Registered");
  Agree();  // seen while the switch did not let it be written
  ASSERT_TRUE(
      org_.AsSalesUser().AddStatus({.campaign = campaign_, .label = Text("Registered")}).ok());
  Agree();
  EXPECT_FALSE(IsMarkedRecreated("Registered"));
  Delete("Registered");
  EXPECT_EQ(Plan().recreated.size(), 1U);
}

TEST_F(StatusPlanDriftTest, ARefusedCreateLeavesTheStatusDrifted) {
  Recreate();
  Linked(party_);
  Delete("Registered");
  Agree();  // nothing was written
  EXPECT_EQ(RecordOf("Registered"), "Registered (drifted)");
  EXPECT_FALSE(IsMarkedRecreated("Registered"));
  EXPECT_EQ(Plan().recreated.size(), 1U);
}

TEST_F(StatusPlanDriftTest, HasNoRoomBesideALabelInOtherLetters) {
  Recreate();
  Linked(party_);
  Rename("Registered", "REGISTERED");
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(Findings(plan), (Texts{"MK-UNLINK-11 STATUS_NOT_ON_CAMPAIGN: member status "
                                   "'Registered' was renamed in Salesforce"}));
}

TEST_F(StatusPlanDriftTest, ANewStatusOfTheChannelIsNoDrift) {
  Recreate();
  policy_.channel_drift = ChannelDrift::kError;
  Linked(party_);
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}, {"Spoke", 40, true}});
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(SwitchesOfFindings(plan), Texts{"channel-drift"});
}

// --- A label that takes another status's name ---

TEST_F(StatusPlanDriftTest, ARowStandsForTheStatusWhoseNameItTook) {
  Linked(party_);
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}, {"On Hold", 25}});
  Rename("Registered", "On Hold");
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(Findings(plan), (Texts{"MK-UNLINK-11 STATUS_NOT_ON_CAMPAIGN: member status "
                                   "'Registered' was renamed in Salesforce"}));
  Agree();
  const auto row = std::ranges::find(agreed_, Text("On Hold"), &store::StatusRecord::label);
  ASSERT_NE(row, agreed_.end());
  EXPECT_EQ(row->marketo_status, Status("On Hold").id);
  EXPECT_EQ(row->stood_for, Status("Registered").id);
  EXPECT_FALSE(row->drifted);
}

TEST_F(StatusPlanDriftTest, TheStatusThatLostItsRowStaysFlagged) {
  Linked(party_);
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}, {"On Hold", 25}});
  Rename("Registered", "On Hold");
  Agree();
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(Findings(plan).size(), 1U);
  Agree();
  EXPECT_EQ(Findings(Plan()).size(), 1U);
  Rename("On Hold", "Registered");
  Agree();
  const auto row = std::ranges::find(agreed_, Text("Registered"), &store::StatusRecord::label);
  ASSERT_NE(row, agreed_.end());
  EXPECT_EQ(row->marketo_status, Status("Registered").id);
  EXPECT_EQ(row->stood_for, Status("On Hold").id);  // which has lost it in turn
}

TEST_F(StatusPlanDriftTest, TheStatusThatLostItsRowIsMadeAgain) {
  Recreate();
  Linked(party_);
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}, {"On Hold", 25}});
  Rename("Registered", "On Hold");
  Agree();
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "On Hold", "Attended (responded)", "Registered"}));
  EXPECT_TRUE(
      std::ranges::none_of(agreed_, [](const auto& one) { return one.stood_for.has_value(); }));
}

// --- Statuses that are offered to nobody any more ---

TEST_F(StatusPlanDriftTest, HiddenAndRetiredStatusesTakeTheirRowsToTheirNewNames) {
  Linked({{"Invited", 10}, {"On Hold", 20}, {"Tentative", 25}, {"Attended", 30, true}});
  Channel({{"Invited", 10},
           {"Waiting", 20, false, true},
           {"Undecided", 25, false, false, true},
           {"Attended", 30, true}});
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Waiting", "Undecided", "Attended (responded)"}));
  EXPECT_FALSE(Plan().HasWrites());
}

TEST_F(StatusPlanDriftTest, ARetiredStatusLeavesItsRowToAnotherOfThatName) {
  Linked({{"Invited", 10}, {"On Hold", 20}, {"Attended", 30, true}});
  Channel({{"Invited", 10},
           {"Waiting", 20, false, false, true},
           {"Attended", 30, true},
           {"On Hold", 25}});
  EXPECT_FALSE(Plan().HasWrites());
}

TEST_F(StatusPlanDriftTest, ALabelThatIsThereStandsForTheRetiredStatusThatTookItsName) {
  Linked({{"Invited", 10}, {"On Hold", 20}, {"Attended", 30, true}});
  Channel({{"Invited", 10}, {"Waiting", 20, false, false, true}, {"Attended", 30, true}});
  ASSERT_TRUE(org_.AsSalesUser().AddStatus({.campaign = campaign_, .label = Text("Waiting")}).ok());
  EXPECT_FALSE(Plan().HasWrites());
  Agree();
  const auto row_of = [&](std::string_view label) {
    return *std::ranges::find(agreed_, Text(label), &store::StatusRecord::label);
  };
  EXPECT_EQ(row_of("Waiting").marketo_status, Status("Waiting").id);
  EXPECT_EQ(row_of("On Hold").marketo_status, std::nullopt);  // who holds it is to follow
}

TEST_F(StatusPlanDriftTest, ARetiredStatusIsNotRenamedToALabelThatIsThere) {
  Linked({{"Invited", 10}, {"On Hold", 20}, {"Attended", 30, true}});
  Channel({{"Invited", 10}, {"Attended", 20, false, true}, {"Attended", 30, true}});
  EXPECT_FALSE(Plan().HasWrites());
}

}  // namespace
}  // namespace campsync
