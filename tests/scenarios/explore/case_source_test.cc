// SPDX-License-Identifier: Apache-2.0
// One recorded case as many: crashed at each of its effects, or varied.
#include "scenarios/harness/explore/case_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

// A member who crosses, a refusal, a question and what all that must come to.
constexpr const char* kCase = R"({
  "title": "One crosses",
  "given": {
    "marketo": {
      "channels": [{"name": "Channel", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Came", "step": 20, "success": true}]}],
      "programs": [{"name": "May", "channel": "Channel"}],
      "people": [{"key": "ann", "lastName": "Ann", "company": "Acme"}]
    },
    "salesforce": {
      "campaigns": [{"Name": "May", "statuses": [
        {"Label": "Invited", "IsDefault": true}, {"Label": "Came", "HasResponded": true}]}]
    },
    "links": [{"program": "May", "campaign": "May"}]
  },
  "steps": [
    {"marketo": "set_status", "program": "May", "person": "ann", "status": "Came"},
    {"marketo": "set_status", "program": "May", "person": "ann", "status": "Invited",
     "refused": "1037"},
    {"user": "list_campaigns", "answer": []},
    {"sync": "until_idle"},
    {"expect": {"salesforce": {"members": {"count": 1}}}}
  ]
})";

Scenario Bare() {
  auto scenario = ParseScenario("cases/t/one-crosses.json", kCase, {});
  if (!scenario) {
    ADD_FAILURE() << FormatLoadErrors(scenario.error());
    return {};
  }
  return WithoutExpectations(*std::move(scenario));
}

std::string StepsOf(Scenario scenario) {
  scenario.title = "same";
  return WriteScenario(scenario);
}

TEST(CaseSourceTest, WithoutExpectationsOnlyWhatHappensIsLeft) {
  const Scenario bare = Bare();
  ASSERT_EQ(bare.steps.size(), 4U);
  EXPECT_FALSE(std::get<MarketoStep>(bare.steps[1].what).refused.has_value());
  const auto& asked = std::get<UserStep>(bare.steps[2].what).request;
  EXPECT_FALSE(std::get<by_user::ListCampaigns>(asked).answer.has_value());
}

TEST(CaseSourceTest, EachEffectIsCrashedAtThreePoints) {
  const CrashPoints crashes({{Bare(), 4}});
  ASSERT_EQ(crashes.count(), 12U);
  std::set<std::pair<FaultKind, std::int64_t>> points;
  for (std::uint64_t index = 0; index < 12; ++index) {
    const Scenario crashed = crashes.Make(index);
    ASSERT_EQ(crashed.steps.size(), 5U);
    const auto& fault = std::get<FaultStep>(crashed.steps.front().what);
    EXPECT_EQ(fault.operation, "effect");
    points.emplace(fault.kind, fault.nth);
  }
  EXPECT_EQ(points.size(), 12U);
  EXPECT_TRUE(points.contains({FaultKind::kCrashAfterReply, 4}));
  EXPECT_EQ(crashes.Make(4).title, "One crosses: crash_after_commit effect 2");
}

TEST(CaseSourceTest, SeveralCasesFollowEachOther) {
  Scenario other = Bare();
  other.title = "Other";
  const CrashPoints crashes({{Bare(), 1}, {Bare(), 0}, {other, 2}});
  ASSERT_EQ(crashes.count(), 9U);
  EXPECT_EQ(crashes.Make(2).title, "One crosses: crash_after_reply effect 1");
  EXPECT_EQ(crashes.Make(3).title, "Other: crash_before effect 1");
  EXPECT_EQ(crashes.Make(8).title, "Other: crash_after_reply effect 2");
  EXPECT_EQ(crashes.description(), "3 cases, which have 3 effects, crashed at each of them");
}

TEST(CaseSourceTest, TheCountOfEffectsReachesEveryCrash) {
  const Scenario bare = Bare();
  const CaseResult healthy = RunDrawn(bare, {});
  ASSERT_TRUE(healthy.findings.empty());
  ASSERT_GT(healthy.effects, 2);
  // Each of them ends the engine's process, and one beyond the last effect does not.
  const CrashPoints crashes({{bare, healthy.effects + 1}});
  for (std::uint64_t index = 0; index < *crashes.count(); ++index) {
    const CaseResult crashed = RunDrawn(crashes.Make(index), {.trace = true});
    EXPECT_TRUE(crashed.findings.empty()) << index;
    const auto ends = std::ranges::count_if(crashed.trace, [](const std::string& line) {
      return line.find(" note Crash ") != std::string::npos;
    });
    const bool is_beyond = index >= 3 * static_cast<std::uint64_t>(healthy.effects);
    EXPECT_EQ(ends, is_beyond ? 0 : 1) << index;
  }
}

TEST(CaseSourceTest, RecordedCasesComeAsTheyAreBeforeTheyAreVaried) {
  Scenario other = Bare();
  other.title = "Other";
  const VariedCases varied(7, {Bare(), other});
  EXPECT_EQ(varied.count(), std::nullopt);
  EXPECT_EQ(varied.description(), "seed 7, 2 recorded cases and variations of them");
  EXPECT_EQ(varied.slug(), "varied-7");
  EXPECT_EQ(StepsOf(varied.Make(0)), StepsOf(Bare()));
  EXPECT_EQ(varied.Make(1).steps.size(), other.steps.size());
  EXPECT_EQ(varied.Make(5).title, "Case 5 of seed 7: Other");
}

TEST(CaseSourceTest, AVariationIsTheSameForItsSeedAndNumber) {
  const VariedCases one(7, {Bare()});
  const VariedCases again(7, {Bare()});
  const VariedCases other(8, {Bare()});
  std::set<std::string> texts;
  int differ = 0;
  for (std::uint64_t index = 1; index < 40; ++index) {
    const std::string text = StepsOf(one.Make(index));
    EXPECT_EQ(text, StepsOf(again.Make(index))) << index;
    differ += text != StepsOf(other.Make(index)) ? 1 : 0;
    texts.insert(text);
  }
  EXPECT_GT(differ, 30);
  EXPECT_GT(texts.size(), 30U);
}

}  // namespace
}  // namespace campsync::harness
