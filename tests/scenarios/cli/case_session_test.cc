// SPDX-License-Identifier: Apache-2.0
// A run whose cases break the program: each breaks alone.
#include "scenarios/cli/case_session.h"

#include <gtest/gtest.h>

#include <string>

#include "core/check.h"

namespace campsync::cli {
namespace {

using harness::CaseResult;
using harness::Verdict;

harness::Scenario Named(const std::string& name) {
  harness::Scenario scenario;
  scenario.name = name;
  scenario.title = "Title of " + name;
  scenario.rules.push_back({{}, "MK-LINK-01"});
  return scenario;
}

// A case does what its name says.
Result<CaseResult, harness::LocatedError> RunByName(const harness::Scenario& scenario,
                                                    const harness::RunOptions&) {
  if (scenario.name == "t/invalid") return harness::LocatedError{.file = "f", .message = "bad"};
  CAMPSYNC_CHECK(scenario.name != "t/crash");
  CaseResult result;
  result.name = scenario.name;
  result.verdict = scenario.name == "t/fail" ? Verdict::kFail : Verdict::kPass;
  return result;
}

harness::RunReport RunAll(const std::vector<std::string>& names, const Options& options = {},
                          const RunHooks& more = {}) {
  LoadedCases cases;
  for (const std::string& name : names) cases.scenarios.push_back(Named(name));
  RunHooks hooks = more;
  hooks.run_case = RunByName;
  return CaseSession::Run(cases, options, hooks).report;
}

TEST(CaseSessionTest, ACaseThatCrashesIsAFailedCaseAndTheOthersRun) {
  for (const std::size_t jobs : {1U, 3U}) {
    const auto report = RunAll({"t/a", "t/crash", "t/fail", "t/b"}, {.jobs = jobs});
    ASSERT_EQ(report.cases.size(), 4U);
    const CaseResult& crashed = report.cases[1].result;
    EXPECT_EQ(crashed.verdict, Verdict::kCrash);
    EXPECT_EQ(crashed.name, "t/crash");
    EXPECT_EQ(crashed.title, "Title of t/crash");
    EXPECT_EQ(crashed.cited, std::vector<std::string>{"MK-LINK-01"});
    EXPECT_NE(crashed.crash.find("check failed: scenario.name"), std::string::npos);
    EXPECT_EQ(report.cases[3].result.verdict, Verdict::kPass);
    EXPECT_EQ(report.ExitCode(), 1);
  }
}

TEST(CaseSessionTest, InputThatCannotBeHadIsInvalid) {
  const auto report = RunAll({"t/invalid", "t/a"});
  EXPECT_EQ(report.invalid.size(), 1U);
  EXPECT_EQ(report.cases.size(), 1U);
}

TEST(CaseSessionTest, AHookEndsTheRunAtTheSameCaseWithAnyNumberOfJobs) {
  RunHooks hooks;
  hooks.ends_run = [](const CaseResult& result) { return result.HasFailed(); };
  for (const std::size_t jobs : {1U, 4U}) {
    const auto report = RunAll({"t/a", "t/crash", "t/fail", "t/b"}, {.jobs = jobs}, hooks);
    EXPECT_EQ(report.cases.size(), 2U);
    EXPECT_EQ(report.not_run, 2);
  }
}

}  // namespace
}  // namespace campsync::cli
