// SPDX-License-Identifier: Apache-2.0
#include "core/sync/attribute_plan.h"

#include <optional>
#include <string_view>
#include <vector>

#include "tests/support/generators.h"

namespace campsync {
namespace {

using CostUpdate = salesforce::FieldUpdate<Money>;
using Switches = std::vector<std::string_view>;

constexpr YearMonth kMarch{2026, 3};
constexpr YearMonth kApril{2026, 4};
constexpr YearMonth kMay{2026, 5};

Date Day(std::string_view text) { return ParseDate(text).value(); }
marketo::PeriodCost Cost(YearMonth month, std::int64_t units) {
  return {.month = month, .cost = {units}};
}
std::optional<CostUpdate> Amount(std::int64_t units) { return CostUpdate{Money{units}}; }
/// Written as null, which is not the same as never written.
std::optional<CostUpdate> Null() { return CostUpdate{}; }

/// What WishForCost is asked; only what matters is set.
struct Asked {
  std::vector<marketo::PeriodCost> costs;
  std::optional<CostUpdate> sent;
  std::string_view today = "2026-04-15";
  SyncPolicy policy;
  std::optional<CostUpdate> under_way;
};
CostWish Wish(const Asked& asked) {
  return WishForCost(asked.costs, {asked.sent, asked.under_way}, Day(asked.today), asked.policy);
}

// --- cost (MK-ATTR-06) ---

TEST(CostWishTest, SumsAllCosts) {
  const CostWish wish = Wish({.costs = {Cost(kMarch, 100), Cost(kMarch, 20), Cost(kMay, 3)}});
  EXPECT_EQ(wish.cost, Amount(123));
  EXPECT_EQ(wish.switches, Switches{"cost"});
}

TEST(CostWishTest, SumsTheLargestCostsWithoutOverflow) {
  std::vector<marketo::PeriodCost> costs(1000, Cost(kMarch, 99'999'999));
  EXPECT_EQ(Wish({.costs = costs}).cost, Amount(99'999'999'000));
}

TEST(CostWishTest, ACostOfZeroIsACost) {
  EXPECT_EQ(Wish({.costs = {Cost(kMarch, 0)}}).cost, Amount(0));
}

TEST(CostWishTest, SumsToDate) {
  const SyncPolicy policy{.cost = CostSum::kSumToDate};
  EXPECT_EQ(
      Wish({.costs = {Cost(kMarch, 100), Cost(kApril, 20), Cost(kMay, 3)}, .policy = policy}).cost,
      Amount(120));
}

TEST(CostWishTest, AddsTheNextMonthsCostsWhenTheMonthTurns) {
  const SyncPolicy policy{.cost = CostSum::kSumToDate};
  const std::vector costs = {Cost(kApril, 20), Cost(kMay, 3)};
  EXPECT_EQ(Wish({.costs = costs, .today = "2026-04-30", .policy = policy}).cost, Amount(20));
  EXPECT_EQ(Wish({.costs = costs, .today = "2026-05-01", .policy = policy}).cost, Amount(23));
}

TEST(CostWishTest, CountsDecemberBeforeJanuary) {
  const SyncPolicy policy{.cost = CostSum::kSumToDate};
  const std::vector costs = {Cost({2026, 12}, 20), Cost({2027, 1}, 3)};
  EXPECT_EQ(Wish({.costs = costs, .today = "2026-12-31", .policy = policy}).cost, Amount(20));
  EXPECT_EQ(Wish({.costs = costs, .today = "2027-01-01", .policy = policy}).cost, Amount(23));
}

TEST(CostWishTest, TakesOnlyLaterCostsForNoneYetAndNamesBothSwitches) {
  const SyncPolicy policy{.cost = CostSum::kSumToDate, .cost_none = CostNone::kZero};
  const CostWish wish = Wish({.costs = {Cost(kMay, 3)}, .policy = policy});
  EXPECT_EQ(wish.cost, Amount(0));
  EXPECT_EQ(wish.switches, (Switches{"cost-none", "cost"}));
}

TEST(CostWishTest, TakesTheLatestMonthForTheLast) {
  const SyncPolicy policy{.cost = CostSum::kLast};
  EXPECT_EQ(Wish({.costs = {Cost(kMay, 3), Cost(kMarch, 100)}, .policy = policy}).cost, Amount(3));
}

TEST(CostWishTest, TakesTheLastEnteredOfTheLatestMonth) {
  const SyncPolicy policy{.cost = CostSum::kLast};
  EXPECT_EQ(Wish({.costs = {Cost(kMay, 3), Cost(kMay, 4), Cost(kMarch, 1)}, .policy = policy}).cost,
            Amount(4));
}

RC_GTEST_PROP(CostWishTest, SumToDateIsTheWholeSumOnceAllMonthsHaveCome, ()) {
  std::vector<marketo::PeriodCost> costs;
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    costs.push_back(Cost({2026, *rc::gen::inRange(1, 13)}, (*rc::gen::arbitrary<Money>()).units));
  }
  const SyncPolicy to_date{.cost = CostSum::kSumToDate};
  RC_ASSERT(Wish({.costs = costs, .today = "2026-12-01", .policy = to_date}).cost ==
            Wish({.costs = costs}).cost);
}

// --- cost-none and cost-cleared (MK-ATTR-07) ---

TEST(CostWishTest, LeavesActualCostOfAProgramThatNeverHadACost) {
  EXPECT_EQ(Wish({}).cost, std::nullopt);
}

TEST(CostWishTest, WritesZeroForAProgramThatNeverHadACostWhenTheSwitchSaysSo) {
  const SyncPolicy policy{.cost_none = CostNone::kZero};
  EXPECT_EQ(Wish({.policy = policy}).cost, Amount(0));
  EXPECT_EQ(Wish({.policy = policy}).switches, Switches{"cost-none"});
}

TEST(CostWishTest, KeepsTheZeroOfAProgramThatNeverHadACost) {
  const SyncPolicy policy{.cost_none = CostNone::kZero};
  EXPECT_EQ(Wish({.sent = Amount(0), .policy = policy}).cost, Amount(0));
}

TEST(CostWishTest, WritesNullWhenTheLastCostIsDeleted) {
  EXPECT_EQ(Wish({.sent = Amount(50)}).cost, Null());
  EXPECT_EQ(Wish({.sent = Amount(50)}).switches, Switches{"cost-cleared"});
  EXPECT_EQ(Wish({.sent = Amount(0)}).cost, Null());
}

TEST(CostWishTest, WritesZeroWhenTheLastCostIsDeletedAndTheSwitchSaysSo) {
  const SyncPolicy policy{.cost_cleared = CostCleared::kZero};
  EXPECT_EQ(Wish({.sent = Amount(50), .policy = policy}).cost, Amount(0));
}

TEST(CostWishTest, LeavesTheOldCostWhenTheLastCostIsDeletedAndTheSwitchSaysSo) {
  const SyncPolicy policy{.cost_cleared = CostCleared::kLeave};
  EXPECT_EQ(Wish({.sent = Amount(50), .policy = policy}).cost, std::nullopt);
}

// What became of the write is not known: it may stand there.
TEST(CostWishTest, TakesBackACostThatMayHaveBeenWritten) {
  EXPECT_EQ(Wish({.under_way = Amount(50)}).cost, Null());
  EXPECT_EQ(Wish({.sent = Null(), .under_way = Amount(50)}).cost, Null());
  EXPECT_EQ(Wish({.sent = Amount(50), .under_way = Null()}).cost, Null());
}

TEST(CostWishTest, KeepsTheZeroOfAProgramThatNeverHadACostWhileItIsUnderWay) {
  const SyncPolicy policy{.cost_none = CostNone::kZero};
  EXPECT_EQ(Wish({.policy = policy, .under_way = Amount(0)}).cost, Amount(0));
  EXPECT_EQ(Wish({.sent = Amount(0), .policy = policy, .under_way = Amount(0)}).cost, Amount(0));
  EXPECT_EQ(Wish({.sent = Amount(0), .policy = policy, .under_way = Amount(9)}).cost, Null());
}

TEST(CostWishTest, StaysNullAfterItWasCleared) { EXPECT_EQ(Wish({.sent = Null()}).cost, Null()); }

// --- What is written ---

class AttributePlanTest : public testing::Test {
 protected:
  AttributePlanTest() {
    program_.costs = {Cost(kMarch, 100)};
    campaign_.type = channel_;
    campaign_.actual_cost = Money{100};
    link_.campaign = campaign_.id;
    link_.type_sent = channel_;
    link_.cost_sent = CostUpdate{Money{100}};
  }
  std::vector<AttributeWrite> Plan() {
    return PlanAttributes({.program = program_,
                           .channel_name = channel_,
                           .link = link_,
                           .campaign = campaign_,
                           .today = Day("2026-04-15")},
                          policy_);
  }

  LabelTable labels_;
  Label channel_ = labels_.Intern("Party");
  marketo::Program program_;
  store::LinkRecord link_;
  store::CampaignRecord campaign_{.id = salesforce::CampaignId::FromFifteen("701000000000001")};
  SyncPolicy policy_;
};

TEST_F(AttributePlanTest, WritesNothingWhenAllWasSent) { EXPECT_TRUE(Plan().empty()); }

TEST_F(AttributePlanTest, WritesTypeAndCostOfANewLink) {
  link_.type_sent.reset();
  link_.cost_sent.reset();
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 2U);
  EXPECT_EQ(writes[0].rule, RuleId("MK-ATTR-01"));
  EXPECT_EQ(writes[0].update,
            (salesforce::CampaignUpdate{.id = campaign_.id,
                                        .type = salesforce::FieldUpdate<Label>{channel_}}));
  EXPECT_EQ(writes[1].rule, RuleId("MK-ATTR-02"));
  EXPECT_EQ(writes[1].update,
            (salesforce::CampaignUpdate{.id = campaign_.id, .actual_cost = Amount(100)}));
  EXPECT_EQ(writes[1].switches, Switches{"cost"});
}

TEST_F(AttributePlanTest, FollowsAChannelThatWasEdited) {
  channel_ = labels_.Intern("Webinar");
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].update.type, salesforce::FieldUpdate<Label>{channel_});
  EXPECT_EQ(writes[0].update.actual_cost, std::nullopt);
}

