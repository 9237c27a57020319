// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <optional>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// 2026-03-15T00:00:00Z, far from a month's turn.
constexpr Instant kMidMarch{1'773'532'800'000};

class AttributesAtRestTest : public testing::Test {
 protected:
  marketo::Program& program() { return world_.after.marketo.programs.front(); }
  salesforce::Campaign& campaign() { return world_.after.salesforce.campaigns.front(); }

  void AddCost(std::int32_t month, std::int64_t cost) {
    program().costs.push_back({.month = YearMonth{2026, month}, .cost = Money{cost}});
  }
  void SendType(const char* type, std::optional<ErrorCode> error = std::nullopt) {
    Send({.id = campaign().id, .type = salesforce::FieldUpdate<Label>{world_.labels.Intern(type)}},
         error);
  }
  void SendCost(std::int64_t cost) {
    Send({.id = campaign().id, .actual_cost = salesforce::FieldUpdate<Money>{Money{cost}}}, {});
  }
  Findings Judge() { return world_.Judge(JudgeAttributesAtRest); }
  // Judges with that cost in Salesforce.
  bool Holds(std::optional<std::int64_t> cost) {
    campaign().actual_cost = cost ? std::optional(Money{*cost}) : std::nullopt;
    return Judge().empty();
  }

  SmallWorld world_;

 private:
  void Send(salesforce::CampaignUpdate update, std::optional<ErrorCode> error) {
    Result<salesforce::CampaignId> result = update.id;
    if (error) result = Error{*error, "no", {}};
    world_.Call(salesforce::UpdateCampaigns{{update}}, {{result}});
    world_.journal.back().time = kMidMarch;
  }
};

TEST_F(AttributesAtRestTest, TypeIsTheChannelsName) {
  EXPECT_TRUE(Judge().empty());
  campaign().type = world_.labels.Intern("Seminar");
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().rule, "MK-ATTR-01");
  EXPECT_EQ(findings.front().sentence,
            "Type of campaign webinar is \"Seminar\", by program may it is \"Webinar\"");
}

TEST_F(AttributesAtRestTest, TypeIsCutToFortyCharacters) {
  world_.after.marketo.channels.front().name = std::string(39, 'x') + "\u00e4\u00f6";
  campaign().type = world_.labels.Intern(std::string(39, 'x') + "\u00e4");
  EXPECT_TRUE(Judge().empty());
}

