// SPDX-License-Identifier: Apache-2.0
// What the rules make of one meeting of two sides, switch by switch.
#include "scenarios/harness/judge/reference/pair_rules.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

constexpr PersonTypes kLead{.may_be_contact = false, .may_be_other = true};
constexpr PersonTypes kContact{.may_be_contact = true, .may_be_other = false};

class PairRulesTest : public testing::Test {
 protected:
  PairRulesTest() : run_(ToldRun::kNobody, ToldRun::kNobody) {}

  SyncPolicy& policy() { return run_.world.policy; }

  std::vector<Sides> Meet(const SideChange& marketo, const SideChange& salesforce,
                          PersonTypes types = kLead) {
    const LawView view = run_.world.View();
    std::vector<Sides> sides;
    for (const Outcome& one :
         PairRules(view.after, view, view.after.links.front()).Meet(marketo, salesforce, types)) {
      if (!one.waits) sides.push_back(one.sides);
    }
    return sides;
  }

  static SideChange Still(HeldName value) { return {ChangeKind::kNone, value, {}}; }
  static SideChange Set(HeldName value, std::int64_t minute = 0) {
    return {ChangeKind::kStatus, value, Instant{minute * 60'000}};
  }
  static SideChange Removed(std::int64_t minute = 0) {
    return {ChangeKind::kRemoved, std::nullopt, Instant{minute * 60'000}};
  }
  static std::vector<Sides> Both(HeldName value) { return {{value, value}}; }

  ToldRun run_;
};

TEST_F(PairRulesTest, StatusConflictByPersonType) {
  policy().status_conflict = StatusConflict::kByPersonType;
  EXPECT_EQ(Meet(Set("Registered"), Set("Attended"), kLead), Both("Registered"));
  EXPECT_EQ(Meet(Set("Registered"), Set("Attended"), kContact), Both("Attended"));
}

TEST_F(PairRulesTest, StatusConflictByTime) {
  policy().status_conflict = StatusConflict::kLastWriter;
  EXPECT_EQ(Meet(Set("Registered", 1), Set("Attended", 2)), Both("Attended"));
  EXPECT_EQ(Meet(Set("Registered", 2), Set("Attended", 1)), Both("Registered"));
}

TEST_F(PairRulesTest, SlowAnswersTellLessOfTheClocks) {
  const SideChange removed{ChangeKind::kRemoved, std::nullopt, Instant{6'000}};
  EXPECT_EQ(Meet(removed, Set("Attended")).size(), 1U);
  const auto call = [&](sim::Lane lane, std::string_view operation, std::int64_t at) {
    run_.world.journal.push_back({.time = Instant{at},
                                  .lane = lane,
                                  .kind = sim::EntryKind::kEffect,
                                  .operation = operation});
  };
  call(sim::Lane::kMarketo, marketo::ReadSettings::kName, 0);
  call(sim::Lane::kSalesforce, salesforce::ReadOwnUser::kName, 2'000);
  call(sim::Lane::kMarketo, marketo::ReadChanges::kName, 4'000);
  EXPECT_EQ(Meet(removed, Set("Attended")).size(), 2U);
}

TEST_F(PairRulesTest, TheLastWriterMayNotGoBelowMarketosStep) {
  policy().status_conflict = StatusConflict::kLastWriter;
  const std::vector<Sides> apart{{"Attended", "Registered"}};
  EXPECT_EQ(Meet(Set("Attended", 1), Set("Registered", 2)), apart);
  policy().inbound_downgrade = InboundDowngrade::kPushBack;
  EXPECT_EQ(Meet(Set("Attended", 1), Set("Registered", 2)), Both("Attended"));
}

TEST_F(PairRulesTest, PullThenPushTakesSalesforceUnlessTheStepForbids) {
  policy().status_conflict = StatusConflict::kPullThenPush;
  EXPECT_EQ(Meet(Set("On Site"), Set("Attended")), Both("Attended"));
  EXPECT_EQ(Meet(Set("Attended"), Set("Registered")), Both("Attended"));
}

TEST_F(PairRulesTest, AWinningRemovalThatIsKeptLeavesTheOtherSide) {
  policy().marketo_remove = Removal::kKeep;
  const std::vector<Sides> kept{{std::nullopt, "Attended"}};
  EXPECT_EQ(Meet(Removed(2), Set("Attended", 1)), kept);
  EXPECT_EQ(Meet(Removed(1), Set("Attended", 2)), Both("Attended"));
}

TEST_F(PairRulesTest, TwoRemovalsAgree) {
  EXPECT_EQ(Meet(Removed(1), Removed(2)), Both(std::nullopt));
}

TEST_F(PairRulesTest, AnUnknownStatusWaitsOrEntersAtTheFirst) {
  EXPECT_TRUE(Meet(Still(std::nullopt), {ChangeKind::kAdded, "VIP", {}}).empty());
  policy().inbound_unknown_status = InboundUnknownStatus::kFirstStatus;
  const std::vector<Sides> first{{"Invited", "VIP"}};
  EXPECT_EQ(Meet(Still(std::nullopt), {ChangeKind::kAdded, "VIP", {}}), first);
  const std::vector<Sides> stays{{"Registered", "VIP"}};
  EXPECT_EQ(Meet(Still("Registered"), Set("VIP")), stays);
}

TEST_F(PairRulesTest, AStatusThatTheCampaignLacksWaits) {
  EXPECT_TRUE(Meet(Set("VIP"), Still("Invited")).empty());
}

TEST_F(PairRulesTest, ALaterStatusOfAKeptMemberIsLeftOpen) {
  EXPECT_EQ(Meet(Set("Attended"), Still(std::nullopt)).size(), 2U);
  EXPECT_EQ(Meet(Still(std::nullopt), Set("Attended")).size(), 2U);
}

TEST_F(PairRulesTest, NamesAreComparedAsTheSwitchSays) {
  EXPECT_TRUE(Meet(Still("Attended"), Set("ATTENDED")).empty());
  policy().match_case = MatchCase::kIgnoreCase;
  EXPECT_EQ(Meet(Still("Attended"), Set("ATTENDED")).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
