// SPDX-License-Identifier: Apache-2.0
#include "core/sync/channel_view.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

namespace campsync {
namespace {

class ChannelViewTest : public testing::Test {
 protected:
  Label Text(std::string_view text) { return labels_.Intern(text); }
  void Add(std::string_view name, std::int32_t step) { Add({.name = Text(name), .step = step}); }
  void Add(marketo::ProgressionStatus status) {
    status.id = {static_cast<std::int64_t>(channel_.statuses.size()) + 1};
    channel_.statuses.push_back(status);
  }
  ChannelView View(MatchCase match = MatchCase::kExact) { return {channel_, labels_, match}; }
  /// Name of what was found; empty: nothing.
  std::string_view NameOf(const marketo::ProgressionStatus* status) {
    return status == nullptr ? std::string_view() : labels_.Text(status->name);
  }

  LabelTable labels_;
  marketo::Channel channel_;
};

TEST_F(ChannelViewTest, FindsByIdAndByName) {
  Add("Invited", 10);
  Add("Attended", 20);
  EXPECT_EQ(NameOf(View().Find(marketo::StatusId{2})), "Attended");
  EXPECT_EQ(NameOf(View().Find(Text("Invited"))), "Invited");
  EXPECT_EQ(View().Find(marketo::StatusId{3}), nullptr);
  EXPECT_EQ(View().Find(Text("VIP")), nullptr);
}

TEST_F(ChannelViewTest, NeverFindsNotInProgram) {
  Add("Not in Program", 0);
  EXPECT_EQ(View().Find(marketo::StatusId{1}), nullptr);
  EXPECT_EQ(View().Find(Text("Not in Program")), nullptr);
}

TEST_F(ChannelViewTest, FindsARetiredStatusByIdOnly) {
  Add({.name = Text("Old"), .step = 5, .retired = true});
  EXPECT_EQ(NameOf(View().Find(marketo::StatusId{1})), "Old");
  EXPECT_EQ(View().Find(Text("Old")), nullptr);
}

TEST_F(ChannelViewTest, FindsAHiddenStatus) {
  Add({.name = Text("Dummy"), .step = 5, .hidden = true});
  EXPECT_EQ(NameOf(View().Find(Text("Dummy"))), "Dummy");
}

TEST_F(ChannelViewTest, PrefersTheExactName) {
  Add("ATTENDED", 10);
  Add("Attended", 20);
  const ChannelView view = View(MatchCase::kIgnoreCase);
  EXPECT_EQ(NameOf(view.Find(Text("Attended"))), "Attended");
  EXPECT_EQ(NameOf(view.Find(Text("ATTENDED"))), "ATTENDED");
  EXPECT_EQ(NameOf(view.Find(Text("attended"))), "ATTENDED");
  EXPECT_EQ(View().Find(Text("attended")), nullptr);
}

TEST_F(ChannelViewTest, FirstIsTheLowestStepThatIsOffered) {
  Add("Not in Program", 0);
  Add({.name = Text("Old"), .step = 1, .retired = true});
  Add({.name = Text("Dummy"), .step = 2, .hidden = true});
  Add("Attended", 30);
  Add("Invited", 10);
  EXPECT_EQ(NameOf(View().First()), "Invited");
}

TEST_F(ChannelViewTest, FirstOfATieIsTheFirstDefined) {
  Add("No Show", 10);
  Add("Attended", 10);
  EXPECT_EQ(NameOf(View().First()), "No Show");
}

TEST_F(ChannelViewTest, HasNoFirstWhenNothingIsOffered) {
  Add("Not in Program", 0);
  EXPECT_EQ(View().First(), nullptr);
}

class CampaignStatusesTest : public testing::Test {
 protected:
  Label Text(std::string_view text) { return labels_.Intern(text); }
  store::StatusRecord& Add(std::string_view label, std::int64_t stands_for = 0) {
    store::StatusRecord& record = rows_.emplace_back(store::StatusRecord{.label = Text(label)});
    if (stands_for != 0) record.marketo_status = marketo::StatusId{stands_for};
    return record;
  }
  CampaignStatuses View(MatchCase match = MatchCase::kExact) { return {rows_, labels_, match}; }
  /// What is sent for a channel status; empty: nothing.
  std::string_view Sent(std::int64_t id, std::string_view name,
                        MatchCase match = MatchCase::kExact) {
    const auto label = View(match).LabelFor({.id = {id}, .name = Text(name), .step = 10});
    return label ? labels_.Text(*label) : std::string_view();
  }

  LabelTable labels_;
  std::vector<store::StatusRecord> rows_;
};

TEST_F(CampaignStatusesTest, FindsByLabelUnderMatchCase) {
  Add("Invited");
  EXPECT_NE(View().Find(Text("Invited")), nullptr);
  EXPECT_EQ(View().Find(Text("invited")), nullptr);
  EXPECT_NE(View(MatchCase::kIgnoreCase).Find(Text("invited")), nullptr);
  EXPECT_NE(View(MatchCase::kIgnoreCaseAndSpace).Find(Text(" invited")), nullptr);
}

TEST_F(CampaignStatusesTest, DoesNotFindADriftedLabel) {
  Add("Signed up", 1).drifted = true;
  const CampaignStatuses view = View();
  EXPECT_EQ(view.Find(Text("Signed up")), nullptr);
  EXPECT_NE(view.FindFor({1}), nullptr);
}

TEST_F(CampaignStatusesTest, SendsTheLabelOfTheRowThatStandsForTheStatus) {
  Add("Attended", 1);
  Add("Came", 2);
  EXPECT_EQ(Sent(1, "Came"), "Attended");
}

TEST_F(CampaignStatusesTest, SendsTheLabelOfThatNameWhenNoRowStandsForTheStatus) {
  Add("Attended");
  EXPECT_EQ(Sent(1, "Attended"), "Attended");
}

TEST_F(CampaignStatusesTest, SendsTheLabelOfThatNameWhenTheRowDrifted) {
  Add("Signed up", 1).drifted = true;
  EXPECT_EQ(Sent(1, "Registered"), "");
  Add("Registered");
  EXPECT_EQ(Sent(1, "Registered"), "Registered");
}

TEST_F(CampaignStatusesTest, SendsTheCampaignsOwnSpelling) {
  Add("ATTENDED");
  EXPECT_EQ(Sent(1, "Attended"), "");
  EXPECT_EQ(Sent(1, "Attended", MatchCase::kIgnoreCase), "ATTENDED");
}

TEST_F(CampaignStatusesTest, KnowsTheDefault) {
  EXPECT_EQ(View().Default(), std::nullopt);
  Add("Invited");
  Add("Registered").is_default = true;
  EXPECT_EQ(View().Default(), Text("Registered"));
}

TEST_F(CampaignStatusesTest, ADefaultThatDriftedIsNone) {
  Add("Registered").is_default = true;
  rows_.back().drifted = true;
  EXPECT_EQ(View().Default(), std::nullopt);
}

}  // namespace
}  // namespace campsync
