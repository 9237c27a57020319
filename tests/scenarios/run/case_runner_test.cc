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

class CitationTest : public testing::Test {
 protected:
  // Of the case that invites Ann, with the citations put in.
  CaseResult Cite(const std::string& citations) {
    std::string text = Case(kInvite + R"({"sync": "cycle"},)" + kExpectInvited);
    const std::string cited = R"("rules": ["MK-MEMBER-01"])";
    text.replace(text.find(cited), cited.size(), citations);
    auto scenario = ParseScenario("cases/t/a.json", text,
                                  {"MK-MEMBER-01", "MK-STATUS-11", "MK-FLOW-01", "SF-MEMBER-01"});
    if (!scenario) {
      ADD_FAILURE() << FormatLocatedError(scenario.error().errors.front());
      return {};
    }
    options_.rulebook = &rulebook_;
    auto result = RunCase(*scenario, options_);
    EXPECT_TRUE(result.ok());
    return *std::move(result);
  }

  RunOptions options_;
  Rulebook rulebook_ = *Rulebook::Load(CAMPSIM_SOURCE_DIR "/scenarios/rulebook");
};

TEST_F(CitationTest, WhatTheCoreOrAnOrgCameUnderIsShown) {
  EXPECT_EQ(Cite(R"("rules": ["MK-MEMBER-01", "SF-MEMBER-01"])").verdict, Verdict::kPass);
}

TEST_F(CitationTest, ARuleThatNothingCameUnderLeavesTheCaseUndecided) {
  const CaseResult result = Cite(R"("rules": ["MK-MEMBER-01", "MK-STATUS-11"])");
  EXPECT_EQ(result.verdict, Verdict::kInconclusive);
  EXPECT_EQ(result.doubts,
            std::vector<std::string>{
                "the case cites MK-STATUS-11, and nothing in the run came under it"});
}

TEST_F(CitationTest, ARuleThatIsStillToComeMayBeCited) {
  EXPECT_EQ(Cite(R"("rules": ["MK-MEMBER-01", "MK-FLOW-01"])").verdict, Verdict::kPass);
}

TEST_F(CitationTest, ASparedRuleMustNotComeToBear) {
  EXPECT_EQ(Cite(R"("rules": ["MK-MEMBER-01"], "spares": ["MK-STATUS-11"])").verdict,
            Verdict::kPass);
  const CaseResult result = Cite(R"("rules": [], "spares": ["MK-MEMBER-01"])");
  EXPECT_EQ(result.verdict, Verdict::kFail);
  EXPECT_EQ(result.findings.front().judge, "spares");
  EXPECT_EQ(result.findings.front().rule, "MK-MEMBER-01");
}

TEST_F(CitationTest, ARunThatIsStoppedOnTheWayIsNotHeldAgainstThem) {
  options_.until = 1;
  for (const std::string& doubt : Cite(R"("rules": ["MK-STATUS-11"])").doubts) {
    EXPECT_EQ(doubt.find("MK-STATUS-11"), std::string::npos) << doubt;
  }
}

TEST(CaseRunnerTest, AnEditInMidCycleIsWhatMKCycle08IsAbout) {
  const std::string attend =
      R"({"salesforce": "set_member_status", "campaign": "WM", "person": "lead:ann", "Status": "Attended"})";
  const CaseResult between = Play(kInvite + R"({"sync": "cycle"},)" + kExpectInvited + "," +
                                  attend + R"(,{"sync": "cycle"})");
  EXPECT_EQ(between.verdict, Verdict::kPass);
  EXPECT_FALSE(between.fired.contains("MK-CYCLE-08"));
  const CaseResult within =
      Play(kInvite + R"({"sync": "cycle", "during": [{"after": "CreateMembers", "do": [)" + attend +
           R"(]}]}, {"sync": "until_idle"}, {"expect": {"marketo": {"members": {"count": 1}}}})");
  EXPECT_TRUE(within.fired.contains("MK-CYCLE-08"));
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

TEST(CaseRunnerTest, APersonWhoIsALeadNeedsNotBeRepeated) {
  const std::string text = Case(kInvite + R"({"sync": "cycle"},)" + kExpectInvited);
  const std::string people = R"("people": [{"key": "ann", "lastName": "Li", "company": "Acme", )"
                             R"("salesforce": "lead:ann"}])";
  ASSERT_NE(text.find(people), std::string::npos);
  std::string shorter = text;
  shorter.replace(shorter.find(people), people.size(), R"("people": [])");
  const auto result = RunText(shorter);
  ASSERT_TRUE(result.ok()) << FormatLocatedError(result.error());
  EXPECT_EQ(result->verdict, Verdict::kPass);
}

TEST(CaseRunnerTest, WhatFiredWhileGivenWasPreparedDoesNotCount) {
  const CaseResult result = Play(R"({"expect": {"sync": {"links": [{"program": "May"}]}}})");
  EXPECT_FALSE(result.fired.contains("SF-PERM-02"));  // the sync user writes while linking only
  EXPECT_FALSE(result.fired.contains("MK-LINK-01"));
}

TEST(CaseRunnerTest, ACaseWhoseExpectationFailedComesToRestAndIsJudgedToo) {
  const CaseResult result =
      Play(R"({"expect": {"salesforce": {"members": {"count": 9}}}})", {.trace = true});
  EXPECT_EQ(result.verdict, Verdict::kFail);
  EXPECT_TRUE(std::ranges::any_of(result.trace, [](const std::string& line) {
    return line.find("the sync comes to rest") != std::string::npos;
  }));
}

TEST(CaseRunnerTest, AStatusThatIsNotNamedIsTheFirstInProgression) {
  const std::string step = R"({"marketo": "set_status", "program": "May", "person": "ann"},)";
  const CaseResult result = Play(step + R"({"sync": "cycle"},)" + kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kPass);
  EXPECT_TRUE(result.fired.contains("MK-STATUS-08"));
}

TEST(CaseRunnerTest, ARestCallMayTakeAStatusBack) {
  const std::string first =
      R"({"marketo": "set_status", "program": "May", "person": "ann", "status": "Attended"},)";
  const CaseResult result = Play(first + R"({"marketo": "set_status", "program": "May",
      "person": "ann", "status": "Not in Program", "by": "rest", "refused": "1037"},)" +
                                 R"({"expect": {"marketo": {"members": {"count": 1}}}})");
  EXPECT_TRUE(result.fired.contains("MK-REST-22"));
}

