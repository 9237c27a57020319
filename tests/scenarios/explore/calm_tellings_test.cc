// SPDX-License-Identifier: Apache-2.0
// A disturbed case is told without what disturbs it, and only where that says something.
#include "scenarios/harness/explore/calm_tellings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::harness {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Scenario Case(const std::string& steps) {
  const std::string text = R"({"title": "One pair", "given": {"time": "2026-03-02T08:00:00Z",
    "marketo": {"channels": [{"name": "Webinar", "statuses": [
                  {"name": "Invited", "step": 10}, {"name": "Attended", "step": 20}]}],
                "programs": [{"name": "May", "key": "may", "channel": "Webinar"}],
                "people": [{"key": "ann", "lastName": "Ann", "salesforce": "lead:ann"}],
                "members": [{"program": "may", "person": "ann", "status": "Invited"}]},
    "salesforce": {"campaigns": [{"Name": "May", "key": "may", "statuses": [
                     {"Label": "Invited", "IsDefault": true},
                     {"Label": "Attended", "HasResponded": true}]}],
                   "leads": [{"key": "ann", "LastName": "Ann", "Company": "Acme"}],
                   "members": [{"campaign": "may", "person": "lead:ann", "Status": "Invited"}]},
    "links": [{"program": "may", "campaign": "may"}]}, "steps": [)" +
                           steps + "]}";
  auto scenario = ParseScenario("explored/case.json", text, {});
  if (scenario) return *std::move(scenario);
  ADD_FAILURE() << FormatLocatedError(scenario.error().errors.front()) << text;
  return {};
}

constexpr const char* kAttend =
    R"({"marketo": "set_status", "program": "may", "person": "ann", "status": "Attended"})";
constexpr const char* kIdle = R"({"sync": "until_idle"})";
constexpr const char* kHide =
    R"({"salesforce": "set_visible", "campaign": "may", "visible": false})";
constexpr const char* kShow =
    R"({"salesforce": "set_visible", "campaign": "may", "visible": true})";
constexpr const char* kCrash = R"({"fault": "crash_before", "on": "effect"})";

std::string Steps(const std::vector<std::string>& steps) {
  std::string all;
  for (const std::string& step : steps) all += (all.empty() ? "" : ", ") + step;
  return all;
}

std::vector<std::vector<std::string>> NamesOfTellings(const std::string& steps) {
  std::vector<std::vector<std::string>> all;
  for (const Scenario& telling : CalmTellings(Case(steps))) {
    std::vector<std::string>& names = all.emplace_back();
    for (const Step& step : telling.steps) names.push_back(StepName(step));
  }
  return all;
}

TEST(CalmTellingsTest, ACalmCaseHasNone) {
  EXPECT_THAT(NamesOfTellings(Steps({kAttend, R"({"sync": "cycle"})", kIdle})), IsEmpty());
}

TEST(CalmTellingsTest, AFaultIsLeftOut) {
  EXPECT_THAT(NamesOfTellings(Steps({kAttend, kCrash, R"({"sync": "cycle"})", kIdle})),
              ElementsAre(ElementsAre("marketo set_status", "sync", "sync")));
}

TEST(CalmTellingsTest, AFaultThatMayLastSaysNothing) {
  const std::string outage = R"({"fault": "fail_before", "on": "salesforce", "for": "2h"})";
  EXPECT_THAT(NamesOfTellings(Steps({kAttend, outage, R"({"sync": "cycle"})", kIdle})), IsEmpty());
}

TEST(CalmTellingsTest, WhatWasLiftedIsLeftOut) {
  EXPECT_THAT(NamesOfTellings(Steps({kHide, kAttend, R"({"sync": 2})", kShow, kIdle})),
              ElementsAre(ElementsAre("marketo set_status", "sync", "sync")));
}

TEST(CalmTellingsTest, WhatIsNotLiftedBeforeRestSaysNothing) {
  EXPECT_THAT(NamesOfTellings(Steps({kHide, kAttend, R"({"sync": 2})", kIdle, kShow, kIdle})),
              IsEmpty());
  EXPECT_THAT(NamesOfTellings(Steps({kHide, R"({"sync": 2})", kShow})), IsEmpty());
}

