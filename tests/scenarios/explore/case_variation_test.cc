// SPDX-License-Identifier: Apache-2.0
// What is otherwise in a varied case, by the numbers that are drawn for it.
#include "scenarios/harness/explore/case_variation.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/harness/explore/cast_of.h"
#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::harness {
namespace {

constexpr const char* kVariedCase = R"({
  "title": "One crosses",
  "policy": {"retry": "on_change"},
  "given": {
    "marketo": {
      "channels": [{"name": "Channel", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Came", "step": 20, "success": true}]}],
      "programs": [{"name": "May", "channel": "Channel"}, {"name": "June", "channel": "Channel"}],
      "people": [{"key": "ann", "lastName": "Ann", "company": "Acme", "salesforce": "lead:ann"}]
    },
    "salesforce": {
      "campaigns": [{"Name": "May"}, {"Name": "June"}],
      "leads": [{"key": "ann", "LastName": "Ann", "Company": "Acme"}]
    },
    "links": [{"program": "May", "campaign": "May"}]
  },
  "steps": [
    {"user": "link_program", "program": "June", "campaign": "June"},
    {"marketo": "set_status", "program": "May", "person": "ann", "status": "Came"},
    {"sync": 1, "during": [{"before": "CreateMembers", "do": [
      {"salesforce": "remove_member", "campaign": "May", "person": "lead:ann"}]}]}
  ]
})";

// Steps that put right what acts took away: settings and the user.
constexpr std::size_t kPutRight = 2;

Scenario RecordedLink(const std::string& text = kVariedCase) {
  auto scenario = ParseScenario("cases/t/one-crosses.json", text, {});
  if (!scenario) {
    ADD_FAILURE() << FormatLoadErrors(scenario.error());
    return {};
  }
  return *std::move(scenario);
}

Scenario VariedBy(const std::vector<std::uint64_t>& numbers) {
  ListDraws draws(numbers);
  return VaryCase(RecordedLink(), draws);
}

TEST(CastOfTest, PairsAreLinkedOrAskedFor) {
  const auto cast = CastOf(RecordedLink());
  ASSERT_TRUE(cast.has_value());
  ASSERT_EQ(cast->pairs.size(), 2U);
  EXPECT_EQ(cast->pairs[0].program, "May");
  EXPECT_EQ(cast->pairs[0].channel, "Channel");
  EXPECT_EQ(cast->pairs[0].statuses, (std::vector<std::string>{"Invited", "Came"}));
  EXPECT_EQ(cast->pairs[1].campaign, "June");
  EXPECT_EQ(cast->people, std::vector<std::string>{"ann"});
  ASSERT_EQ(cast->records.size(), 1U);
  EXPECT_EQ(cast->records[0].kind, SalesforcePersonKey::Kind::kLead);
}

TEST(CastOfTest, WhoIsNoLeadYetIsActedOnAsTheLeadTheyWillBe) {
  Scenario scenario = RecordedLink();
  scenario.given.salesforce.leads.clear();
  scenario.given.marketo.people.front().salesforce.reset();
  const auto cast = CastOf(scenario);
  ASSERT_TRUE(cast.has_value());
  ASSERT_EQ(cast->records.size(), 1U);
  EXPECT_EQ(cast->records[0].key, "ann");
}

TEST(CastOfTest, WhatTheAuthorTakesAwayIsGivenBack) {
  Scenario scenario = RecordedLink();
  on_salesforce::SetPermission taken{.object = salesforce::ObjectKind::kCampaignMember,
                                     .field = "Status",
                                     .read = false};
  scenario.steps.push_back(Step{.what = SalesforceStep{taken}});
  scenario.steps.push_back(Step{.what = SalesforceStep{on_salesforce::SetApi{false}}});
  const auto cast = CastOf(scenario);
  ASSERT_TRUE(cast.has_value());
  ASSERT_EQ(cast->give_back.size(), 2U);
  for (const auto& [what, act] : cast->give_back) {
    const auto* api = std::get_if<on_salesforce::SetApi>(&act);
    EXPECT_TRUE(api == nullptr || api->enabled);
    const auto* right = std::get_if<on_salesforce::SetPermission>(&act);
    EXPECT_TRUE(right == nullptr || right->read == true);
  }
}

TEST(CastOfTest, WithoutAnybodyThereIsNone) {
  Scenario nobody = RecordedLink();
  nobody.given.marketo.people.clear();
  EXPECT_FALSE(CastOf(nobody).has_value());
  Scenario unlinked = RecordedLink();
  unlinked.given.links.clear();
  unlinked.steps.clear();
  EXPECT_FALSE(CastOf(unlinked).has_value());
}

TEST(CaseVariationTest, OneCycleMore) {
  // One change, of kind 0, one cycle, at place 2.
  const Scenario varied = VariedBy({0, 0, 0, 2});
  ASSERT_EQ(varied.steps.size(), 4 + kPutRight);
  const auto* sync = std::get_if<SyncStep>(&varied.steps[2].what);
  ASSERT_NE(sync, nullptr);
  EXPECT_EQ(std::get<SyncCycles>(sync->extent).count, 1);
  EXPECT_TRUE(std::holds_alternative<MarketoStep>(varied.steps[1].what));
}

TEST(CaseVariationTest, AFaultMore) {
  // The fault takes as many draws as it needs; zeros follow.
  const Scenario varied = VariedBy({0, 1});
  ASSERT_EQ(varied.steps.size(), 4 + kPutRight);
  EXPECT_TRUE(std::holds_alternative<FaultStep>(varied.steps[0].what));
}

TEST(CaseVariationTest, NoOutageWithinWhichASyncWouldWait) {
  for (std::uint64_t number = 0; number < 400; ++number) {
    PrngDraws draws(3, number);
    for (const Step& step : VaryCase(RecordedLink(), draws).steps) {
      const auto* fault = std::get_if<FaultStep>(&step.what);
      if (fault == nullptr) continue;
      EXPECT_FALSE(fault->window.has_value());
      EXPECT_NE(fault->kind, FaultKind::kDailyLimit);
    }
  }
}

TEST(CaseVariationTest, AStepLess) {
  const Scenario varied = VariedBy({0, 2, 1});
  ASSERT_EQ(varied.steps.size(), 2 + kPutRight);
  EXPECT_TRUE(std::holds_alternative<UserStep>(varied.steps[0].what));
  EXPECT_TRUE(std::holds_alternative<SyncStep>(varied.steps[1].what));
}

TEST(CaseVariationTest, CyclesAroundAnOutageStay) {
  Scenario outage = RecordedLink();
  outage.steps.insert(outage.steps.begin(),
                      Step{.what = FaultStep{.operation = "salesforce",
                                             .window = Duration::Minutes(60)}});
  for (const std::uint64_t at : {1, 2, 3}) {
    const std::vector<std::uint64_t> numbers = {0, 2, at};
    ListDraws draws(numbers);
    EXPECT_EQ(VaryCase(outage, draws).steps.size(), 4 + kPutRight) << at;
  }
  const std::vector<std::uint64_t> numbers = {0, 2, 0};  // the outage itself
  ListDraws draws(numbers);
  EXPECT_EQ(VaryCase(outage, draws).steps.size(), 3 + kPutRight);
}

TEST(CaseVariationTest, ASwitchIsSetOnceAndTheAuthorsStays) {
  for (std::uint64_t which = 0; which < 60; ++which) {
    const Scenario varied = VariedBy({0, 3, which, 1});
    ASSERT_GE(varied.policy.size(), 1U);
    ASSERT_LE(varied.policy.size(), 2U);
    EXPECT_EQ(varied.policy[0].name, "retry");
    EXPECT_EQ(varied.policy[0].value, "on_change");
    if (varied.policy.size() == 2) {
      EXPECT_NE(varied.policy[0].name, varied.policy[1].name);
    }
  }
}

TEST(CaseVariationTest, AMomentComesAtAnotherCall) {
  // The only sync; after, UpdateMembers, first; moved rather than added.
  const Scenario varied = VariedBy({0, 4, 0, 0, 1, 0, 0, 99});
  const auto& sync = std::get<SyncStep>(varied.steps[2].what);
  ASSERT_EQ(sync.during.size(), 1U);
  EXPECT_EQ(sync.during[0].when, Moment::When::kAfter);
  EXPECT_EQ(sync.during[0].operation, "UpdateMembers");
  ASSERT_EQ(sync.during[0].acts.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<SalesforceStep>(sync.during[0].acts[0].what));
}

TEST(CaseVariationTest, EditsAmidACycle) {
  const Scenario varied = VariedBy({0, 4, 0, 0, 1});
  const auto& sync = std::get<SyncStep>(varied.steps[2].what);
  ASSERT_EQ(sync.during.size(), 2U);
  EXPECT_EQ(sync.during[1].operation, "UpdateMembers");
  EXPECT_FALSE(sync.during[1].acts.empty());
}

TEST(CaseVariationTest, AnActAndEditsMore) {
  const Scenario act = VariedBy({0, 5});
  ASSERT_EQ(act.steps.size(), 4 + kPutRight);
  const Scenario edits = VariedBy({0, 9, 1});
  ASSERT_EQ(edits.steps.size(), 4 + kPutRight);
  const bool edits_member = std::holds_alternative<MarketoStep>(edits.steps[1].what) ||
                            std::holds_alternative<SalesforceStep>(edits.steps[1].what);
  EXPECT_TRUE(edits_member);
}

TEST(CaseVariationTest, WithNobodyToActOnCyclesAndFaultsAreVaried) {
  Scenario nobody = RecordedLink();
  nobody.given.marketo.people.clear();
  for (std::uint64_t kind = 4; kind < 10; ++kind) {
    const std::vector<std::uint64_t> numbers = {0, kind};
    ListDraws draws(numbers);
    EXPECT_EQ(VaryCase(nobody, draws).steps.size(), 3U) << kind;
  }
  const std::vector<std::uint64_t> numbers = {0, 0, 0, 2};
  ListDraws draws(numbers);
  EXPECT_EQ(VaryCase(nobody, draws).steps.size(), 4U);
}

TEST(CaseVariationTest, EveryStepHasAPlaceOfItsOwn) {
  const Scenario varied = VariedBy({0, 0, 0, 2});
  for (std::size_t at = 1; at < varied.steps.size(); ++at) {
    EXPECT_GT(varied.steps[at].place.line, varied.steps[at - 1].place.line);
  }
}

}  // namespace
}  // namespace campsync::harness