TEST(CaseRunnerTest, NotInProgramTakesTheMemberOut) {
  const CaseResult result = Play(kInvite + R"({"marketo": "set_status", "program": "May",
      "person": "ann", "status": "Not in Program"},
      {"expect": {"marketo": {"members": {"count": 0}}}})");
  EXPECT_EQ(result.verdict, Verdict::kPass);
}

TEST(CaseRunnerTest, TheLeadOfALostCreateHasTheKeyOfItsPerson) {
  const CaseResult result = Play(R"({"marketo": "add_person", "key": "ines", "lastName": "Ma",
        "company": "Beta"},
      {"marketo": "set_status", "program": "May", "person": "ines", "status": "Invited"},
      {"fault": "reply_lost", "on": "CreateLeads"},
      {"sync": "cycle", "during": [{"after": "CreateLeads", "do": [
        {"salesforce": "update_lead", "lead": "lead:ines", "FirstName": "Ines"}]}]},
      {"sync": "until_idle"},
      {"expect": {"salesforce": {"leads": {"where": {"person": "lead:ines"}, "count": 1}}}})");
  EXPECT_TRUE(std::ranges::none_of(result.findings,
                                   [](const Finding& one) { return one.judge == "step"; }));
}

TEST(CaseRunnerTest, TheCampaignOfALostCreateHasTheKeyItWasAskedBy) {
  const CaseResult result = Play(R"({"marketo": "add_program", "name": "June", "type": "Event",
        "channel": "Webinar"},
      {"fault": "reply_lost", "on": "CreateCampaigns"},
      {"user": "create_campaign", "program": "June", "refused": "SALESFORCE_REPLY_LOST"},
      {"salesforce": "update_campaign", "campaign": "June", "Description": "d"},
      {"expect": {"salesforce": {"campaigns": [{"campaign": "June", "OwnerId": "sync_user"}]}}})");
  EXPECT_TRUE(std::ranges::none_of(result.findings, [](const Finding& one) {
    return one.judge == "step" || one.judge == "expect";
  }));
}

TEST(CaseRunnerTest, ALostReplyCanComeWithSalesforcesCode) {
  const CaseResult result = Play(
      kInvite + R"({"fault": "reply_lost", "on": "CreateMembers", "code": "SERVER_UNAVAILABLE"},
          {"sync": "until_idle"},)" +
      kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kPass);
}

TEST(CaseRunnerTest, OneRecordOfACallCanFail) {
  const CaseResult result = Play(
      kInvite + R"({"fault": "record_error", "on": "CreateMembers", "code": "UNABLE_TO_LOCK_ROW"},
          {"sync": "cycle"},
          {"expect": {"sync": {"errors": [{"person": "ann", "code": "UNABLE_TO_LOCK_ROW"}]}}},
          {"sync": "until_idle"},)" +
      kExpectInvited);
  EXPECT_EQ(result.verdict, Verdict::kPass);
}

TEST(CaseRunnerTest, CostsAndTheOwnerOfACampaignCanBeExpected) {
  const CaseResult result = Play(R"({"marketo": "add_costs", "program": "May",
        "costs": [{"startDate": "2026-03", "cost": 500}]},
      {"marketo": "add_costs", "program": "May", "refused": "709",
        "costs": [{"startDate": "2026-03", "cost": 100000000}]},
      {"expect": {"marketo": {"costs": [{"program": "May", "startDate": "2026-03", "cost": 500}]},
                  "salesforce": {"campaigns": [{"campaign": "WM", "OwnerId": "sales_user",
                    "Status": null}]}}})");
  EXPECT_EQ(result.verdict, Verdict::kPass)
      << (result.findings.empty() ? "" : result.findings.front().sentence);
}

TEST(CaseRunnerTest, AChannelOfAnotherProgramTypeIsRefused) {
  const CaseResult result = Play(R"({"marketo": "add_channel", "name": "Mail", "type": "Email",
        "statuses": [{"name": "Not in Program", "step": 0}, {"name": "Sent", "step": 1},
                     {"name": "Opened", "step": 2, "success": true}]},
      {"marketo": "add_program", "name": "June", "type": "Event", "channel": "Mail",
       "refused": "709"}, {"expect": {"marketo": {"programs": {"count": 1}}}})");
  EXPECT_TRUE(result.fired.contains("MK-CHAN-01"));
}

}  // namespace
}  // namespace campsync::harness