TEST_F(AttributesAtRestTest, WhatWasTypedInSalesforceAfterwardsStaysUnlessEachCycleWritesItBack) {
  campaign().type = world_.labels.Intern("Seminar");
  SendType("Webinar");
  EXPECT_TRUE(Judge().empty());
  world_.policy.attribute_reassert = AttributeReassert::kEveryCycle;
  EXPECT_EQ(Judge().size(), 1U);
  SendType("Webinar");
  SendType("Webinar");
  EXPECT_TRUE(Judge().empty());  // the brake
  world_.policy.rewrite_brake = RewriteBrakeSwitch::kOff;
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(AttributesAtRestTest, WhatMarketoHasIsToBeSent) {
  campaign().type = world_.labels.Intern("Seminar");
  SendType("Seminar");
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(AttributesAtRestTest, WhatTheOrgRefusesIsNotThere) {
  campaign().type = world_.labels.Intern("Seminar");
  SendType("Webinar", ErrorCode::kInvalidFieldForInsertUpdate);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(AttributesAtRestTest, ActualCostIsTheSumOrTheLastOrTheSumToDate) {
  AddCost(3, 30);
  AddCost(4, 50);
  AddCost(4, 40);
  AddCost(1, 5);
  SendCost(125);
  EXPECT_TRUE(Holds(125));
  world_.journal.clear();
  EXPECT_FALSE(Holds(40));
  world_.policy.cost = CostSum::kLast;
  EXPECT_TRUE(Holds(40));
  EXPECT_FALSE(Holds(50));
  SendType("Webinar");  // so that there is a present
  world_.policy.cost = CostSum::kSumToDate;
  EXPECT_TRUE(Holds(35));
  EXPECT_FALSE(Holds(5));
}

TEST_F(AttributesAtRestTest, AProgramThatNeverHadACostLeavesWhatIsThere) {
  EXPECT_TRUE(Holds(70));
  world_.policy.cost_none = CostNone::kZero;
  EXPECT_FALSE(Holds(70));
  EXPECT_TRUE(Holds(0));
}

TEST_F(AttributesAtRestTest, ClearedCostsAreClearedThereAsTheSwitchSays) {
  world_.history.links_seen[1] = 0;
  SendCost(70);
  EXPECT_FALSE(Holds(70));
  EXPECT_TRUE(Holds(std::nullopt));
  world_.policy.cost_cleared = CostCleared::kZero;
  EXPECT_FALSE(Holds(std::nullopt));
  EXPECT_TRUE(Holds(0));
  world_.policy.cost_cleared = CostCleared::kLeave;
  EXPECT_TRUE(Holds(70));
}

TEST_F(AttributesAtRestTest, ACostOfZeroMayBeTakenForThatOfAProgramWithoutCosts) {
  world_.history.links_seen[1] = 0;
  SendCost(70);
  world_.policy.cost_none = CostNone::kZero;
  EXPECT_FALSE(Holds(0));
  SendCost(0);
  EXPECT_TRUE(Holds(0));
  EXPECT_TRUE(Holds(std::nullopt));
  world_.policy.cost_none = CostNone::kLeave;
  EXPECT_FALSE(Holds(0));
}

TEST_F(AttributesAtRestTest, SaysNothingOfALinkThatTheSyncMayNotLookAfter) {
  campaign().type = world_.labels.Intern("Seminar");
  campaign().is_active = false;
  EXPECT_TRUE(Judge().empty());
  campaign().is_active = true;
  program().archived = true;
  world_.policy.program_archived = ProgramArchived::kPause;
  EXPECT_TRUE(Judge().empty());
  program().archived = false;
  world_.after.links.front().state = store::LinkState::kInitializing;
  EXPECT_TRUE(Judge().empty());
  world_.after.links.front().state = store::LinkState::kLinked;
  EXPECT_EQ(Judge().size(), 1U);
}

class SentOnceTest : public AttributesAtRestTest {
 protected:
  SentOnceTest() { world_.history.links_seen[1] = 0; }
  Findings JudgeTwice() { return world_.Judge(JudgeAttributesSentOnce); }
};

TEST_F(SentOnceTest, AnotherValueMayBeSent) {
  SendCost(1);
  SendType("Webinar");
  SendCost(2);
  SendCost(1);
  EXPECT_TRUE(JudgeTwice().empty());
}

TEST_F(SentOnceTest, TheSameValueMayNotUnlessEachCycleWritesItBack) {
  SendCost(1);
  SendCost(1);
  EXPECT_EQ(JudgeTwice().size(), 1U);
  world_.policy.attribute_reassert = AttributeReassert::kEveryCycle;
  EXPECT_TRUE(JudgeTwice().empty());
}

TEST_F(SentOnceTest, AnotherLinkStartsAnew) {
  SendCost(1);
  SendCost(1);
  world_.history.links_seen[1] = 1;
  EXPECT_TRUE(JudgeTwice().empty());
}

TEST_F(SentOnceTest, AFaultMayHaveTakenTheReply) {
  SendCost(1);
  world_.journal.push_back({.sequence = 2, .kind = sim::EntryKind::kFault});
  SendCost(1);
  EXPECT_TRUE(JudgeTwice().empty());
}

TEST_F(SentOnceTest, WhatTheOrgRefusedMayBeSentAgain) {
  SendType("Webinar", ErrorCode::kInvalidFieldForInsertUpdate);
  SendType("Webinar");
  EXPECT_TRUE(JudgeTwice().empty());
}

}  // namespace
}  // namespace campsync::harness
