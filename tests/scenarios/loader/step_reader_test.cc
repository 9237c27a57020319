// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/step_reader.h"

#include <gtest/gtest.h>

#include "scenarios/harness/loader/marketo_steps.h"
#include "scenarios/harness/loader/salesforce_steps.h"
#include "scenarios/harness/loader/user_steps.h"
#include "scenarios/harness/scenario_words.h"
#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

template <class TypedStep>
TypedStep OnlyStep(const std::string& step) {
  Scenario scenario = Loaded(WithSteps(step));
  if (scenario.steps.size() != 1) return {};
  return std::get<TypedStep>(scenario.steps.front().what);
}

TEST(StepReaderTest, ReadsAnActionInMarketo) {
  const auto step = OnlyStep<MarketoStep>(
      R"({"marketo": "set_status", "program": "Spring Party", "person": "ann",
          "status": "Attended"})");
  EXPECT_EQ(std::get<on_marketo::SetStatus>(step.action).status, "Attended");
  EXPECT_FALSE(step.refused);
}

TEST(StepReaderTest, ReadsAnUpdateThatClearsAField) {
  const auto step = OnlyStep<SalesforceStep>(
      R"({"salesforce": "update_campaign", "campaign": "Spring", "ActualCost": null,
          "Type": "Webinar"})");
  const auto& update = std::get<on_salesforce::UpdateCampaign>(step.action);
  EXPECT_TRUE(update.actual_cost.has_value());
  EXPECT_FALSE(update.actual_cost->value.has_value());
  EXPECT_EQ(update.type, "Webinar");
  EXPECT_EQ(update.name, std::nullopt);
}

TEST(StepReaderTest, ReadsARefusalWithItsOffenders) {
  const auto step = OnlyStep<UserStep>(
      R"({"user": "link_program", "program": "Spring Party", "campaign": "Spring",
          "refused": {"code": "INCOMPATIBLE_STATUSES", "offenders": ["Invited"]}})");
  EXPECT_EQ(step.refused->code, "INCOMPATIBLE_STATUSES");
  EXPECT_EQ(step.refused->offenders->at(0), "Invited");
  ExpectError(WithSteps(R"({"user": "list_campaigns", "refused": "INCOMPATIBLE_STATUS"})"),
              "is no error code", "Did you mean 'INCOMPATIBLE_STATUSES'?");
}

TEST(StepReaderTest, LetsARefusedStepNameAnUnknownStatus) {
  const std::string step = R"({"marketo": "set_status", "program": "Spring Party",
                               "person": "ann", "status": "Danced")";
  ExpectError(WithSteps(step + "}"), "has no status 'Danced'");
  EXPECT_EQ(ErrorsOf(WithSteps(step + R"(, "refused": "1013"})")).find("Danced'"),
            std::string::npos);
}

TEST(StepReaderTest, WantsAnUnlistedLabelToBeSaid) {
  const std::string step = R"({"salesforce": "set_member_status", "campaign": "Spring",
                               "person": "lead:ann", "Status": "Danced")";
  ExpectError(WithSteps(step + "}"), "the campaign 'Spring' has no status 'Danced'");
  EXPECT_EQ(ErrorsOf(WithSteps(step + R"(, "unlisted": true})")), "");
}

TEST(StepReaderTest, SuggestsVerbsAndKeys) {
  ExpectError(WithSteps(R"({"marketo": "set_statsu"})"), "'set_statsu' is no verb of marketo",
              "Did you mean 'set_status'?");
  ExpectError(WithSteps(R"({"salesforce": "remove_member", "campaign": "Spring",
                            "persn": "lead:ann"})"),
              "unknown key 'persn'", "Did you mean 'person'?");
  ExpectError(WithSteps(R"({"snyc": "cycle"})"), "the step does not say what happens",
              "Did you mean 'sync'?");
  ExpectError(WithSteps(R"({"sync": "cycle", "time": "+5m"})"), "is both 'sync' and 'time'");
  ExpectError(WithSteps("3"), "expected a step, found the number 3");
}

