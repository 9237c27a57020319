// SPDX-License-Identifier: Apache-2.0
// A case from its text to its verdict, through the real engine and both orgs.
#include "scenarios/harness/run/case_runner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::harness {
namespace {

// A linked pair in step; ann is a lead and no member yet.
std::string Case(const std::string& steps, const std::string& members = "") {
  return R"json({
  "title": "T", "rules": ["MK-MEMBER-01"],
  "given": {
    "marketo": {
      "channels": [{"name": "Webinar", "statuses": [{"name": "Invited", "step": 1},
                    {"name": "Attended", "step": 2, "success": true}]}],
      "programs": [{"name": "May", "type": "Event", "channel": "Webinar"}],
      "people": [{"key": "ann", "lastName": "Li", "company": "Acme", "salesforce": "lead:ann"}])json" +
         members + R"json(},
    "salesforce": {
      "campaigns": [{"Name": "WM", "Type": "Webinar", "statuses": [
        {"Label": "Invited", "SortOrder": 1, "IsDefault": true},
        {"Label": "Attended", "SortOrder": 2, "HasResponded": true}]}],
      "leads": [{"key": "ann", "LastName": "Li", "Company": "Acme"}]},
    "links": [{"program": "May", "campaign": "WM"}]},
  "steps": [)json" +
         steps + "]}";
}

const std::string kInvite =
    R"({"marketo": "set_status", "program": "May", "person": "ann", "status": "Invited"},)";
const std::string kExpectInvited =
    R"({"expect": {"salesforce": {"members": [{"person": "lead:ann", "Status": "Invited"}]}}})";

Result<CaseResult, LocatedError> RunText(const std::string& text, const RunOptions& options = {}) {
  auto scenario = ParseScenario("cases/t/a.json", text, {"MK-MEMBER-01"});
  if (!scenario) return scenario.error().errors.front();
  return RunCase(*scenario, options);
}

CaseResult Play(const std::string& steps, const RunOptions& options = {}) {
  auto result = RunText(Case(steps), options);
  if (!result) {
    ADD_FAILURE() << FormatLocatedError(result.error());
    return {};
  }
  return *result;
}

TEST(CaseRunnerTest, ACaseWhoseExpectationHoldsPasses) {
  const CaseResult result = Play(kInvite + R"({"sync": "cycle"},)" + kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kPass);
  EXPECT_TRUE(result.fired.contains("MK-MEMBER-01"));
  EXPECT_TRUE(result.Evidence().Covers("MK-MEMBER-01"));
}

TEST(CaseRunnerTest, ACaseWhoseExpectationFailsFails) {
  const CaseResult result = Play(kInvite + kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kFail);
}

TEST(CaseRunnerTest, AFailureNamesTheFirstDivergentEvent) {
  const CaseResult result =
      Play(kInvite + R"({"sync": "cycle"}, {"expect": {"salesforce": {"members": {"count": 0}}}})");
  ASSERT_TRUE(result.divergence.has_value());
  EXPECT_NE(result.divergence->find("member WM/ann"), std::string::npos);
}

TEST(CaseRunnerTest, ACaseWithoutExpectationsIsInconclusive) {
  EXPECT_EQ(Play(kInvite + R"({"sync": "cycle"})").verdict, Verdict::kInconclusive);
}

TEST(CaseRunnerTest, AMomentThatNeverComesIsInconclusive) {
  const CaseResult result =
      Play(kInvite + R"({"sync": "cycle", "during": [{"before": "UpdateMembers", "nth": 9,
          "do": [{"salesforce": "remove_member", "campaign": "WM", "person": "lead:ann"}]}]},)" +
           kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kInconclusive);
}

TEST(CaseRunnerTest, AFaultThatNeverComesIsInconclusive) {
  const CaseResult result = Play(R"({"fault": "fail_before", "on": "DeleteMembers"},)" + kInvite +
                                 R"({"sync": "cycle"},)" + kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kInconclusive);
}

TEST(CaseRunnerTest, AnUnexpectedRefusalFails) {
  const std::string attend =
      R"({"marketo": "set_status", "program": "May", "person": "ann", "status": "Attended"},)";
  EXPECT_EQ(Play(attend + kInvite + R"({"sync": "cycle"})").verdict, Verdict::kFail);
}

TEST(CaseRunnerTest, TheEngineGoesOnAfterACrash) {
  const CaseResult result =
      Play(kInvite + R"({"fault": "crash_after_commit", "on": "CreateMembers"},
                      {"sync": "until_idle"},)" +
           kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kPass);
}

TEST(CaseRunnerTest, GivenThatIsNotInSyncIsAnInputError) {
  const std::string member =
      R"(, "members": [{"program": "May", "person": "ann", "status": "Invited"}])";
  EXPECT_FALSE(RunText(Case(kExpectInvited, member)).ok());
}

TEST(CaseRunnerTest, TheSameRunHasTheSameDigest) {
  const std::string steps = kInvite + R"({"sync": "cycle"},)" + kExpectInvited;
  EXPECT_EQ(Play(steps).digest, Play(steps).digest);
}

TEST(CaseRunnerTest, AnotherHistoryHasAnotherDigest) {
  const std::string steps = R"({"sync": "cycle"},)" + kExpectInvited;
  EXPECT_NE(Play(kInvite + steps).digest, Play(kInvite + R"({"time": "+1s"},)" + steps).digest);
}

TEST(CaseRunnerTest, TheTraceIsTheWholeJournal) {
  const CaseResult result =
      Play(kInvite + R"({"sync": "cycle"},)" + kExpectInvited, {.trace = true});
  EXPECT_TRUE(std::ranges::any_of(result.trace, [](const std::string& line) {
    return line.find("CreateMembers") != std::string::npos;
  }));
}

}  // namespace
}  // namespace campsync::harness
