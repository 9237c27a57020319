// SPDX-License-Identifier: Apache-2.0
// The texts of a run: verdicts become exit codes, failures become lines that can be acted on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

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
    failing_.title = "A link is one-to-one";
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

  Rulebook rulebook_{{Rule{
      .id = "MK-LINK-01", .statement = "One only.", .source = "A page, \"B\" (https://a.page/b)"}}};
  CaseResult failing_;
  CaseResult passing_;
  RunReport report_;
};

TEST_F(ReportTest, AFailureNamesTitlePlaceRuleSourceAndReplay) {
  const std::string text = FailureText(failing_, rulebook_, " --seed 7");
  EXPECT_TRUE(text.starts_with("  A link is one-to-one\n"));
  EXPECT_TRUE(Has(text, "/repo/scenarios/cases/link/a.json:7:\n    marketo.members: no row\n"));
  EXPECT_TRUE(Has(text, "rule MK-LINK-01: \n    One only.\n"));
  EXPECT_TRUE(Has(text, "source: A page, \"B\" [documented, required]\n"));
  EXPECT_TRUE(text.ends_with("  replay: scenarios/run run link/a --trace --seed 7\n"));
}

TEST_F(ReportTest, ACaseIsFoundAgainByItsNameOrItsPath) {
  EXPECT_EQ(AddressOf(failing_), "link/a");
  failing_.name = "fixtures/too-many-leads";
  failing_.path = "/repo/fixtures/too-many-leads/scenario.json";
  EXPECT_EQ(AddressOf(failing_), "fixtures/too-many-leads");
  failing_.path = "/tmp/too-many-leads/scenario.json";
  EXPECT_EQ(AddressOf(failing_), failing_.path);
}

TEST_F(ReportTest, AFailureShowsTheNearestRowFieldByField) {
  failing_.findings[0].sentence = R"(marketo.members: no row is {"person": "ann"})";
  failing_.findings[0].diff = {{"person", R"("ann")", R"("ann")", false},
                               {"status", R"("Attended")", "null", true}};
  EXPECT_TRUE(Has(FailureText(failing_, rulebook_, ""),
                  "    marketo.members: no row is as expected; the nearest one differs in status\n"
                  "      field   expected    found\n"
                  "      person  \"ann\"       \"ann\"\n"
                  "    * status  \"Attended\"  null\n"));
}

TEST_F(ReportTest, ARuleStandsInFullAndNoLineIsTooLong) {
  std::string statement;
  for (int word = 0; word < 80; ++word) statement += "statement ";
  const Rulebook rulebook(
      {Rule{.id = "MK-LINK-01", .statement = statement + "end.", .source = "P"}});
  std::string text = FailureText(failing_, rulebook, "");
  EXPECT_TRUE(Has(text, " end.\n"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
}

TEST_F(ReportTest, ACrashSaysHowItEndedAndWhichRulesTheCaseCites) {
  failing_.verdict = Verdict::kCrash;
  failing_.findings.clear();
  failing_.crash = "check failed: x\nit ended by signal 6";
  const std::string text = FailureText(failing_, rulebook_, "");
  EXPECT_TRUE(Has(text, "    check failed: x\n    it ended by signal 6\n"));
  EXPECT_TRUE(Has(text, "rule MK-LINK-01"));
  report_.cases = {{passing_, 1}, {failing_, 1}};
  EXPECT_EQ(report_.ExitCode(), 1);
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {}), "1 passed, 1 crashed"));
}

TEST_F(ReportTest, AShortSourceHasNoAddress) {
  EXPECT_EQ(ShortSource("Adobe, \"A\" (github.com/x: a/b.md); Nation, \"B\" (https://n.com/b)"),
            "Adobe, \"A\"; Nation, \"B\"");
  EXPECT_EQ(ShortSource("Treated as a conflict (MK-CONFLICT-03)"),
            "Treated as a conflict (MK-CONFLICT-03)");
}

TEST_F(ReportTest, AnExpectedFailureIsCountedAndNoFailure) {
  report_.cases = {{passing_, 1}, {failing_, 1}};
  report_.known_failures_file = "known.json";
  report_.known = {{{.case_name = "link/a"}, KnownOutcome::kExpectedFailure, "the reason"}};
  EXPECT_EQ(report_.ExitCode(), 0);
  const std::string text = ConsoleBody(report_, rulebook_, {});
  EXPECT_TRUE(Has(text, "1 passed, 1 failed as known"));
  EXPECT_TRUE(Has(text, "expected failure     link/a: the reason\n"));
  EXPECT_FALSE(Has(text, "replay:"));
}

TEST_F(ReportTest, EveryOtherOutcomeOfAnEntryFailsTheRun) {
  report_.cases = {{passing_, 1}};
  report_.known_failures_file = "known.json";
  for (const KnownOutcome outcome : {KnownOutcome::kUnexpectedPass, KnownOutcome::kUnused,
                                     KnownOutcome::kFailingDifferently, KnownOutcome::kExpired}) {
    report_.known = {{{.case_name = "link/b"}, outcome, "why"}};
    EXPECT_EQ(report_.ExitCode(), 1) << NameOf(outcome);
    const std::string text = ConsoleBody(report_, rulebook_, {});
    EXPECT_TRUE(Has(text, std::string(NameOf(outcome)))) << text;
    EXPECT_TRUE(Has(text, "known failures do not hold, so this is no pass")) << text;
  }
}

TEST_F(ReportTest, AFailureThatNoEntryExpectsIsNamed) {
  report_.cases = {{failing_, 1}};
  report_.known_failures_file = "known.json";
  EXPECT_EQ(report_.ExitCode(), 1);
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {}), "unexpected failure   link/a: no entry"));
}

TEST_F(ReportTest, CasesThatWereNotRunAreCounted) {
  report_.cases = {{failing_, 1}};
  report_.not_run = 3;
  EXPECT_TRUE(Has(ConsoleBody(report_, rulebook_, {}), "3 not run after the first failure"));
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
  EXPECT_EQ(json["cases"][0]["findings"].size(), 0U);
  EXPECT_EQ(json["cases"][1]["findings"][0]["judge"], "expect");
  EXPECT_EQ(json["cases"][1]["findings"][0]["sentence"], "marketo.members: no row");
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
