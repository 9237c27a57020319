// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/expect_reader.h"

#include <gtest/gtest.h>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

std::string Expect(const std::string& inside) { return WithSteps(R"({"expect": )" + inside + "}"); }

std::string Member(const std::string& status) {
  return Expect(R"({"marketo": {"members": [{"person": "ann", "status": )" + status + "}]}}");
}

TablePattern OnlyTable(const Scenario& scenario) {
  if (scenario.steps.size() != 1) return {};
  return std::get<ExpectStep>(scenario.steps.front().what).tables.at(0);
}

Matcher StatusMatcher(const std::string& status) {
  return OnlyTable(Loaded(Member(status))).rows.at(0).fields.at(1).matcher;
}

TEST(ExpectReaderTest, ReadsRowsOfATable) {
  const TablePattern table = OnlyTable(Loaded(Member("\"Invited\"")));
  EXPECT_EQ(table.table, TableId::kMarketoMembers);
  EXPECT_FALSE(table.only);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].fields.at(0).name, "person");
}

TEST(ExpectReaderTest, ReadsEveryKindOfMatcher) {
  EXPECT_TRUE(Matches(StatusMatcher("\"Invited\""), std::string("Invited")));
  EXPECT_FALSE(Matches(StatusMatcher("\"Invited\""), std::string("Attended")));
  EXPECT_TRUE(Matches(StatusMatcher(R"({"any": true})"), std::string("x")));
  EXPECT_FALSE(Matches(StatusMatcher(R"({"any": true})"), std::monostate()));
  EXPECT_TRUE(Matches(StatusMatcher(R"({"absent": true})"), std::monostate()));
  EXPECT_TRUE(Matches(StatusMatcher("null"), std::monostate()));
  EXPECT_TRUE(
      Matches(StatusMatcher(R"({"one_of": ["Invited", "Attended"]})"), std::string("Attended")));
  EXPECT_FALSE(Matches(Contains{"abc"}, std::int64_t{3}));
  EXPECT_TRUE(Matches(Contains{"bc"}, std::string("abcd")));
}

TEST(ExpectReaderTest, FormatsAMatcherAsItIsWritten) {
  for (const std::string written : {R"("Invited")", R"({"any": true})", R"({"absent": true})",
                                    "null", R"({"one_of": ["Invited", "Attended"]})"}) {
    EXPECT_EQ(FormatMatcher(StatusMatcher(written)), written);
  }
  EXPECT_EQ(FormatScalar(std::string("a\"\\\n\x01")), "\"a\\\"\\\\\\n\\u0001\"");
  EXPECT_EQ(FormatScalar(true), "true");
  EXPECT_EQ(FormatScalar(std::int64_t{-3}), "-3");
}

TEST(ExpectReaderTest, ReadsTheLongFormOfATable) {
  const TablePattern table = OnlyTable(Loaded(Expect(R"({"salesforce": {"members": {
      "where": {"campaign": "Spring"}, "rows": [{"person": "lead:ann"}],
      "none": [{"Status": "Attended"}], "only": true, "count": 1}}})")));
  EXPECT_EQ(table.where->fields.at(0).name, "campaign");
  EXPECT_EQ(table.none.size(), 1U);
  EXPECT_TRUE(table.only);
  EXPECT_EQ(table.count, 1);
}

TEST(ExpectReaderTest, KeepsTheTextRangeOfEveryValue) {
  const std::string text = Member("\"Invited\"");
  const FieldPattern field = OnlyTable(Loaded(text)).rows.at(0).fields.at(1);
  EXPECT_EQ(text.substr(field.place.begin, field.place.end - field.place.begin), "\"Invited\"");
  EXPECT_EQ(text.substr(field.name_place.begin, 8), "\"status\"");
}

