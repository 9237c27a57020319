// SPDX-License-Identifier: Apache-2.0
// What is generated is an ordinary scenario: it can be written down, read again and run.
#include "scenarios/harness/explore/case_generator.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <variant>

#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

constexpr std::uint64_t kSeed = 11;

Scenario Read(const std::string& text) {
  auto scenario = ParseScenario("explored/case.json", text, {});
  if (scenario) return *std::move(scenario);
  ADD_FAILURE() << FormatLocatedError(scenario.error().errors.front()) << text;
  return {};
}

TEST(CaseGeneratorTest, TheSameNumberIsTheSameCase) {
  const Profile& standard = Profiles().front();
  EXPECT_EQ(WriteScenario(GeneratedCases(kSeed, standard).Make(4)),
            WriteScenario(GeneratedCases(kSeed, standard).Make(4)));
  EXPECT_NE(WriteScenario(GeneratedCases(kSeed, standard).Make(4)),
            WriteScenario(GeneratedCases(kSeed, standard).Make(5)));
}

TEST(CaseGeneratorTest, EveryCaseCanBeWrittenAndReadAgain) {
  for (const Profile& profile : Profiles()) {
    for (std::uint64_t index = 0; index < 100; ++index) {
      const std::string text = WriteScenario(GeneratedCases(kSeed, profile).Make(index));
      EXPECT_EQ(WriteScenario(Read(text)), text);
    }
  }
}

TEST(CaseGeneratorTest, ACaseThatWasReadAgainRunsAsItWasDrawn) {
  for (std::uint64_t index = 0; index < 30; ++index) {
    const Scenario drawn = GeneratedCases(kSeed, Profiles().front()).Make(index);
    const CaseResult first = RunDrawn(drawn, {});
    const CaseResult second = RunDrawn(Read(WriteScenario(drawn)), {});
    EXPECT_EQ(first.digest, second.digest) << index;
    EXPECT_EQ(first.findings.size(), second.findings.size());
  }
}

TEST(CaseGeneratorTest, PlacesAreNumberedAndNoneTwice) {
  Scenario scenario = GeneratedCases(kSeed, Profiles().front()).Make(0);
  NumberPlaces(scenario);
  std::set<std::uint32_t> lines;
  std::size_t places = 0;
  for (const Step& step : scenario.steps) {
    lines.insert(step.place.line);
    ++places;
    const auto* sync = std::get_if<SyncStep>(&step.what);
    if (sync == nullptr) continue;
    for (const Moment& moment : sync->during) {
      lines.insert(moment.place.line);
      ++places;
      for (const Moment::Act& act : moment.acts) {
        lines.insert(act.place.line);
        ++places;
      }
    }
  }
  EXPECT_EQ(lines.size(), places);
  EXPECT_FALSE(lines.contains(0));
}

TEST(CaseGeneratorTest, AllKindsOfStepsOccur) {
  std::set<std::string> seen;
  for (std::uint64_t index = 0; index < 300; ++index) {
    for (const Step& step : GeneratedCases(kSeed, Profiles().front()).Make(index).steps) {
      seen.insert(StepName(step));
    }
  }
  for (const char* name :
       {"sync", "marketo set_status", "marketo merge_people", "salesforce add_member",
        "salesforce convert_lead", "salesforce merge_leads", "user link_program"}) {
    EXPECT_TRUE(seen.contains(name)) << name;
  }
}

TEST(CaseGeneratorTest, TheCalmProfileHasNoFault) {
  const Profile& calm = *FindProfile("calm");
  for (std::uint64_t index = 0; index < 100; ++index) {
    for (const Step& step : GeneratedCases(kSeed, calm).Make(index).steps) {
      EXPECT_FALSE(std::holds_alternative<FaultStep>(step.what));
    }
  }
}

}  // namespace
}  // namespace campsync::harness
