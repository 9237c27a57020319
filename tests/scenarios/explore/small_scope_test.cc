// SPDX-License-Identifier: Apache-2.0
// Every small case there is, each once.
#include "scenarios/harness/explore/small_scope.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <variant>

#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

// What happens and from where, without name and title.
std::string ContentOf(Scenario scenario) {
  scenario.title = "one of them";
  return WriteScenario(scenario);
}

TEST(SmallScopeTest, TheCountIsTheFormula) {
  // (statuses + 1) ^ people, 1 + 2 e + 2 e^2 with e = people (statuses + 1), 1 + 5 x 12
  EXPECT_EQ(SmallScope(1, 1).count(), 2U * (1 + 2 * 2 + 2 * 4) * 61);
  EXPECT_EQ(SmallScope(2, 2).count(), 9U * (1 + 2 * 6 + 2 * 36) * 61);
  EXPECT_EQ(SmallScope(3, 2).count(), 27U * (1 + 2 * 9 + 2 * 81) * 61);
  EXPECT_EQ(SmallScope(2, 2).description(),
            "all cases with 2 people and 2 statuses: 9 memberships x 85 edits x 61 faults");
}

TEST(SmallScopeTest, NoCaseIsThereTwice) {
  const SmallScope scope(1, 2);
  std::set<std::string> contents;
  for (std::uint64_t index = 0; index < *scope.count(); ++index) {
    contents.insert(ContentOf(scope.Make(index)));
  }
  EXPECT_EQ(contents.size(), *scope.count());
}

TEST(SmallScopeTest, EveryKindOfEditAndFaultIsThere) {
  const SmallScope scope(2, 1);
  std::set<std::string> steps;
  for (std::uint64_t index = 0; index < *scope.count(); ++index) {
    for (const Step& step : scope.Make(index).steps) {
      const auto* fault = std::get_if<FaultStep>(&step.what);
      steps.insert(fault == nullptr ? StepName(step) : "fault " + std::to_string(fault->nth));
    }
  }
  std::set<std::string> expected = {"marketo remove_member",
                                    "marketo set_status",
                                    "salesforce add_member",
                                    "salesforce remove_member",
                                    "salesforce set_member_status",
                                    "sync",
                                    "time"};
  for (std::uint64_t nth = 1; nth <= SmallScope::kFaultedEffects; ++nth) {
    expected.insert("fault " + std::to_string(nth));
  }
  EXPECT_EQ(steps, expected);
}

TEST(SmallScopeTest, ACaseIsAnOrdinaryScenario) {
  const SmallScope scope(2, 2);
  for (std::uint64_t index = 0; index < *scope.count(); index += 997) {
    const std::string text = WriteScenario(scope.Make(index));
    const auto read = ParseScenario("small.json", text, {});
    ASSERT_TRUE(read.ok()) << FormatLoadErrors(read.error()) << text;
    EXPECT_EQ(WriteScenario(*read), text);
  }
}

TEST(SmallScopeTest, ItsCasesPass) {
  const SmallScope scope(1, 1);
  for (std::uint64_t index = 0; index < *scope.count(); ++index) {
    const CaseResult result = RunDrawn(scope.Make(index), {});
    ASSERT_TRUE(result.findings.empty())
        << index << ": " << result.findings.front().sentence << WriteScenario(scope.Make(index));
  }
}

// The first cases of a size are those without a fault. None of their effects is beyond its faults.
TEST(SmallScopeTest, FaultsReachTheLastEffect) {
  const SmallScope scope(2, 2);
  std::int64_t most = 0;
  for (std::uint64_t index = 0; index < 9U * 85U; ++index) {
    most = std::max(most, RunDrawn(scope.Make(index), {}).effects);
  }
  EXPECT_EQ(most, static_cast<std::int64_t>(SmallScope::kFaultedEffects));
}

}  // namespace
}  // namespace campsync::harness
