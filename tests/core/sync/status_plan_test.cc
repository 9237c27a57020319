// SPDX-License-Identifier: Apache-2.0
#include "core/sync/status_plan.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/core/sync/status_plan_fixture.h"

namespace campsync {
namespace {

using test::StatusPlanTest;
using test::Texts;

// --- Names of 40 and 41 characters (MK-NEW-10) ---

std::string Repeated(std::string_view one, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += one;
  return text;
}

TEST_F(StatusPlanTest, CreatesNamesOf40Characters) {
  const std::string latin = Repeated("x", 40);
  const std::string japanese = Repeated("参", 40);
  Linked({{"Invited", 10}});
  Channel({{"Invited", 10}, {latin, 20}, {japanese, 30, true}});
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default) (responded)", latin, japanese + " (responded)"}));
}

TEST_F(StatusPlanTest, ReportsNamesOf41CharactersAndCreatesTheOthers) {
  const std::string japanese = Repeated("参", 41);
  Linked({{"Invited", 10}});
  Channel({{"Invited", 10}, {japanese, 20}, {"Attended", 30, true}});
  EXPECT_EQ(Findings(Plan()), (Texts{"MK-NEW-10 STATUS_NAME_TOO_LONG: status '" + japanese +
                                     "' has 41 characters; a campaign member holds 40"}));
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default) (responded)", "Attended (responded)"}));
}

// --- Existing campaigns ---

TEST_F(StatusPlanTest, AddsWhatAnExistingCampaignLacksAndTouchesNothingElse) {
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  CampaignHas({"VIP", "Invited", "Other"});
  Sync();
  EXPECT_EQ(List(), (Texts{"VIP (default)", "Invited", "Other (responded)", "Registered",
                           "Attended (responded)"}));
}

TEST_F(StatusPlanTest, AddsWhateverTheDriftSwitchSaysWhenTheLinkIsNew) {
  policy_.channel_drift = ChannelDrift::kError;
  Channel({{"Invited", 10}, {"Attended", 30, true}});
  CampaignHas({"Invited", "Other"});
  const StatusPlan plan = Plan();
  EXPECT_EQ(plan.creates.size(), 1U);
  EXPECT_EQ(Findings(plan), Texts{});
}

TEST_F(StatusPlanTest, KeepsTheAutomaticRowsOfAnExistingCampaign) {
  Channel({{"Attended", 10, true}});
  Sync();
  EXPECT_EQ(List(), (Texts{"Sent (default)", "Responded (responded)", "Attended (responded)"}));
}

TEST_F(StatusPlanTest, FindsRowsUnderMatchCase) {
  Channel({{"Invited", 10}, {"Attended", 30, true}});
  CampaignHas({"invited", "ATTENDED"});
  policy_.match_case = MatchCase::kIgnoreCase;
  Sync();
  EXPECT_EQ(List(), (Texts{"invited (default)", "ATTENDED (responded)"}));
  EXPECT_EQ(RecordOf("ATTENDED"), "Attended");
}

TEST_F(StatusPlanTest, NumbersNewRowsAfterTheHighest) {
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  const auto rows = Rows();
  std::int32_t highest = 0;
  for (const auto& row : rows) highest = std::max(highest, row.sort_order.value_or(0));
  const StatusPlan plan = Plan();
  ASSERT_EQ(plan.creates.size(), 3U);
  EXPECT_EQ(plan.creates[0].sort_order, highest + 1);
  EXPECT_EQ(plan.creates[2].sort_order, highest + 3);
}

// --- The channel changes after linking (MK-CHAN-06) ---

TEST_F(StatusPlanTest, AddsAStatusThatIsNewInTheChannel) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  channel_.statuses.push_back({.id = {9}, .name = Text("Registered"), .step = 20});
  const StatusPlan plan = Plan();
  EXPECT_EQ(plan.switches, std::vector<std::string_view>{"channel-drift"});
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Attended (responded)", "Registered"}));
}

TEST_F(StatusPlanTest, ReportsAStatusThatIsNewInTheChannelWhenTheSwitchSaysError) {
  policy_.channel_drift = ChannelDrift::kError;
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  channel_.statuses.push_back({.id = {9}, .name = Text("Registered"), .step = 20});
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  EXPECT_EQ(Findings(plan), (Texts{"MK-CHAN-06 STATUS_NOT_ON_CAMPAIGN: channel status "
                                   "'Registered' is not on the campaign"}));
}

