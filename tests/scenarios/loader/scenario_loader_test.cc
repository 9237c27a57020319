// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/scenario_loader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/scenario_words.h"
#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

TEST(ScenarioLoaderTest, NamesAScenarioByTopicAndFile) {
  EXPECT_EQ(ScenarioName("scenarios/cases/tour/first-link.json"), "tour/first-link");
  EXPECT_EQ(ScenarioName("first-link.json"), "first-link");
  EXPECT_EQ(ScenarioName("./first-link.json"), "first-link");
}

TEST(ScenarioLoaderTest, KeepsTitleRulesPolicyAndSource) {
  const std::string text = R"({"title": "A title", "rules": ["MK-MEMBER-03"],
    "policy": {"inbound-downgrade": "push_back", "success-sticky": "false"},
    "given": {}, "steps": [{"sync": "cycle"}]})";
  const Scenario scenario = Loaded(text);
  EXPECT_EQ(scenario.title, "A title");
  EXPECT_EQ(scenario.rules.at(0).id, "MK-MEMBER-03");
  ASSERT_EQ(scenario.policy.size(), 2U);
  EXPECT_EQ(scenario.policy[0].value, "push_back");
  EXPECT_EQ(scenario.policy[1].name, "success-sticky");
  EXPECT_EQ(scenario.source, text);
  EXPECT_EQ(scenario.name, "topic/name");
}

TEST(ScenarioLoaderTest, ReportsAMissingFile) {
  const auto scenario = LoadScenario("no/such.json", TestRules());
  ASSERT_FALSE(scenario.ok());
  EXPECT_EQ(FormatLoadErrors(scenario.error()),
            "no/such.json: error: there is no such file\n    Check the path.\n");
}

TEST(ScenarioLoaderTest, RefusesAnEmptyFileAndAFileThatIsNoObject) {
  EXPECT_NE(ErrorsOf("").find("the file is empty"), std::string::npos);
  ExpectError("[]", "expected an object, found a list");
  ExpectError("3", "expected an object");
}

TEST(ScenarioLoaderTest, RefusesBrokenJsonAndDuplicateKeys) {
  ExpectError(R"({"title": )", "not JSON");
  ExpectError(R"({"title": "a", "title": "b"})", "the key 'title' stands twice");
}

TEST(ScenarioLoaderTest, SuggestsKeysAndNamesMissingOnes) {
  const std::string text = R"({"titel": "t", "given": {}, "steps": [{"sync": "cycle"}]})";
  ExpectError(text, "unknown key 'titel'", "Did you mean 'title'?");
  ExpectError(text, "the key 'title' is missing");
}

TEST(ScenarioLoaderTest, ShowsSeveralErrorsOfOneFile) {
  const std::string printed =
      ErrorsOf(R"({"title": 3, "rules": ["MK-MEMBER-O3"], "given": {"tiem": "x"}, "steps": []})");
  for (const auto part :
       {"expected a text, found the number 3", "no rule 'MK-MEMBER-O3'",
        "Did you mean 'MK-MEMBER-03'?", "unknown key 'tiem'", "the scenario has no steps"}) {
    EXPECT_NE(printed.find(part), std::string::npos) << part << "\n" << printed;
  }
}

TEST(ScenarioLoaderTest, AllowsThreeRulesAndNoMore) {
  const std::string rest = R"(, "given": {}, "steps": [{"sync": 1}], "title": "t"})";
  EXPECT_EQ(ErrorsOf(R"({"rules": ["MK-MEMBER-01", "MK-MEMBER-03", "MK-STATUS-01"])" + rest), "");
  ExpectError(
      R"({"rules": ["MK-MEMBER-01", "MK-MEMBER-03", "MK-STATUS-01", "MK-STATUS-11"])" + rest,
      "4 rules are cited; at most 3");
  ExpectError(R"({"rules": ["MK-MEMBER-01", "MK-MEMBER-01"])" + rest, "is cited twice");
  EXPECT_EQ(ErrorsOf(R"({"rules": ["MK-MEMBER-01"], "spares": ["MK-STATUS-01"])" + rest), "");
  ExpectError(R"({"rules": ["MK-MEMBER-01", "MK-MEMBER-03"], "spares": ["MK-STATUS-01",
              "MK-STATUS-11"])" +
                  rest,
              "4 rules are cited; at most 3");
  ExpectError(R"({"rules": ["MK-MEMBER-01"], "spares": ["MK-MEMBER-01"])" + rest,
              "'MK-MEMBER-01' is cited and spared");
  ExpectError(R"({"spares": ["MK-MEMBER-99"])" + rest, "the rulebook has no rule 'MK-MEMBER-99'");
}

TEST(ScenarioLoaderTest, RefusesUnknownSwitchesAndValues) {
  const std::string rest = R"(, "given": {}, "steps": [{"sync": 1}], "title": "t"})";
  ExpectError(R"({"policy": {"inbound-downgrad": "accept"})" + rest, "no switch",
              "Did you mean 'inbound-downgrade'?");
  ExpectError(R"({"policy": {"inbound-downgrade": "acept"})" + rest,
              "'acept' is no value of inbound-downgrade", "Did you mean 'accept'?");
  ExpectError(R"({"policy": ["cost"])" + rest, "expected an object of switches");
  ExpectError(R"({"policy": {"success-sticky": true})" + rest, "expected a text, found true");
}

TEST(ScenarioLoaderTest, LoadsEveryCommittedCase) {
  const auto rulebook = Rulebook::Load(CAMPSIM_SOURCE_DIR "/scenarios/rulebook");
  ASSERT_TRUE(rulebook.ok());
  RuleIds rules;
  for (const auto id : rulebook->Ids()) rules.emplace(id);
  int loaded = 0;
  const std::filesystem::path folder = CAMPSIM_SOURCE_DIR "/scenarios/cases";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const auto scenario = LoadScenario(entry.path().string(), rules);
    EXPECT_TRUE(scenario.ok()) << (scenario.ok() ? "" : FormatLoadErrors(scenario.error()));
    ++loaded;
  }
  EXPECT_GE(loaded, 3);
}

TEST(ScenarioWordsTest, NameOperationsOfBothPortsAndTheStore) {
  const Words& words = OperationWords();
  for (const auto word :
       {"ReadChanges", "WriteMembers", "CreateLeads", "UpdateMembers", "Append"}) {
    EXPECT_NE(std::ranges::find(words, word), words.end()) << word;
  }
  const Words& writes = WriteOperationWords();
  EXPECT_EQ(std::ranges::find(writes, "ReadChanges"), writes.end());
  EXPECT_NE(std::ranges::find(writes, "DeleteMembers"), writes.end());
}

TEST(ScenarioWordsTest, AreUniqueInEveryList) {
  for (const Words* words :
       {&OperationWords(), &ErrorCodeWords(), &SwitchWords(), &MarketoVerbWords(),
        &SalesforceVerbWords(), &UserVerbWords(), &FaultKindWords(), &ProgramTypeWords()}) {
    EXPECT_EQ(std::set<std::string_view>(words->begin(), words->end()).size(), words->size());
  }
}

}  // namespace
}  // namespace campsync::harness