TEST(CalmTellingsTest, ACycleAfterWhichPeopleActMayHaveDoneItsWorkOrNot) {
  EXPECT_THAT(NamesOfTellings(Steps({kCrash, R"({"sync": "cycle"})", kAttend, kIdle})),
              ElementsAre(ElementsAre("sync", "marketo set_status", "sync"),
                          ElementsAre("marketo set_status", "sync")));
  EXPECT_THAT(NamesOfTellings(Steps({kHide, R"({"sync": 2})", kAttend, kShow, kIdle})),
              ElementsAre(ElementsAre("sync", "marketo set_status", "sync"),
                          ElementsAre("marketo set_status", "sync")));
}

// What the two were to each other before is gone when the sync may look again.
TEST(CalmTellingsTest, AMergeOutOfSightSaysNothing) {
  const std::string add =
      R"({"salesforce": "add_lead", "key": "bob", "LastName": "Bob", "Company": "Acme"})";
  const std::string merge = R"({"salesforce": "merge_leads", "winner": "ann", "losers": ["bob"]})";
  EXPECT_THAT(NamesOfTellings(Steps({add, kHide, merge, R"({"sync": 2})", kShow, kIdle})),
              IsEmpty());
  EXPECT_THAT(NamesOfTellings(Steps({add, merge, kHide, R"({"sync": 2})", kShow, kIdle})),
              SizeIs(1));
  EXPECT_THAT(
      NamesOfTellings(Steps({add, kHide, kShow, merge, kCrash, R"({"sync": "cycle"})", kIdle})),
      Not(IsEmpty()))
      << "the campaign was shown again";
}

TEST(CalmTellingsTest, AConversionIntoSomebodyElseOutOfSightSaysNothing) {
  const std::string add =
      R"({"salesforce": "add_contact", "key": "bob", "LastName": "Bob", "AccountName": "Acme"})";
  const std::string into = R"({"salesforce": "convert_lead", "lead": "ann", "contact": "bob"})";
  const std::string anew = R"({"salesforce": "convert_lead", "lead": "ann", "new_contact": "eva"})";
  const std::string cycles = R"({"sync": 2})";
  EXPECT_THAT(NamesOfTellings(Steps({add, kHide, into, cycles, kShow, kIdle})), IsEmpty());
  EXPECT_THAT(NamesOfTellings(Steps({add, kHide, anew, cycles, kShow, kIdle})), SizeIs(1));
}

TEST(CalmTellingsTest, WhatBeganTwiceIsLiftedOnce) {
  EXPECT_THAT(NamesOfTellings(Steps({kHide, kAttend, kHide, R"({"sync": 2})", kShow, kIdle})),
              ElementsAre(ElementsAre("marketo set_status", "sync", "sync")));
  EXPECT_THAT(
      NamesOfTellings(Steps({kHide, kIdle, kAttend, kHide, R"({"sync": 2})", kShow, kIdle})),
      IsEmpty())
      << "it began before the phase";
}

// The one may have got a lead in the cycle, which is left over.
TEST(CalmTellingsTest, AMergeAmidACycleSaysNothing) {
  const std::string add = R"({"marketo": "add_person", "key": "bob", "lastName": "Bob"})";
  const std::string amid = R"({"sync": "cycle", "during": [{"before": "UpdateMembers", "do": [
      {"marketo": "merge_people", "winner": "ann", "loser": "bob"}]}]})";
  EXPECT_THAT(NamesOfTellings(Steps({add, kAttend, amid, kIdle})), IsEmpty());
}

TEST(CalmTellingsTest, WhatAnEarlierPhaseBeganIsNotLifted) {
  EXPECT_THAT(NamesOfTellings(Steps({kHide, kIdle, kAttend, R"({"sync": 2})", kShow, kIdle})),
              IsEmpty());
}

