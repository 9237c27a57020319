// SPDX-License-Identifier: Apache-2.0
// Patterns against rows: what fits, what is found missing or too many, and what --update writes.
#include "scenarios/harness/judge/expectation.h"

#include <gtest/gtest.h>

#include "scenarios/harness/judge/text_edits.h"

namespace campsync::harness {
namespace {

using namespace std::string_literals;

FieldPattern Field(const std::string& name, Matcher matcher) {
  return {.name = name, .matcher = std::move(matcher)};
}
RowPattern MirrorOf(const std::string& person, const std::string& status) {
  RowPattern row;
  row.fields = {Field("person", EqualTo{person}), Field("status", EqualTo{status})};
  return row;
}

// Rows of marketo.mirror: campaign, person, status.
const std::vector<TableRow> kRows = {
    {"may"s, "ann"s, "Invited"s}, {"may"s, "bob"s, "Attended"s}, {"june"s, "ann"s, "Attended"s}};

TablePattern Mirror() { return {.table = TableId::kMarketoMirror}; }

TEST(ExpectationTest, FieldsThatAreNotNamedMayBeAnything) {
  TablePattern pattern = Mirror();
  pattern.rows = {MirrorOf("ann", "Invited")};
  EXPECT_TRUE(JudgeTable(pattern, kRows).empty());
}

TEST(ExpectationTest, AMissingRowNamesTheNearestAndTheDifference) {
  TablePattern pattern = Mirror();
  pattern.rows = {MirrorOf("bob", "Registered")};
  const auto findings = JudgeTable(pattern, kRows);
  ASSERT_EQ(findings.size(), 1U);
  ASSERT_EQ(findings[0].lines.size(), 2U);
  EXPECT_EQ(findings[0].lines[1], R"(status: expected "Registered", found "Attended")");
}

TEST(ExpectationTest, TwoPatternsNeverTakeOneRow) {
  TablePattern pattern = Mirror();
  pattern.rows = {MirrorOf("bob", "Attended"), MirrorOf("bob", "Attended")};
  EXPECT_EQ(JudgeTable(pattern, kRows).size(), 1U);
}

TEST(ExpectationTest, AnOpenPatternLeavesTheRowThatAnotherNeeds) {
  TablePattern pattern = Mirror();
  RowPattern open;
  open.fields = {Field("person", EqualTo{"ann"s})};
  pattern.rows = {open, MirrorOf("ann", "Invited")};
  EXPECT_TRUE(JudgeTable(pattern, kRows).empty());
}

TEST(ExpectationTest, OnlyFailsForEveryRowThatNobodyNamed) {
  TablePattern pattern = Mirror();
  pattern.rows = {MirrorOf("ann", "Invited")};
  pattern.only = true;
  EXPECT_EQ(JudgeTable(pattern, kRows).size(), 2U);
}

TEST(ExpectationTest, WhereNarrowsTheRows) {
  TablePattern pattern = Mirror();
  pattern.where.emplace();
  pattern.where->fields = {Field("campaign", EqualTo{"june"s})};
  pattern.count = 1;
  EXPECT_TRUE(JudgeTable(pattern, kRows).empty());
}

TEST(ExpectationTest, NoneFailsForARowThatMatches) {
  TablePattern pattern = Mirror();
  pattern.none = {MirrorOf("bob", "Attended")};
  EXPECT_EQ(JudgeTable(pattern, kRows).size(), 1U);
}

TEST(ExpectationTest, ACountIsTheNumberOfRows) {
  TablePattern pattern = Mirror();
  pattern.count = 2;
  const auto findings = JudgeTable(pattern, kRows);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].edits.at(0).text, "3");
}

TEST(ExpectationTest, TheOneRowOfATableOfNumbersIsTheNearestWhateverItHolds) {
  RowPattern calls;
  calls.fields = {Field("marketo", EqualTo{std::int64_t{1}}),
                  Field("store", EqualTo{std::int64_t{1}})};
  const auto findings = JudgeTable({.table = TableId::kSyncCalls, .rows = {calls}},
                                   {{std::int64_t{4}, std::int64_t{9}, std::int64_t{2}}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].edits.size(), 2U);
}

TEST(ExpectationTest, AWrongValueCanBeUpdated) {
  TablePattern pattern = Mirror();
  pattern.rows = {MirrorOf("bob", "Registered")};
  const std::string text = R"({"person": "bob", /* kept */ "status": "Registered"})";
  const std::size_t begin = text.find("\"Registered\"");
  pattern.rows[0].fields[1].place = {.line = 1, .column = 1, .begin = begin, .end = begin + 12};
  const auto findings = JudgeTable(pattern, kRows);
  EXPECT_EQ(ApplyEdits(text, findings.at(0).edits),
            R"({"person": "bob", /* kept */ "status": "Attended"})");
}

TEST(TextEditsTest, OfTwoEditsOfOnePlaceTheFirstHolds) {
  const Place place{.line = 1, .column = 1, .begin = 1, .end = 2};
  EXPECT_EQ(ApplyEdits("[1]", {{place, "2"}, {place, "3"}}), "[2]");
}

TEST(TextEditsTest, AnEditOutsideTheTextIsLeftOut) {
  EXPECT_EQ(ApplyEdits("[1]", {{{.line = 1, .column = 1, .begin = 1, .end = 9}, "2"}}), "[1]");
}

}  // namespace
}  // namespace campsync::harness