TEST_F(StatusPlanTest, RenamesTheRowOfAStatusThatTheChannelRenamed) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  Status("Attended").name = Text("Came");
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Came (responded)"}));
  EXPECT_EQ(RecordOf("Came"), "Came");
}

TEST_F(StatusPlanTest, TriesARenameAgainThatWasRefused) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  Status("Attended").name = Text("Came");
  Agree();  // without having written
  EXPECT_EQ(RecordOf("Attended"), "Came");
  EXPECT_EQ(Plan().updates.size(), 1U);
}

TEST_F(StatusPlanTest, ReportsARenameToANameThatDoesNotFit) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  Status("Attended").name = Text(Repeated("x", 41));
  const StatusPlan plan = Plan();
  EXPECT_FALSE(plan.HasWrites());
  ASSERT_EQ(plan.findings.size(), 1U);
  EXPECT_EQ(plan.findings[0].rule, RuleId("MK-NEW-10"));
}

TEST_F(StatusPlanTest, KeepsTheRowOfAStatusThatTheChannelRetired) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  Status("Invited").retired = true;
  EXPECT_FALSE(Plan().HasWrites());
  Agree();
  EXPECT_EQ(RecordOf("Invited"), "Invited");
}

// --- The list changes in Salesforce after linking (MK-UNLINK-11) ---

TEST_F(StatusPlanTest, FlagsADeletedRowAndDoesNotBringItBack) {
  Linked({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  ASSERT_TRUE(org_.AsSalesUser().DeleteStatus(RowNamed("Registered").id).ok());
  const Texts expected = {
      "MK-UNLINK-11 STATUS_NOT_ON_CAMPAIGN: member status 'Registered' was deleted in Salesforce"};
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), expected);
  Agree();
  EXPECT_EQ(RecordOf("Registered"), "Registered (drifted)");
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), expected);
}

TEST_F(StatusPlanTest, FlagsARenamedRowAndDoesNotRenameItBack) {
  Linked({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  const salesforce::StatusUpdate rename{.id = RowNamed("Registered").id,
                                        .label = Text("Signed up")};
  ASSERT_TRUE(org_.AsSalesUser().UpdateStatus(rename).ok());
  const Texts expected = {
      "MK-UNLINK-11 STATUS_NOT_ON_CAMPAIGN: member status 'Registered' was renamed in Salesforce"};
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), expected);
  Agree();
  EXPECT_EQ(RecordOf("Signed up"), "Registered (drifted)");
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), expected);
}

TEST_F(StatusPlanTest, IsContentWhenSomeoneGivesTheLabelBack) {
  Linked({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  ASSERT_TRUE(org_.AsSalesUser().DeleteStatus(RowNamed("Registered").id).ok());
  Agree();
  ASSERT_TRUE(
      org_.AsSalesUser().AddStatus({.campaign = campaign_, .label = Text("Registered")}).ok());
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), Texts{});
  Agree();
  EXPECT_EQ(RecordOf("Registered"), "Registered");
  EXPECT_EQ(agreed_.size(), 3U);
}

TEST_F(StatusPlanTest, ForgetsADeletedRowWhoseStatusTheChannelRetired) {
  Linked({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  Status("Registered").retired = true;
  ASSERT_TRUE(org_.AsSalesUser().DeleteStatus(RowNamed("Registered").id).ok());
  EXPECT_EQ(Findings(Plan()), Texts{});
  Agree();
  EXPECT_EQ(RecordOf("Registered"), "no record");
}

TEST_F(StatusPlanTest, LeavesARowAloneThatSalesforceAdded) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  ASSERT_TRUE(org_.AsSalesUser().AddStatus({.campaign = campaign_, .label = Text("VIP")}).ok());
  EXPECT_FALSE(Plan().HasWrites());
  Agree();
  EXPECT_EQ(RecordOf("VIP"), kNobody);
}

TEST_F(StatusPlanTest, RecordsWhatTheRowsSay) {
  Linked({{"Invited", 10}, {"Attended", 30, true}});
  const auto row = RowNamed("Attended");
  const auto record = std::ranges::find(agreed_, row.id, &store::StatusRecord::row);
  ASSERT_NE(record, agreed_.end());
  EXPECT_EQ(record->campaign, campaign_);
  EXPECT_EQ(record->sort_order, row.sort_order);
  EXPECT_EQ(record->is_default, false);
  EXPECT_EQ(record->has_responded, true);
}

}  // namespace
}  // namespace campsync