TEST(StepReaderTest, KnowsRecordsThatEarlierStepsIntroduced) {
  EXPECT_EQ(ErrorsOf(WithSteps(R"(
      {"marketo": "add_person", "key": "dee"},
      {"marketo": "set_status", "program": "Spring Party", "person": "dee", "status": "Invited"},
      {"salesforce": "set_member_status", "campaign": "Spring", "person": "lead:dee",
       "Status": "Attended"})")),
            "");
  ExpectError(WithSteps(R"(
      {"marketo": "set_status", "program": "Spring Party", "person": "dee", "status": "Invited"},
      {"marketo": "add_person", "key": "dee"})"),
              "there is no person 'dee' here");
}

TEST(StepReaderTest, NamesRecordsOfTheSyncByTheirPerson) {
  EXPECT_EQ(ErrorsOf(WithSteps(R"(
      {"salesforce": "set_member_status", "campaign": "Spring", "person": "lead:bob",
       "Status": "Attended"},
      {"marketo": "remove_member", "program": "Spring Party", "person": "cem"})")),
            "");
  ExpectError(WithSteps(R"({"salesforce": "remove_member", "campaign": "Spring",
                            "person": "lead:zoe"})"),
              "there is no 'lead:zoe' here");
}

TEST(StepReaderTest, NamesACreatedCampaignByItsKey) {
  EXPECT_EQ(ErrorsOf(WithSteps(R"(
      {"user": "create_campaign", "program": "Spring Party"},
      {"salesforce": "delete_campaign", "campaign": "Spring Party"})")),
            "");
  ExpectError(WithSteps(R"({"user": "create_campaign", "program": "Spring Party",
                            "name": "Spring"})"),
              "there is a campaign 'Spring' already", "\"key\"");
}

TEST(StepReaderTest, KnowsTheAutomaticStatusesOfACreatedCampaign) {
  EXPECT_EQ(ErrorsOf(WithSteps(R"({"user": "create_campaign", "program": "Spring Party"},
      {"expect": {"salesforce": {"statuses": {"none": [{"Label": "Sent"}]}}}})")),
            "");
}

TEST(StepReaderTest, ReadsSyncExtents) {
  EXPECT_EQ(std::get<SyncCycles>(OnlyStep<SyncStep>(R"({"sync": "cycle"})").extent).count, 1);
  EXPECT_EQ(std::get<SyncCycles>(OnlyStep<SyncStep>(R"({"sync": 3})").extent).count, 3);
  EXPECT_TRUE(std::holds_alternative<SyncUntilIdle>(
      OnlyStep<SyncStep>(R"({"sync": "until_idle"})").extent));
  ExpectError(WithSteps(R"({"sync": 0})"), "0 is out of range", "from 1 to 1000");
  ExpectError(WithSteps(R"({"sync": "until_idel"})"), "Did you mean 'until_idle'?");
}

TEST(StepReaderTest, ReadsMomentsDuringASync) {
  const auto step = OnlyStep<SyncStep>(R"({"sync": "cycle", "during": [
      {"after": "UpdateMembers", "nth": 2, "do": [
        {"salesforce": "remove_member", "campaign": "Spring", "person": "lead:ann"}]}]})");
  ASSERT_EQ(step.during.size(), 1U);
  EXPECT_EQ(step.during[0].when, Moment::When::kAfter);
  EXPECT_EQ(step.during[0].operation, "UpdateMembers");
  EXPECT_EQ(step.during[0].nth, 2);
  EXPECT_EQ(step.during[0].acts.size(), 1U);
}

TEST(StepReaderTest, RefusesMomentsThatCannotBe) {
  ExpectError(WithSteps(R"({"sync": 1, "during": [{"after": "UpdateMember", "do": []}]})"),
              "is no operation of a port", "Did you mean 'UpdateMembers'?");
  ExpectError(WithSteps(R"({"sync": 1, "during": [{"do": []}]})"),
              "a moment is before or after one operation");
  ExpectError(WithSteps(R"({"sync": 1, "during": [{"after": "Append", "do": []}]})"),
              "nothing happens at this moment");
  ExpectError(WithSteps(R"({"sync": 1, "during": [{"after": "Append", "do": [{"sync": 1}]}]})"),
              "the step does not say what happens", "Known here: marketo, salesforce.");
}