TEST(ExpectReaderTest, WritesInstantsAndDatesInOneForm) {
  const Scenario scenario = Loaded(
      Expect(R"({"marketo": {"members": [{"membershipDate": "2026-03-02T10:00:00+01:00"}]}})"));
  EXPECT_TRUE(Matches(OnlyTable(scenario).rows.at(0).fields.at(0).matcher,
                      std::string("2026-03-02T09:00:00.000Z")));
}

TEST(ExpectReaderTest, SuggestsTablesFieldsAndValues) {
  ExpectError(Expect(R"({"marketo": {"member": [{}]}})"), "unknown key 'member'",
              "Did you mean 'members'?");
  ExpectError(Expect(R"({"salesforce": {"members": [{"status": "Invited"}]}})"),
              "unknown key 'status'", "Did you mean 'Status'?");
  ExpectError(Member("\"Atended\""), "there is no status 'Atended' here",
              "Did you mean 'Attended'?");
  ExpectError(Expect(R"({"marketo": {"members": [{"person": "an"}]}})"),
              "there is no person 'an' here", "Did you mean 'ann'?");
  ExpectError(Expect(R"({"salesforce": {"members": [{"person": "lead:an"}]}})"),
              "there is no 'lead:an' here", "Did you mean 'lead:ann'?");
  ExpectError(Expect(R"({"sync": {"standing": [{"code": "UNKNOWN_ABSENC"}]}})"), "is no code",
              "Did you mean 'UNKNOWN_ABSENCE'?");
  ExpectError(Expect(R"({"sync": {"steps": [{"operation": "Push New"}]}})"), "is no operation",
              "Did you mean 'Push new'?");
}

TEST(ExpectReaderTest, RefusesExpectationsThatHoldOfAnything) {
  ExpectError(Expect("{}"), "nothing is expected");
  ExpectError(Expect(R"({"marketo": {}})"), "nothing is expected");
  ExpectError(Expect(R"({"marketo": {"members": []}})"), "an empty list expects nothing",
              "{\"count\": 0}");
  ExpectError(Expect(R"({"marketo": {"members": [{}]}})"), "an empty row matches every row");
  ExpectError(Expect(R"({"marketo": {"members": {"where": {"person": "ann"}}}})"),
              "nothing is expected of 'members'");
}

TEST(ExpectReaderTest, RefusesValuesOfTheWrongType) {
  ExpectError(Member("3"), "expected a text, found the number 3");
  ExpectError(Expect(R"({"marketo": {"members": [{"reachedSuccess": "true"}]}})"),
              "'reachedSuccess' is true or false, found a text");
  ExpectError(Expect(R"({"salesforce": {"campaigns": [{"ActualCost": 1.5}]}})"),
              "found the number 1.5");
  ExpectError(Expect(R"({"salesforce": {"members": {"count": -1}}})"), "-1 is out of range");
  ExpectError(Expect(R"({"marketo": {"members": [{"membershipDate": "today"}]}})"), "today");
}

TEST(ExpectReaderTest, RefusesMatchersThatAreNone) {
  ExpectError(Member(R"({"any": true, "absent": true})"), "a matcher has one key");
  ExpectError(Member("{}"), "a matcher has one key");
  ExpectError(Member(R"({"any": false})"), "'any' can only be true");
  ExpectError(Member(R"({"one_of": []})"), "no value is one of none");
  ExpectError(Member(R"({"oneof": ["Invited"]})"), "Did you mean 'one_of'?");
  ExpectError(Member(R"({"contains": "Inv"})"), "'status' is not a free text");
}

TEST(ExpectedTablesTest, StandInTheOrderOfTheirIds) {
  const auto tables = ExpectedTables();
  for (std::size_t index = 0; index < tables.size(); ++index) {
    EXPECT_EQ(static_cast<std::size_t>(tables[index].id), index);
    EXPECT_EQ(&TableOf(tables[index].id), &tables[index]);
  }
  EXPECT_EQ(tables.back().id, TableId::kSyncBacklog);
}

}  // namespace
}  // namespace campsync::harness
