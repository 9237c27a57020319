// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/repeated_records.h"

#include <gtest/gtest.h>

#include <variant>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

// `ann` and `bob` of kTwoPeople are there already.
std::string WithPeople(std::string_view people) {
  return WithGiven(R"({"marketo": {"people": [)" + std::string(people) + "]}}");
}

TEST(RepeatedRecordsTest, StandForSoManyRecordsInTheirPlace) {
  const Scenario scenario = Loaded(WithPeople(R"(
      {"key": "first", "lastName": "A"},
      {"repeat": 3, "each": {"key": "p{n}", "lastName": "Gast {n} of {n}"}},
      {"key": "last", "lastName": "Z"})"));
  const auto& people = scenario.given.marketo.people;
  ASSERT_EQ(people.size(), 5U);
  EXPECT_EQ(people[0].key, "first");
  EXPECT_EQ(people[1].key, "p1");
  EXPECT_EQ(people[1].last_name, "Gast 1 of 1");
  EXPECT_EQ(people[3].key, "p3");
  EXPECT_EQ(people[3].last_name, "Gast 3 of 3");
  EXPECT_EQ(people[4].key, "last");
  EXPECT_EQ(people[1].place.line, people[3].place.line);
}

TEST(RepeatedRecordsTest, CountsPastNine) {
  const Scenario scenario =
      Loaded(WithPeople(R"({"repeat": 12, "each": {"key": "p{n}", "lastName": "L"}})"));
  ASSERT_EQ(scenario.given.marketo.people.size(), 12U);
  EXPECT_EQ(scenario.given.marketo.people[11].key, "p12");
}

TEST(RepeatedRecordsTest, PutTheNumberIntoListsAndObjectsWithin) {
  const Scenario scenario = Loaded(WithGiven(R"({"salesforce": {"campaigns": [
      {"repeat": 2, "each": {"Name": "C{n}", "statuses": [{"Label": "Came {n}", "IsDefault": true}]}}]}})"));
  const auto& campaigns = scenario.given.salesforce.campaigns;
  ASSERT_EQ(campaigns.size(), 2U);
  ASSERT_EQ(campaigns[1].statuses.value().size(), 1U);
  EXPECT_EQ(campaigns[1].statuses.value()[0].label, "Came 2");
}

TEST(RepeatedRecordsTest, StandForSoManySteps) {
  const Scenario scenario = Loaded(WithSteps(R"(
      {"sync": "cycle"},
      {"repeat": 2, "each":
        {"marketo": "add_person", "key": "new{n}", "lastName": "N", "company": "C"}},
      {"sync": "cycle", "during": [{"before": "ReadChanges", "do": [
        {"repeat": 4, "each":
          {"marketo": "add_person", "key": "late{n}", "lastName": "N", "company": "C"}}]}]})"));
  ASSERT_EQ(scenario.steps.size(), 4U);
  const auto& sync = std::get<SyncStep>(scenario.steps[3].what);
  EXPECT_EQ(sync.during.at(0).acts.size(), 4U);
}

TEST(RepeatedRecordsTest, LeaveTheTextAloneOutsideOfARepeat) {
  const Scenario scenario = Loaded(WithPeople(R"({"key": "a", "lastName": "{n}"})"));
  EXPECT_EQ(scenario.given.marketo.people[0].last_name, "{n}");
}

TEST(RepeatedRecordsTest, AreRefusedWithoutTheirTwoKeysAndBounds) {
  ExpectError(WithPeople(R"({"repeat": 3, "key": "p{n}", "lastName": "L"})"), "unknown key 'key'");
  ExpectError(WithPeople(R"({"repeat": 3})"), "the key 'each' is missing");
  ExpectError(WithPeople(R"({"repeat": 3, "each": ["p{n}"]})"), "expected an object, found a list");
  ExpectError(WithPeople(R"({"repeat": 1, "each": {"key": "p{n}", "lastName": "L"}})"),
              "from 2 to 10000");
  ExpectError(WithPeople(R"({"repeat": 10001, "each": {"key": "p{n}", "lastName": "L"}})"),
              "from 2 to 10000");
}

TEST(RepeatedRecordsTest, AreRefusedWhereAllWouldBeTheSame) {
  ExpectError(WithPeople(R"({"repeat": 3, "each": {"key": "p", "lastName": "L"}})"),
              "all 3 of these would be the same", "Write {n} into a text");
}

TEST(RepeatedRecordsTest, NameThePlaceInTheFileWhereACopyIsWrong) {
  const std::string text =
      WithPeople("\n{\"repeat\": 2, \"each\": {\"key\": \"p{n}\", \"lastNam\": \"L\"}}");
  ExpectError(text, "cases/topic/name.json:2:", "Did you mean 'lastName'?");
}

TEST(RepeatedRecordsTest, AreRefusedInExpectationsAndInARepeat) {
  ExpectError(WithSteps(R"({"expect": {"marketo": {"people": [
      {"repeat": 2, "each": {"person": "p{n}"}}]}}})"),
              "unknown key 'repeat'");
  ExpectError(WithGiven(R"({"marketo": {"people": [{"repeat": 2, "each":
      {"repeat": 2, "each": {"key": "p{n}", "lastName": "L"}}}]}})"),
              "unknown key 'repeat'");
}

}  // namespace
}  // namespace campsync::harness
