// SPDX-License-Identifier: Apache-2.0
// How a written scenario looks, what is left out of it, and texts that are hard to write.
#include "scenarios/harness/writer/scenario_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

// The text is what the writer makes of the scenario that it is.
void ExpectWrittenAsIs(const std::string& text) { EXPECT_EQ(WriteScenario(Loaded(text)), text); }

// The given of a case that lists nothing by hand that the loader knows.
constexpr std::string_view kGolden = R"({
  "title": "A status set in Marketo reaches a lead and a contact",
  "rules": ["MK-MEMBER-01", "MK-STATUS-01"],
  "given": {
    "marketo": {
      "channels": [{"name": "Visit", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Registered", "step": 20},
        {"name": "By Phone", "step": 30}, {"name": "On Site", "step": 30, "success": true}]}],
      "programs": [{"name": "Open Day", "type": "Event", "channel": "Visit"}],
      "members": [
        {"program": "Open Day", "person": "ada", "status": "Invited"},
        {"program": "Open Day", "person": "ben", "status": "Invited"}]
    },
    "salesforce": {
      "campaigns": [{"Name": "Open Day", "statuses": [
        {"Label": "Invited", "IsDefault": true}, {"Label": "Registered"}, {"Label": "By Phone"},
        {"Label": "On Site", "HasResponded": true}]}],
      "leads": [{"key": "ada", "LastName": "Lind", "Company": "Nordwind"}],
      "contacts": [{"key": "ben", "LastName": "Okoro", "AccountName": "Nordwind"}],
      "members": [
        {"campaign": "Open Day", "person": "lead:ada", "Status": "Invited"},
        {"campaign": "Open Day", "person": "contact:ben", "Status": "Invited"}]
    },
    "links": [{"program": "Open Day", "campaign": "Open Day"}]
  },
  "steps": [
    {"marketo": "set_status", "program": "Open Day", "person": "ada", "status": "On Site"},
    {"sync": "cycle"},
    {"expect": {"salesforce": {"members": [{"person": "lead:ada", "Status": "On Site"}]}}}
  ]
}
)";

TEST(ScenarioWriterTest, ASmallCaseLooksAsIfWrittenByHand) {
  ExpectWrittenAsIs(std::string(kGolden));
}

TEST(ScenarioWriterTest, StepsStandOneALineAndLongOnesBreak) {
  std::string text(kGolden);
  text.replace(text.find("    {\"marketo\": \"set_status\""), std::string::npos,
               R"(    {"time": "+1h30m"},
    {"time": "2026-02-25T08:00:00Z"},
    {"fault": "record_error", "on": "UpdateMembers", "times": 2, "code": "UNABLE_TO_LOCK_ROW"},
    {"salesforce": "set_member_status", "campaign": "Open Day", "person": "contact:ben",
     "Status": "Registered"},
    {"marketo": "add_costs", "program": "Open Day", "costs": [
      {"startDate": "2026-02", "cost": 100, "note": "Ads"}, {"startDate": "2026-03", "cost": 5}]},
    {"sync": "cycle", "during": [{"before": "RetrieveMembers", "do": [
      {"salesforce": "set_member_status", "campaign": "Open Day", "person": "lead:ada",
       "Status": "By Phone"}]}]},
    {"sync": 2},
    {"user": "preview", "program": "Open Day", "campaign": "Open Day", "answer": {
      "leads_created": 0, "added_in_salesforce": 0, "moved_in_salesforce": 0,
      "added_in_marketo": 0}},
    {"expect": {
      "marketo": {
        "members": {"only": true, "rows": [
          {"person": "ada", "status": "By Phone"},
          {"person": "ben", "status": "Registered", "reachedSuccess": false}]},
        "mirror": {"where": {"person": "ada"}, "count": 1}},
      "salesforce": {"members": [{"person": "lead:ada", "Status": "By Phone"}]},
      "sync": {"standing": {"count": 0}}}},
    {"sync": "until_idle"},
    {"expect": {"sync": {"writes": {"count": 0}}}}
  ]
}
)");
  ExpectWrittenAsIs(text);
}

TEST(ScenarioWriterTest, WhatTheLoaderTakesAnywayIsLeftOut) {
  const std::string written = WriteScenario(Loaded(R"({
  "$schema": "../../scenario.schema.json", "title": "t", "rules": [], "policy": {},
  "given": {
    "time": "2026-01-05T09:00:00.000Z", "latency": "100ms", "clocks": {"marketo": "0s"},
    "marketo": {
      "settings": {"syncEnabled": true},
      "channels": [{"name": "Party", "statuses": [
        {"name": "Not in Program", "step": 0}, {"name": "Invited", "step": 10, "success": false},
        {"name": "Came", "step": 20, "hidden": false}]}],
      "programs": [{"key": "Fest", "name": "Fest", "type": "Default", "channel": "Party",
                    "costs": [], "description": "", "archived": false}],
      "people": []},
    "salesforce": {
      "sync_user": {"IsActive": true},
      "campaigns": [{"key": "Fest", "Name": "Fest", "Type": "", "IsActive": true, "statuses": [
        {"Label": "Invited", "SortOrder": 1, "IsDefault": true, "HasResponded": false}]}]},
    "links": [{"program": "Fest", "campaign": "Fest", "base": "in_sync"}]},
  "steps": [
    {"sync": 1, "during": []},
    {"user": "create_campaign", "program": "Fest", "name": "", "key": "Fest",
     "refused": {"code": "CAMPAIGN_INACTIVE"}},
    {"fault": "fail_before", "on": "effect", "nth": 1, "times": 1},
    {"expect": {"salesforce": {"leads": {"rows": [{"LastName": "Li"}], "none": []}}}}
  ]})"));
  EXPECT_EQ(written, R"({
  "title": "t",
  "given": {
    "marketo": {
      "channels": [{"name": "Party", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Came", "step": 20}]}],
      "programs": [{"name": "Fest", "channel": "Party"}]
    },
    "salesforce": {
      "campaigns": [{"Name": "Fest", "statuses": [{"Label": "Invited", "IsDefault": true}]}]
    },
    "links": [{"program": "Fest", "campaign": "Fest"}]
  },
  "steps": [
    {"sync": "cycle"},
    {"user": "create_campaign", "program": "Fest", "refused": "CAMPAIGN_INACTIVE"},
    {"fault": "fail_before", "on": "effect"},
    {"expect": {"salesforce": {"leads": [{"LastName": "Li"}]}}}
  ]
}
)");
}

TEST(ScenarioWriterTest, AWorldWithoutAnythingIsShort) {
  ExpectWrittenAsIs(R"({
  "title": "t",
  "given": {},
  "steps": [
    {"sync": "cycle"}
  ]
}
)");
}

