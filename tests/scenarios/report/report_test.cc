// SPDX-License-Identifier: Apache-2.0
// The texts of a run: verdicts become exit codes, failures become lines that can be acted on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scenarios/harness/report/console_report.h"
#include "scenarios/harness/report/failure_text.h"
#include "scenarios/harness/report/json_report.h"

namespace campsync::harness {
namespace {

class ReportTest : public testing::Test {
 protected:
  ReportTest() {
    failing_.name = "link/a";
    failing_.path = "/repo/scenarios/cases/link/a.json";
    failing_.verdict = Verdict::kFail;
    failing_.cited = {"MK-LINK-01"};
    failing_.findings = {{.judge = "expect",
                          .place = {.line = 7, .column = 1},
                          .sentence = "marketo.members: no row",
                          .lines = {"nearest row: {}"}}};
    passing_.name = "link/b";
    passing_.verdict = Verdict::kPass;
  }

  static bool Has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }

  Rulebook rulebook_{{Rule{.id = "MK-LINK-01", .statement = "One only.", .source = "A page"}}};
  CaseResult failing_;
  CaseResult passing_;
  RunReport report_;
};

TEST_F(ReportTest, AFailureNamesPlaceRuleSourceAndReplay) {
  const std::string text = FailureText(failing_, rulebook_, " --seed 7");
  EXPECT_TRUE(Has(text, "/repo/scenarios/cases/link/a.json:7: marketo.members: no row\n"));
  EXPECT_TRUE(Has(text, "rule MK-LINK-01: One only."));
  EXPECT_TRUE(Has(text, "A page"));
  EXPECT_TRUE(Has(text, "replay: scenarios/run run link/a --trace --seed 7\n"));
}

TEST_F(ReportTest, ACaseElsewhereIsReplayedByItsPath) {
  failing_.path = "/tmp/a.json";
  EXPECT_TRUE(Has(FailureText(failing_, rulebook_, ""), "run /tmp/a.json --trace"));
}

TEST_F(ReportTest, ACaseThatPassedHasNoFailureText) {
  EXPECT_EQ(FailureText(passing_, rulebook_, ""), "");
}

TEST_F(ReportTest, NothingRanIsNoPass) { EXPECT_EQ(report_.ExitCode(), 3); }

TEST_F(ReportTest, AllPassedIsZero) {
  report_.cases = {{passing_, 1}};
  EXPECT_EQ(report_.ExitCode(), 0);
}

TEST_F(ReportTest, OneFailureIsOne) {
  report_.cases = {{passing_, 1}, {failing_, 1}};
  EXPECT_EQ(report_.ExitCode(), 1);
}

TEST_F(ReportTest, OneDoubtIsThree) {
  passing_.verdict = Verdict::kInconclusive;
  report_.cases = {{passing_, 1}};
  EXPECT_EQ(report_.ExitCode(), 3);
}

TEST_F(ReportTest, InvalidInputOutranksAPass) {
  report_.cases = {{passing_, 1}};
  report_.invalid.emplace_back();
  EXPECT_EQ(report_.ExitCode(), 2);
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {}), "so this is no pass"));
}

TEST_F(ReportTest, ReplayOptionsAreThoseThatChangeTheRun) {
  EXPECT_EQ(report_.ReplayOptions(), "");
  report_.head.seed = 7;
  report_.head.policies = {{"retry", "on_change"}};
  EXPECT_EQ(report_.ReplayOptions(), " --seed 7 --policy retry=on_change");
}

TEST_F(ReportTest, TheHeadNamesVersionSeedAndSwitches) {
  RunHead head{.version = "1.2", .commit = "abc", .seed = 7, .policies = {{"retry", "on_change"}}};
  EXPECT_EQ(ConsoleHead(head), "campsim 1.2 (abc), seed 7\nswitches: retry=on_change\n");
}

TEST_F(ReportTest, TheBodyHasOneLineATopic) {
  report_.cases = {{passing_, 1}, {failing_, 1}};
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {}), "1 passed, 1 failed"));
}

TEST_F(ReportTest, ColourIsOnlyThereWhenAskedFor) {
  report_.cases = {{failing_, 1}};
  EXPECT_FALSE(Has(ConsoleBody(report_, rulebook_, {}), "\x1b"));
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {.colour = true}), "\x1b"));
}

TEST_F(ReportTest, TheJsonReportHasOneEntryACase) {
  report_.cases = {{passing_, 1}, {failing_, 25}};
  const auto json = nlohmann::json::parse(JsonOfRun(report_, rulebook_));
  ASSERT_EQ(json["cases"].size(), 2U);
  EXPECT_EQ(json["cases"][1]["name"], "link/a");
  EXPECT_EQ(json["cases"][1]["verdict"], "fail");
  EXPECT_EQ(json["cases"][1]["durationUs"], 25);
  EXPECT_EQ(json["cases"][0]["failure"], "");
  EXPECT_EQ(json["exitCode"], 1);
}

TEST_F(ReportTest, TheJsonOfRulesHasTheKeysOfTheIssue) {
  const auto json = nlohmann::json::parse(JsonOfRules(CoverageOf(rulebook_, {})));
  const auto& rule = json["rules"][0];
  for (const char* key :
       {"id", "title", "source", "confidence", "strength", "status", "reason", "cases"}) {
    EXPECT_TRUE(rule.contains(key)) << key;
  }
  EXPECT_EQ(rule["status"], "uncovered");
}

}  // namespace
}  // namespace campsync::harness
