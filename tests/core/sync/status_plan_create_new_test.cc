// SPDX-License-Identifier: Apache-2.0
//
// The statuses that Create New gives a campaign (MK-NEW-07, MK-NEW-08).
#include <algorithm>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/core/sync/status_plan_fixture.h"

namespace campsync {
namespace {

using salesforce::CampaignMemberStatus;
using test::Spec;
using test::StatusPlanTest;
using test::Texts;

/// MK-CHAN-08: starter channels from Marketo staff and from the documents.
struct StarterChannel {
  std::string_view name;
  std::vector<Spec> statuses;
};

void PrintTo(const StarterChannel& one, std::ostream* out) { *out << one.name; }
const std::vector<StarterChannel>& StarterChannels() {
  static const std::vector<StarterChannel> channels = {
      {"Email Send", {{"Member", 10}, {"Engaged", 20, true}}},
      {"Webinar",
       {{"Member", 10},
        {"Registered", 20},
        {"No Show", 30},
        {"Attended", 30, true},
        {"Attended On-Demand", 40, true}}},
      {"Tradeshow", {{"Member", 10}, {"Visited Booth", 20}, {"Engaged", 20, true}}},
      {"Seminar", {{"Member", 10}, {"Registered", 20}, {"No Show", 30}, {"Attended", 30, true}}},
      {"Party", {{"Invited", 10}, {"Registered", 20}, {"No Show", 30}, {"Attended", 40, true}}},
  };
  return channels;
}

// --- Create New: the starter channels under every value of the switches ---

class StarterChannelTest : public StatusPlanTest,
                           public testing::WithParamInterface<StarterChannel> {
 protected:
  void ExpectVendorsConstraints() {
    const auto rows = Rows();
    EXPECT_EQ(std::ranges::count_if(rows, &CampaignMemberStatus::is_default), 1);
    EXPECT_TRUE(std::ranges::any_of(rows, &CampaignMemberStatus::has_responded));
    std::set<std::optional<std::int32_t>> sort_orders;
    for (const auto& row : rows) sort_orders.insert(row.sort_order);
    EXPECT_EQ(sort_orders.size(), rows.size());
  }
  /// Names with the marks that `policy_` says.
  Texts Expected(auto responds) {
    Texts expected;
    const auto& specs = GetParam().statuses;
    for (std::size_t i = 0; i < specs.size(); ++i) {
      expected.push_back(fmt::format("{}{}{}", specs[i].name, i == 0 ? " (default)" : "",
                                     responds(specs, i) ? " (responded)" : ""));
    }
    return expected;
  }
};

TEST_P(StarterChannelTest, ReplacesTheAutomaticRowsByTheChannelsStatuses) {
  CreateNew(GetParam().statuses);
  EXPECT_EQ(List(), Expected([](const auto& specs, std::size_t i) { return specs[i].success; }));
  ExpectVendorsConstraints();
}

TEST_P(StarterChannelTest, MarksAllButTheFirstAsResponded) {
  policy_.new_responded = NewResponded::kAllButFirst;
  CreateNew(GetParam().statuses);
  EXPECT_EQ(List(), Expected([](const auto&, std::size_t i) { return i > 0; }));
  ExpectVendorsConstraints();
}

TEST_P(StarterChannelTest, MarksTheLastOnlyAsResponded) {
  policy_.new_responded = NewResponded::kLastOnly;
  CreateNew(GetParam().statuses);
  EXPECT_EQ(List(),
            Expected([](const auto& specs, std::size_t i) { return i + 1 == specs.size(); }));
  ExpectVendorsConstraints();
}

TEST_P(StarterChannelTest, MarksTheLastWhenNoneIsASuccess) {
  auto specs = GetParam().statuses;
  for (Spec& spec : specs) spec.success = false;
  CreateNew(specs);
  EXPECT_EQ(List(), Expected([](const auto& all, std::size_t i) { return i + 1 == all.size(); }));
  ExpectVendorsConstraints();
}

TEST_P(StarterChannelTest, KeepsSentAndRespondedBesideThem) {
  policy_.new_statuses = NewStatuses::kKeepSentResponded;
  CreateNew(GetParam().statuses);
  Texts expected{"Sent", "Responded (responded)"};
  for (auto& one : Expected([](const auto&specs, std::size_t i) { return specs[i].success; })) {
    expected.push_back(std::move(one));
  }
  EXPECT_EQ(List(), expected);
  ExpectVendorsConstraints();
}

TEST_P(StarterChannelTest, HasNothingLeftToDoAfterwards) {
  CreateNew(GetParam().statuses);
  EXPECT_FALSE(Plan().HasWrites());
  linked_ = true;
  created_ = false;
  EXPECT_FALSE(Plan().HasWrites());
  EXPECT_EQ(Findings(Plan()), Texts{});
}

INSTANTIATE_TEST_SUITE_P(Starters, StarterChannelTest, testing::ValuesIn(StarterChannels()),
                         [](const auto& one) {
                           std::string name(one.param.name);
                           std::erase(name, ' ');
                           return name;
                         });

TEST_F(StatusPlanTest, CreateNewNamesTheSwitchesItRead) {
  Channel({{"Invited", 10}, {"Attended", 20, true}});
  created_ = true;
  EXPECT_EQ(Plan().switches, (std::vector<std::string_view>{"new-statuses", "new-responded"}));
}

TEST_F(StatusPlanTest, CreateNewKeepsAnAutomaticRowThatTheChannelHas) {
  CreateNew({{"Sent", 10}, {"Attended", 20, true}});
  EXPECT_EQ(List(), (Texts{"Sent (default)", "Attended (responded)"}));
}

TEST_F(StatusPlanTest, CreateNewTurnsTheFlagsOfAutomaticRowsRound) {
  // Every moment of it must keep a responded row, or the org refuses (SF-CMS-04).
  CreateNew({{"Responded", 10}, {"Sent", 20, true}});
  EXPECT_EQ(List(), (Texts{"Sent (responded)", "Responded (default)"}));
}

TEST_F(StatusPlanTest, CreateNewSetsFlagsThatAnEarlierTryCouldNot) {
  Channel({{"Responded", 10}, {"Attended", 20, true}});
  created_ = true;
  StatusPlan half = Plan();
  half.updates.clear();
  half.deletes.clear();
  EXPECT_EQ(Carry(half), Texts{});
  Agree();
  Sync();
  EXPECT_EQ(List(), (Texts{"Responded (default)", "Attended (responded)"}));
}

TEST_F(StatusPlanTest, CreateNewTakesUpAHalfDoneList) {
  Channel({{"Invited", 10}, {"Registered", 20}, {"Attended", 30, true}});
  created_ = true;
  StatusPlan half = Plan();
  half.creates.resize(1);
  half.deletes.clear();
  EXPECT_EQ(Carry(half), Texts{});
  Agree();
  Sync();
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Registered", "Attended (responded)"}));
}

TEST_F(StatusPlanTest, CreateNewUpdatesARowOnlyOnce) {
  Channel({{"Responded", 10}, {"Attended", 20, true}});
  created_ = true;
  Agree();
  Status("Responded").name = Text("Reached");
  const StatusPlan plan = Plan();
  ASSERT_EQ(plan.updates.size(), 1U);
  EXPECT_EQ(plan.updates[0].label, Text("Reached"));
  EXPECT_EQ(plan.updates[0].is_default, true);
  EXPECT_EQ(plan.updates[0].has_responded, false);
}

TEST_F(StatusPlanTest, LeavesOutHiddenAndRetiredStatusesAndNotInProgram) {
  CreateNew({{.name = "Old", .step = 5, .retired = true},
             {"Invited", 10},
             {.name = "Dummy", .step = 15, .hidden = true},
             {"Attended", 20, true}});
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Attended (responded)"}));
}

TEST_F(StatusPlanTest, OrdersByStepThenByDefinition) {
  CreateNew({{"Attended", 30, true}, {"No Show", 30}, {"Invited", 10}});
  EXPECT_EQ(List(), (Texts{"Invited (default)", "Attended (responded)", "No Show"}));
}

TEST_F(StatusPlanTest, AHiddenSuccessIsNoSuccess) {
  Channel({{"Invited", 10}, {.name = "Won", .step = 20, .success = true, .hidden = true}});
  EXPECT_FALSE(HasSuccessStatus(channel_));
  Status("Won").hidden = false;
  EXPECT_TRUE(HasSuccessStatus(channel_));
}

TEST_F(StatusPlanTest, AChannelOfOneStatusIsDefaultAndResponded) {
  policy_.new_responded = NewResponded::kAllButFirst;
  CreateNew({{"Member", 10}});
  EXPECT_EQ(List(), (Texts{"Member (default) (responded)"}));
}

}  // namespace
}  // namespace campsync