// --- People -------------------------------------------------------------------------------------

// The golden case with these people of Marketo.
Scenario WithPeople(const std::string& people) {
  std::string text(kGolden);
  text.insert(text.find("      \"members\": ["), "      \"people\": [" + people + "],\n");
  return Loaded(text);
}

TEST(ScenarioWriterTest, PeopleWhoAreTheirRecordsAreLeftOut) {
  EXPECT_EQ(WriteScenario(WithPeople(R"({"key": "ada", "lastName": "Lind", "company": "Nordwind",
                                         "salesforce": "lead:ada"})")),
            kGolden);
}

TEST(ScenarioWriterTest, PeopleWhoDifferFromTheirRecordsStay) {
  const std::string written = WriteScenario(
      WithPeople(R"({"key": "ada", "lastName": "Lind-Berg", "salesforce": "lead:ada"})"));
  EXPECT_NE(written.find(R"(  "people": [{"key": "ada", "lastName": "Lind-Berg", "salesforce": )"
                         R"("lead:ada"}],)"),
            std::string::npos)
      << written;
}

// Orgs give ids in the order of the records: who comes first must stay first.
TEST(ScenarioWriterTest, PeopleBeforeOthersStayThoughTheyAreTheirRecords) {
  const std::string written =
      WriteScenario(WithPeople(R"({"key": "ben", "lastName": "Okoro", "company": "Nordwind",
                                   "salesforce": "contact:ben"})"));
  EXPECT_NE(written.find(R"({"key": "ben", "lastName": "Okoro")"), std::string::npos) << written;
  EXPECT_EQ(written.find(R"({"key": "ada", "lastName")"), std::string::npos) << written;
}

// --- Texts --------------------------------------------------------------------------------------

// The title and a last name come back as they were.
void ExpectKept(const std::string& text) {
  Scenario scenario = Loaded(std::string(kGolden));
  scenario.title = text;
  scenario.given.salesforce.leads.front().last_name = text;
  scenario.given.marketo.people.front().last_name = text;
  const std::string written = WriteScenario(scenario);
  const Scenario again = Loaded(written);
  EXPECT_EQ(again.title, text) << written;
  EXPECT_EQ(again.given.salesforce.leads.front().last_name, text) << written;
  EXPECT_EQ(again.given.marketo.people.front().last_name, text) << written;
  EXPECT_EQ(WriteScenario(again), written);
}

TEST(ScenarioWriterTest, HostileTextsAreKept) {
  ExpectKept(R"(say "no" to \ and \\" and \u0041)");
  ExpectKept("a // comment /* of */ no kind");
  ExpectKept("{\"given\": [1, 2]}");
  ExpectKept("  spaces  ");
  ExpectKept("山田 太郎");
  ExpectKept("王小明（上海）");
  ExpectKept("Zoë Ñandú Łukasz Ιωάννης Ольга");
  ExpectKept("👩‍👩‍👧 🏳️‍🌈 é e\u0301");
  ExpectKept("\u2028 \u2029 \u200b \ufeff \u202e");
  ExpectKept("\U0010ffff");
}

TEST(ScenarioWriterTest, VeryLongTextsAreKept) {
  ExpectKept(std::string(100'000, 'x'));
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "語 ";
  ExpectKept(words);
}

// The loader refuses them; what is written is JSON all the same and says where they are.
TEST(ScenarioWriterTest, AControlCharacterIsEscapedAndRefusedByTheLoader) {
  Scenario scenario = Loaded(std::string(kGolden));
  scenario.title = std::string("bell \a, nul ") + '\0' + " and\nline";
  const std::string written = WriteScenario(scenario);
  EXPECT_NE(written.find(R"(bell \u0007, nul \u0000 and\nline)"), std::string::npos) << written;
  ExpectError(written, "the text holds a control character");
}

TEST(ScenarioWriterTest, AKeyThatLooksLikeAReferenceIsNotTakenForOne) {
  const Scenario scenario = Loaded(WithSteps(R"(
      {"salesforce": "add_lead", "key": "lead:x", "LastName": "L", "Company": "C"},
      {"salesforce": "add_lead", "key": "contact:y", "LastName": "M", "Company": "C"},
      {"salesforce": "merge_leads", "winner": "lead:lead:x", "losers": ["lead:contact:y"]},
      {"salesforce": "delete_lead", "lead": "lead:lead:x"},
      {"sync": "cycle"})"));
  const std::string written = WriteScenario(scenario);
  EXPECT_NE(written.find(R"("winner": "lead:lead:x", "losers": ["contact:y"]})"), std::string::npos)
      << written;
  EXPECT_EQ(WriteScenario(Loaded(written)), written);
}

}  // namespace
}  // namespace campsync::harness
