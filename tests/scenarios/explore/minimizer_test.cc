// SPDX-License-Identifier: Apache-2.0
// Minimal means: without any one item it passes. Shown by brute force, for made-up failures and for
// real ones: an org that obeys a rule the wrong way round.
#include "scenarios/harness/explore/minimizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/failing_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/explore/scenario_items.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

constexpr std::uint64_t kMinimizedSeed = 5;

// Whether taking away any one item ends the failure.
void ExpectOneMinimal(const Scenario& scenario, const StillFails& still_fails) {
  for (const ItemList& list : ItemLists()) {
    for (std::size_t at = 0; at < list.count(scenario); ++at) {
      Scenario smaller = scenario;
      list.remove(smaller, at, 1);
      NumberPlaces(smaller);
      EXPECT_FALSE(still_fails(smaller));
    }
  }
}

std::int64_t CountStepsNamed(const Scenario& scenario, const std::string& name) {
  return std::ranges::count_if(scenario.steps,
                               [&](const Step& step) { return StepName(step) == name; });
}

TEST(MinimizerTest, KeepsWhatTheFailureNeedsAndNothingElse) {
  const Scenario drawn = GeneratedCases(kMinimizedSeed, Profiles().front()).Make(1);
  const StillFails two_syncs_and_ann = [](const Scenario& one) {
    const auto& people = one.given.marketo.people;
    const bool has_ann = std::ranges::find(people, "ann", &GivenPerson::key) != people.end();
    return has_ann && CountStepsNamed(one, "sync") >= 2;
  };
  ASSERT_TRUE(two_syncs_and_ann(drawn));
  const Minimized minimized = Minimize(drawn, two_syncs_and_ann);
  EXPECT_TRUE(minimized.is_minimal);
  EXPECT_EQ(CountItems(minimized.scenario), 3U);
  ExpectOneMinimal(minimized.scenario, two_syncs_and_ann);
}

TEST(MinimizerTest, StopsAtTheBoundWithWhatItHas) {
  const Scenario drawn = GeneratedCases(kMinimizedSeed, Profiles().front()).Make(1);
  const Minimized minimized = Minimize(
      drawn, [](const Scenario&) { return true; }, 1);
  EXPECT_FALSE(minimized.is_minimal);
  EXPECT_LT(CountItems(minimized.scenario), CountItems(drawn));
}

TEST(MinimizerTest, AScenarioThatCannotShrinkStaysAsItIs) {
  const Scenario drawn = GeneratedCases(kMinimizedSeed, Profiles().front()).Make(2);
  const std::size_t items = CountItems(drawn);
  const Minimized minimized =
      Minimize(drawn, [&](const Scenario& one) { return CountItems(one) == items; });
  EXPECT_EQ(CountItems(minimized.scenario), items);
}

TEST(MinimizerTest, TakesAwayPairsOfARecordedCaseWithMoreProgramsThanCampaigns) {
  Scenario recorded;
  recorded.given.marketo.programs.resize(2);
  recorded.given.salesforce.campaigns.resize(1);
  const Minimized minimized = Minimize(recorded, [](const Scenario&) { return true; });
  EXPECT_EQ(minimized.scenario.given.marketo.programs.size(), 1U);
  EXPECT_TRUE(minimized.scenario.given.salesforce.campaigns.empty());
}

TEST(MinimizerTest, TakesAwayStatusesOfAChannelThatStandsInNoCampaign) {
  Scenario recorded;
  recorded.given.marketo.channels.resize(2);
  for (GivenChannel& one : recorded.given.marketo.channels) one.statuses.resize(3);
  recorded.given.marketo.programs.resize(1);
  recorded.given.salesforce.campaigns.resize(1);
  const auto has_programs = [](const Scenario& one) { return !one.given.marketo.programs.empty(); };
  for (const GivenChannel& one :
       Minimize(recorded, has_programs).scenario.given.marketo.channels) {
    EXPECT_EQ(one.statuses.size(), 2U);
  }
}

// The first case of the seed that fails with the rule inverted.
std::optional<Scenario> FirstFailure(const RunOptions& options) {
  for (std::uint64_t index = 0; index < 200; ++index) {
    Scenario drawn = GeneratedCases(kMinimizedSeed, Profiles().front()).Make(index);
    if (!RunDrawn(drawn, options).findings.empty()) return drawn;
  }
  return std::nullopt;
}

class RealFailureTest : public testing::TestWithParam<const char*> {};

TEST_P(RealFailureTest, IsMinimizedToOneScreenAndIsOneMinimal) {
  RunOptions options;
  options.inverted_rule = GetParam();
  const std::optional<Scenario> drawn = FirstFailure(options);
  ASSERT_TRUE(drawn);
  const FailingCase failing = MinimizeFailure(*drawn, options);
  EXPECT_TRUE(failing.is_minimal);
  EXPECT_LE(failing.items, 16U);
  const Finding wanted = failing.result.findings.front();
  ExpectOneMinimal(failing.scenario, [&](const Scenario& smaller) {
    // What no file can say is no smaller case.
    if (!ParseScenario("smaller.json", WriteScenario(smaller), {}).ok()) return false;
    const auto findings = RunDrawn(smaller, options).findings;
    return std::ranges::any_of(findings, [&](const Finding& one) {
      return one.judge == wanted.judge && one.rule == wanted.rule;
    });
  });
}

INSTANTIATE_TEST_SUITE_P(Inverted, RealFailureTest,
                         testing::Values("MK-STATUS-03", "SF-MEMBER-04"));

}  // namespace
}  // namespace campsync::harness