TEST_F(AttributePlanTest, FollowsACostThatWasAppended) {
  program_.costs.push_back(Cost(kApril, 5));
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].update.actual_cost, Amount(105));
  EXPECT_EQ(writes[0].update.type, std::nullopt);
}

TEST_F(AttributePlanTest, WritesNullForCostsThatWereCleared) {
  program_.costs.clear();
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].update.actual_cost, Null());
  EXPECT_EQ(writes[0].switches, Switches{"cost-cleared"});
}

TEST_F(AttributePlanTest, WritesTheNullOnlyOnce) {
  program_.costs.clear();
  link_.cost_sent = Null();
  EXPECT_TRUE(Plan().empty());
}

TEST_F(AttributePlanTest, LeavesAnEditMadeInSalesforceUntilMarketoChanges) {
  campaign_.type = labels_.Intern("Other");
  campaign_.actual_cost = Money{7};
  EXPECT_TRUE(Plan().empty());
}

TEST_F(AttributePlanTest, WritesAgainOverAnEditMadeInSalesforceWhenTheSwitchSaysSo) {
  policy_.attribute_reassert = AttributeReassert::kEveryCycle;
  campaign_.type = labels_.Intern("Other");
  campaign_.actual_cost = Money{7};
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 2U);
  EXPECT_EQ(writes[0].rule, RuleId("MK-ATTR-04"));
  EXPECT_EQ(writes[0].switches, Switches{"attribute-reassert"});
  EXPECT_EQ(writes[1].rule, RuleId("MK-ATTR-04"));
  EXPECT_EQ(writes[1].switches, (Switches{"cost", "attribute-reassert"}));
}

TEST_F(AttributePlanTest, ReassertsNothingThatIsEqual) {
  policy_.attribute_reassert = AttributeReassert::kEveryCycle;
  EXPECT_TRUE(Plan().empty());
}

TEST_F(AttributePlanTest, ReassertsANull) {
  policy_.attribute_reassert = AttributeReassert::kEveryCycle;
  program_.costs.clear();
  link_.cost_sent = Null();
  const auto writes = Plan();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].update.actual_cost, Null());
}

TEST_F(AttributePlanTest, NeverReassertsACostThatIsNotItsOwn) {
  policy_.attribute_reassert = AttributeReassert::kEveryCycle;
  program_.costs.clear();
  link_.cost_sent.reset();
  campaign_.actual_cost = Money{7};
  EXPECT_TRUE(Plan().empty());
}

}  // namespace
}  // namespace campsync