TEST(CalmTellingsTest, WhatHappensAmidACycleIsToldBeforeAndAfter) {
  const std::string amid = std::string(R"({"sync": "cycle", "during": [
      {"before": "UpdateMembers", "do": [)") +
                           kAttend + "]}]}";
  EXPECT_THAT(NamesOfTellings(Steps({amid, kIdle})),
              ElementsAre(ElementsAre("marketo set_status", "sync", "sync"),
                          ElementsAre("sync", "marketo set_status", "sync")));
}

TEST(CalmTellingsTest, ThreeMomentsHaveEightTellingsAndMoreHaveNone) {
  const std::string amid = std::string(R"({"sync": "cycle", "during": [
      {"before": "UpdateMembers", "do": [)") +
                           kAttend + "]}]}";
  EXPECT_THAT(NamesOfTellings(Steps({amid, kIdle, amid, kIdle, amid, kIdle})), SizeIs(8));
  EXPECT_THAT(NamesOfTellings(Steps({amid, kIdle, amid, kIdle, amid, kIdle, amid, kIdle})),
              IsEmpty());
}

TEST(CalmTellingsTest, AnInterruptionThatBeginsAmidACycleSaysNothing) {
  const std::string amid = std::string(R"({"sync": "cycle", "during": [
      {"before": "UpdateMembers", "do": [)") +
                           kHide + "]}]}";
  EXPECT_THAT(NamesOfTellings(Steps({kAttend, amid, kIdle})), IsEmpty());
}

TEST(CalmTellingsTest, ARequestThatAFaultMayMeetSaysNothing) {
  const std::string unlink = R"({"user": "unlink_program", "program": "may"})";
  EXPECT_THAT(NamesOfTellings(Steps({unlink, kCrash, R"({"sync": "cycle"})", kIdle})), SizeIs(1));
  EXPECT_THAT(NamesOfTellings(Steps({kCrash, R"({"sync": "cycle"})", kIdle, unlink, kIdle})),
              IsEmpty());
  EXPECT_THAT(NamesOfTellings(Steps({kHide, unlink, R"({"sync": 2})", kShow, kIdle})), IsEmpty());
}

TEST(CalmTellingsTest, WhatIsNotDecidedAtOnceSaysNothing) {
  Scenario scenario = Case(Steps({kHide, kAttend, R"({"sync": 2})", kShow, kIdle}));
  EXPECT_THAT(CalmTellings(scenario), SizeIs(1));
  scenario.policy = {{.name = "retry", .value = "on_change"}};
  EXPECT_THAT(CalmTellings(scenario), IsEmpty());
  scenario.policy = {{.name = "commit-delay-seconds", .value = "30"}};
  EXPECT_THAT(CalmTellings(scenario), IsEmpty());
  scenario.policy = {{.name = "commit-delay-seconds", .value = "0"}};
  EXPECT_THAT(CalmTellings(scenario), SizeIs(1));
}

TEST(CalmTellingsTest, ADisturbedCaseThatEndsAsUndisturbedIsFine) {
  const Scenario scenario = Case(Steps({kHide, kAttend, R"({"sync": 2})", kShow, kIdle}));
  EXPECT_THAT(RunCompared(scenario, {}).findings, IsEmpty());
}

TEST(CalmTellingsTest, AMemberWhoEndsOtherwiseIsNamedWithBothEnds) {
  const Scenario scenario = Case(Steps({kAttend, kCrash, R"({"sync": "cycle"})", kIdle}));
  RunOptions options;
  options.keep_rest = true;
  CaseResult disturbed = RunDrawn(scenario, options);
  ASSERT_TRUE(disturbed.rest);
  EXPECT_FALSE(CompareWithCalm(CalmTellings(scenario), disturbed, options));
  disturbed.rest->rows.at("ann in may / may") = "Marketo has Invited, Salesforce nothing";
  const auto finding = CompareWithCalm(CalmTellings(scenario), disturbed, options);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->judge, kCalmTellingJudge);
  EXPECT_THAT(finding->sentence,
              HasSubstr("ann in may / may: Marketo has Invited, Salesforce nothing, but "
                        "undisturbed: Marketo has Attended, Salesforce Attended"));
  disturbed.rest->open.insert("ann in may / may");
  EXPECT_FALSE(CompareWithCalm(CalmTellings(scenario), disturbed, options));
}

TEST(CalmTellingsTest, AMomentThatNeverCameSaysNothing) {
  const std::string amid = std::string(R"({"sync": "cycle", "during": [
      {"before": "UpdateMembers", "nth": 9, "do": [)") +
                           kAttend + "]}]}";
  const Scenario scenario = Case(Steps({amid, kIdle}));
  RunOptions options;
  options.keep_rest = true;
  CaseResult disturbed = RunDrawn(scenario, options);
  EXPECT_EQ(disturbed.missed_moments, 1);
  disturbed.rest->rows.clear();
  EXPECT_FALSE(CompareWithCalm(CalmTellings(scenario), disturbed, options));
}

TEST(CalmTellingsTest, AnExpectationOfTheCaseDoesNotStopATelling) {
  // True of the crashed cycle alone, and in the way between the cycle and its rest.
  const std::string nobody_yet = R"({"expect": {"salesforce": {"members": {
      "only": true, "rows": [{"person": "lead:ann", "Status": "Invited"}]}}}})";
  const Scenario scenario =
      Case(Steps({kAttend, kCrash, R"({"fault": "fail_before", "on": "salesforce", "times": 9})",
                  R"({"sync": "cycle"})", nobody_yet, kIdle}));
  const auto ran = RunBesideCalm(scenario, {});
  ASSERT_TRUE(ran);
  EXPECT_THAT(ran->findings, IsEmpty());
  EXPECT_TRUE(ran->rest) << "it was compared";
}

TEST(CalmTellingsTest, ARunKeepsWhatItsAuthorExpects) {
  const Scenario scenario = Case(Steps({kAttend, kCrash, R"({"sync": "cycle"})", kIdle}));
  const auto ran = RunBesideCalm(scenario, {});
  ASSERT_TRUE(ran);
  EXPECT_EQ(ran->verdict, Verdict::kInconclusive) << "nothing was expected";
}

// In the case Salesforce refuses the last act, which it takes where the create was not lost.
TEST(CalmTellingsTest, WhereOtherActsAreRefusedNothingIsCompared) {
  auto scenario = ParseScenario("explored/case.json", R"({"title": "One pair", "given": {
    "marketo": {"channels": [{"name": "Party", "statuses": [
                  {"name": "Invited", "step": 10}, {"name": "Registered", "step": 20}]}],
                "programs": [{"name": "May", "channel": "Party"}],
                "people": [{"key": "kofi", "lastName": "Asare", "company": "Acme"}]},
    "salesforce": {"campaigns": [{"Name": "May", "statuses": [
                     {"Label": "Invited", "IsDefault": true},
                     {"Label": "Registered", "HasResponded": true}]}]},
    "links": [{"program": "May", "campaign": "May"}]},
    "steps": [
      {"marketo": "set_status", "program": "May", "person": "kofi", "status": "Registered"},
      {"fault": "reply_lost", "on": "CreateLeads"},
      {"sync": "cycle"},
      {"salesforce": "convert_lead", "lead": "kofi"},
      {"sync": "until_idle"},
      {"salesforce": "set_member_status", "campaign": "May", "person": "lead:kofi",
       "Status": "Elsewhere", "unlisted": true}
    ]})",
                                {});
  ASSERT_TRUE(scenario.ok());
  ASSERT_THAT(CalmTellings(*scenario), Not(IsEmpty()));
  const CaseResult disturbed = RunCompared(*scenario, {});
  EXPECT_THAT(disturbed.findings, IsEmpty());
  EXPECT_THAT(disturbed.refusals, SizeIs(1));
  scenario->steps.erase(scenario->steps.begin() + 1);
  EXPECT_THAT(RunCompared(*scenario, {}).refusals, IsEmpty());
}

}  // namespace
}  // namespace campsync::harness
