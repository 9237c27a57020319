// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/exploration_report.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace campsync::harness {
namespace {

ExplorationReport Explored() {
  ExplorationReport report{.head = {.version = "1", .commit = "c", .seed = 7},
                           .source = "seed 4, profile standard"};
  report.exploration.cases = 3;
  report.exploration.effective = 3;
  report.exploration.digests = {"a", "b", "b"};
  return report;
}

TEST(ExplorationReportTest, TheExitCodeIsTheVerdict) {
  ExplorationReport report = Explored();
  EXPECT_EQ(report.ExitCode(), 0);
  report.exploration.effective = 0;
  EXPECT_EQ(report.ExitCode(), 3);
  report.exploration.failures.push_back({1, "survival", "MK-CYCLE-08", "lost"});
  EXPECT_EQ(report.ExitCode(), 1);
}

TEST(ExplorationReportTest, WhatWasFoundEarlierAndFailsAgainIsNamed) {
  ExplorationReport report = Explored();
  report.found = {"explored/one", "explored/two"};
  report.corpus.cases = 2;
  EXPECT_NE(ExplorationText(report, false).find("2 cases that were found earlier ran first, 0 of"),
            std::string::npos);
  report.corpus.failures.push_back({1, "survival", "MK-CYCLE-08", "lost"});
  EXPECT_EQ(report.ExitCode(), 1);
  const std::string text = ExplorationText(report, true);
  EXPECT_NE(text.find("found earlier, and fails again: explored/two by survival (MK-CYCLE-08)"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("replay: scenarios/run run fixtures/explored/two.json --trace"),
            std::string::npos)
      << text;
}

TEST(ExplorationReportTest, TellsJudgesAndTheFirstFailures) {
  ExplorationReport report = Explored();
  for (std::uint64_t index = 0; index < 7; ++index) {
    report.exploration.failures.push_back({index, "survival", "MK-CYCLE-08", "lost"});
  }
  const std::string text = ExplorationText(report, true);
  EXPECT_NE(text.find("7 by survival (MK-CYCLE-08)"), std::string::npos) << text;
  EXPECT_NE(text.find("case 4: lost"), std::string::npos) << text;
  EXPECT_EQ(text.find("case 5: lost"), std::string::npos) << text;
  EXPECT_NE(text.find("and 2 more"), std::string::npos) << text;
}

TEST(ExplorationReportTest, SaysThatNothingWasChecked) {
  ExplorationReport report = Explored();
  report.exploration.effective = 0;
  EXPECT_NE(ExplorationText(report, true).find("nothing was checked"), std::string::npos);
}

TEST(ExplorationReportTest, NamesTheActiveRulesThatNothingCameUnder) {
  const Rulebook rulebook({{.id = "MK-LINK-01"},
                           {.id = "MK-LINK-02"},
                           {.id = "MK-LINK-03", .status = RuleStatus::kLater}});
  ExplorationReport report = Explored();
  report.exploration.rules["MK-LINK-01"] = 2;
  report.never_reached = NeverReached(rulebook, report.exploration);
  EXPECT_EQ(report.never_reached, std::vector<std::string>{"MK-LINK-02"});
  EXPECT_NE(ExplorationText(report, false).find("active rules never reached (1): MK-LINK-02"),
            std::string::npos);
  EXPECT_NE(JsonOfExploration(report).find("\"neverReached\""), std::string::npos);
}

TEST(ExplorationReportTest, ProbesAreCountedAndThoseNeverReachedAreNamed) {
  ExplorationReport report = Explored();
  report.exploration.probes["a raced edit"] = 2;
  const std::string text = ExplorationText(report, false);
  EXPECT_NE(text.find("       2  a raced edit\n"), std::string::npos) << text;
  const auto missed = text.find("probes never reached (");
  ASSERT_NE(missed, std::string::npos) << text;
  EXPECT_NE(text.find("an ambiguous create", missed), std::string::npos) << text;
  EXPECT_EQ(text.find("a raced edit", missed), std::string::npos) << text;
  EXPECT_NE(JsonOfExploration(report).find("\"a raced edit\": 2"), std::string::npos);
}

TEST(ExplorationReportTest, ALedgerThatDoesNotAddUpFailsTheRun) {
  ExplorationReport report = Explored();
  report.exploration.edits = {.made = 4, .in_bucket = {1, 1, 0, 1, 0}, .unlinked = 1};
  EXPECT_EQ(report.ExitCode(), 0);
  EXPECT_NE(ExplorationText(report, false)
                .find("4 edits of members: 1 applied, 1 superseded, 0 refused, 1 pending, 0 raced, "
                      "1 of no link: the sum is right"),
            std::string::npos);
  report.exploration.edits.made = 5;
  EXPECT_EQ(report.ExitCode(), 1);
  EXPECT_NE(ExplorationText(report, false).find("the SUM IS 4"), std::string::npos);
  EXPECT_NE(JsonOfExploration(report).find("\"superseded\": 1"), std::string::npos);
}

TEST(ExplorationReportTest, EqualJournalsAreOneTrace) {
  EXPECT_NE(ExplorationText(Explored(), false).find("2 different journals"), std::string::npos);
  EXPECT_NE(JsonOfExploration(Explored()).find("\"distinctTraces\": 2"), std::string::npos);
}

}  // namespace
}  // namespace campsync::harness