TEST(StepReaderTest, LetsTimeOnlyPass) {
  const auto step = OnlyStep<TimeStep>(R"({"time": "+1h30m"})");
  EXPECT_EQ(std::get<Duration>(step.to), Duration::Minutes(90));
  EXPECT_TRUE(std::holds_alternative<Instant>(
      OnlyStep<TimeStep>(R"({"time": "2026-01-05T09:00:00Z"})").to));
  ExpectError(WithSteps(R"({"time": "-5m"})"), "time does not go back");
  ExpectError(WithSteps(R"({"time": "+5m"}, {"time": "2026-01-05T09:04:59Z"})"),
              "it is 2026-01-05T09:05:00.000Z or later here");
  ExpectError(WithSteps(R"({"time": "5m"})"), "5m");
}

TEST(StepReaderTest, ReadsFaults) {
  const auto step =
      OnlyStep<FaultStep>(R"({"fault": "crash_after_commit", "on": "effect", "nth": 7})");
  EXPECT_EQ(step.kind, FaultKind::kCrashAfterCommit);
  EXPECT_EQ(step.operation, "effect");
  EXPECT_EQ(step.nth, 7);
  EXPECT_EQ(step.times, 1);
  ExpectError(WithSteps(R"({"fault": "crash", "on": "Append"})"), "is no kind of fault");
  ExpectError(WithSteps(R"({"fault": "reply_lost", "on": "Append", "nth": 0})"),
              "0 is out of range");
  ExpectError(WithSteps(R"({"fault": "reply_lost", "on": "Append",
                            "code": "REQUEST_LIMIT_EXCEEDED"})"),
              "is no code of reply_lost", "SERVER_UNAVAILABLE");
  ExpectError(WithSteps(R"({"fault": "crash_before", "on": "Append", "code": "STORE_FAILED"})"),
              "only fail_before, reply_lost and record_error have a code");
}

