// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/junit_report.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/support/temporary_folder.h"

namespace campsync::harness {
namespace {

class JUnitReportTest : public testing::Test {
 protected:
  JUnitReportTest() {
    report_.head = {.version = "1.2", .commit = "abc", .seed = 7, .policies = {{"retry", "on"}}};
    Add("link/passes", Verdict::kPass);
    Add("link/fails", Verdict::kFail).findings = {
        {.judge = "expect", .sentence = "no row <is> \"so\" & \x1b[31m\xff"}};
    Add("tour/is-inconclusive", Verdict::kInconclusive).doubts = {"the moment never came"};
    Add("tour/crashes", Verdict::kCrash).crash = "check failed: x < 1\nit ended by signal 6";
    Add("tour/does-not-end", Verdict::kFail).findings = {
        {.judge = std::string(kTerminationJudge), .sentence = "it keeps writing"}};
  }

  CaseResult& Add(const std::string& name, Verdict verdict) {
    CaseResult result;
    result.name = name;
    result.path = "scenarios/cases/" + name + ".json";
    result.title = "What happens";
    result.verdict = verdict;
    result.cited = {"MK-LINK-01"};
    report_.cases.push_back({result, 1234567});
    return report_.cases.back().result;
  }

  [[nodiscard]] std::string Text() const { return JUnitOfRun(report_, rulebook_); }
  [[nodiscard]] bool Has(std::string_view part) const {
    return Text().find(part) != std::string::npos;
  }

  // As CI servers read it: xmllint comes with Debian's libxml2-utils.
  void ExpectValid() const {
    const test::TemporaryFolder folder;
    const std::string file = folder.Write("report.xml", Text());
    const std::string command = "xmllint --noout --schema " CAMPSIM_SOURCE_DIR
                                "/tests/scenarios/report/junit.xsd " +
                                file + " 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << Text();
  }

  Rulebook rulebook_{{Rule{.id = "MK-LINK-01", .statement = "One only.", .source = "A page"}}};
  RunReport report_;
};

TEST_F(JUnitReportTest, IsValidWithEveryKindOfOutcome) {
  report_.invalid.push_back({.file = "a.json", .line = 3, .message = "unknown key '<'"});
  report_.known_failures_file = "known.json";
  report_.known = {{{.case_name = "gone/away"}, KnownOutcome::kUnused, "no such case"},
                   {{.case_name = "link/fails"}, KnownOutcome::kExpectedFailure, "known"}};
  ExpectValid();
}

TEST_F(JUnitReportTest, IsValidWithoutAnyCase) {
  report_.cases.clear();
  ExpectValid();
}

TEST_F(JUnitReportTest, FailuresAndErrorsAreToldApart) {
  EXPECT_TRUE(Has(R"(<testsuites name="campsim" tests="5" failures="1" errors="3" skipped="0")"));
  EXPECT_TRUE(Has(R"(<failure type="failure" message="no row)"));
  EXPECT_TRUE(Has(R"(<error type="inconclusive" message="the moment never came">)"));
  EXPECT_TRUE(Has(R"(<error type="crash" message="check failed: x &lt; 1">)"));
  EXPECT_TRUE(Has(R"(<error type="non-termination" message="it keeps writing">)"));
}

TEST_F(JUnitReportTest, ACaseHasNameTopicAndTime) {
  EXPECT_TRUE(Has(R"(<testcase name="passes" classname="link" time="1.234567"/>)"));
  EXPECT_TRUE(Has(R"(<testsuite name="link" tests="2" failures="1" errors="0")"));
}

TEST_F(JUnitReportTest, ARunHasItsProperties) {
  EXPECT_TRUE(Has(R"(<property name="seed" value="7"/>)"));
  EXPECT_TRUE(Has(R"(<property name="commit" value="abc"/>)"));
  EXPECT_TRUE(Has(R"(<property name="switch.retry" value="on"/>)"));
}

TEST_F(JUnitReportTest, AFailureHasItsRuleAndReplayLine) {
  EXPECT_TRUE(Has("rule MK-LINK-01"));
  EXPECT_TRUE(Has("One only."));
  EXPECT_TRUE(Has("replay: scenarios/run run link/fails --trace --seed 7 --policy retry=on\n"));
}

TEST_F(JUnitReportTest, WhatXmlCannotHoldIsWrittenAsText) {
  EXPECT_TRUE(Has(R"(no row &lt;is&gt; &quot;so&quot; &amp; \x1b[31m\xff)"));
}

TEST_F(JUnitReportTest, KnownFailuresHaveTheirOwnTypes) {
  report_.known_failures_file = "known.json";
  EXPECT_TRUE(Has(R"(<failure type="unexpected-failure")"));
  const auto set = [this](KnownOutcome outcome) {
    report_.known = {{{.case_name = "link/fails"}, outcome, "why"}};
  };
  set(KnownOutcome::kExpectedFailure);
  EXPECT_TRUE(Has(R"(<skipped message="expected failure: why">)"));
  set(KnownOutcome::kFailingDifferently);
  EXPECT_TRUE(Has(R"(<failure type="failing-differently" message="failing differently: why">)"));
  set(KnownOutcome::kExpired);
  EXPECT_TRUE(Has(R"(<failure type="expired-entry")"));
  report_.known = {{{.case_name = "link/passes"}, KnownOutcome::kUnexpectedPass, "why"},
                   {{.case_name = "gone/away"}, KnownOutcome::kUnused, "why"}};
  EXPECT_TRUE(Has(R"(<failure type="unexpected-pass")"));
  EXPECT_TRUE(Has(R"(<testcase name="gone/away" classname="known failures")"));
}

}  // namespace
}  // namespace campsync::harness