TEST(StepReaderTest, RefusesStepsWithoutEnd) {
  std::string steps = R"({"sync": 1})";
  for (int count = 0; count < 10'000; ++count) steps += R"(,{"sync": 1})";
  ExpectError(WithSteps(steps), "10001 steps; at most 10000 are run");
}

TEST(StepReaderTest, KeepsThePlaceOfEveryStep) {
  const std::string text = WithSteps("{\"sync\": 1},\n{\"sync\": 2}");
  const Scenario scenario = Loaded(text);
  const Place& place = scenario.steps.at(1).place;
  EXPECT_EQ(text.substr(place.begin, place.end - place.begin), R"({"sync": 2})");
  EXPECT_EQ(place.column, 1U);
}

template <class Table>
void ExpectWords(const Table& verbs, const Words& words, const std::string& section) {
  ASSERT_EQ(verbs.size(), words.size());
  for (std::size_t index = 0; index < words.size(); ++index) {
    EXPECT_EQ(verbs[index].word, words[index]);
    EXPECT_EQ(verbs[index].shape.name, section + "." + std::string(words[index]));
  }
}

TEST(VerbTablesTest, FollowTheOrderOfTheWords) {
  ExpectWords(MarketoVerbs(), MarketoVerbWords(), "marketo");
  ExpectWords(SalesforceVerbs(), SalesforceVerbWords(), "salesforce");
  ExpectWords(UserVerbs(), UserVerbWords(), "user");
}

TEST(StepNameTest, IsTheVerbOrTheKindOfStep) {
  const Scenario scenario = Loaded(WithSteps(R"(
      {"marketo": "update_settings", "syncEnabled": false},
      {"salesforce": "set_visible", "campaign": "Spring", "visible": false},
      {"user": "unlink_program", "program": "Spring Party"},
      {"fault": "fail_before", "on": "CreateLeads"})"));
  EXPECT_EQ(StepName(scenario.steps.at(0)), "marketo update_settings");
  EXPECT_EQ(StepName(scenario.steps.at(1)), "salesforce set_visible");
  EXPECT_EQ(StepName(scenario.steps.at(2)), "user unlink_program");
  EXPECT_EQ(StepName(scenario.steps.at(3)), "fault fail_before on CreateLeads");
}

TEST(StepReaderTest, LetsARefusedStepHaveValuesThatNoRecordHas) {
  const std::string campaign = R"({"salesforce": "add_campaign", "Name": "")";
  ExpectError(WithSteps(campaign + "}"), "Name");
  EXPECT_EQ(ErrorsOf(WithSteps(campaign + R"(, "refused": "REQUIRED_FIELD_MISSING"})")), "");
  const std::string costs = R"({"marketo": "add_costs", "program": "Spring Party",
      "costs": [{"startDate": "2026-03", "cost": -1}])";
  ExpectError(WithSteps(costs + "}"), "cost");
  EXPECT_EQ(ErrorsOf(WithSteps(costs + R"(, "refused": "709"})")), "");
}

TEST(StepReaderTest, KnowsTheCampaignOfALostCreate) {
  const std::string create =
      R"({"user": "create_campaign", "program": "Spring Party", "refused": )";
  const std::string rename =
      R"(, {"salesforce": "update_campaign", "campaign": "Spring Party", "Name": "X"})";
  EXPECT_EQ(ErrorsOf(WithSteps(create + R"("SALESFORCE_REPLY_LOST"})" + rename)), "");
  ExpectError(WithSteps(create + R"("STRING_TOO_LONG"})" + rename), "there is no campaign");
}

TEST(StepReaderTest, WantsTheCodeOfARecordError) {
  ExpectError(WithSteps(R"({"fault": "record_error", "on": "CreateLeads"})"), "needs the code");
  ExpectError(WithSteps(R"({"fault": "fail_before", "on": "CreateLeads", "record": 2})"),
              "only record_error has a record");
  const auto step = OnlyStep<FaultStep>(R"({"fault": "record_error", "on": "CreateLeads",
      "code": "UNABLE_TO_LOCK_ROW", "record": 2})");
  EXPECT_EQ(step.record, 2);
}

TEST(StepReaderTest, ReadsFaultsOfTimeAndOfADay) {
  const auto window = OnlyStep<FaultStep>(R"({"fault": "fail_before", "on": "salesforce",
      "code": "REQUEST_LIMIT_EXCEEDED", "text": "Too many", "for": "+2h"})");
  EXPECT_EQ(window.window, Duration::Minutes(120));
  EXPECT_EQ(window.text, "Too many");
  EXPECT_EQ(window.operation, "salesforce");
  const auto daily =
      OnlyStep<FaultStep>(R"({"fault": "daily_limit", "on": "salesforce", "calls": 40})");
  EXPECT_EQ(daily.calls, 40);
  const auto delay =
      OnlyStep<FaultStep>(R"({"fault": "delay", "on": "CreateLeads", "by": "+10m"})");
  EXPECT_EQ(delay.delay, Duration::Minutes(10));
}

TEST(StepReaderTest, RefusesFaultsThatSayTooMuchOrTooLittle) {
  ExpectError(WithSteps(R"({"fault": "delay", "on": "CreateLeads"})"), "how long");
  ExpectError(WithSteps(R"({"fault": "daily_limit", "on": "salesforce"})"), "how many calls");
  ExpectError(WithSteps(R"({"fault": "fail_before", "on": "CreateLeads", "by": "+1m"})"),
              "only delay");
  ExpectError(WithSteps(R"({"fault": "fail_before", "on": "CreateLeads", "for": "+1m", "nth": 2})"),
              "not both");
}

TEST(StepReaderTest, KeepsRightsOfObjectsAndFieldsApart) {
  ExpectError(WithSteps(R"({"salesforce": "set_permission", "object": "Lead", "field": "Email",
       "create": false})"),
              "fields have no create");
  ExpectError(WithSteps(R"({"salesforce": "set_permission", "object": "Leads"})"), "Lead");
}

}  // namespace
}  // namespace campsync::harness
