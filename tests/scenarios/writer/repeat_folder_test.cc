// SPDX-License-Identifier: Apache-2.0
// Only what the loader would expand to the same records is folded.
#include "scenarios/harness/writer/repeat_folder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/harness/writer/layout_printer.h"

namespace campsync::harness {
namespace {

LayoutNode Person(std::int64_t number, const std::string& company = "Acme") {
  return ObjectLayout()
      .Text("key", "p" + std::to_string(number))
      .Text("email", "p" + std::to_string(number) + "@example.com")
      .Text("company", company)
      .Take();
}

std::vector<LayoutNode> People(std::int64_t first, std::int64_t last) {
  std::vector<LayoutNode> people;
  for (; first <= last; ++first) people.push_back(Person(first));
  return people;
}

// On one line.
std::string Folded(std::vector<LayoutNode> list, std::string_view key = "people") {
  ObjectLayout root;
  root.Node(key, ListOf(std::move(list), Break::kFill));
  std::string text = PrintLayout(FoldRepeats(root.Take()));
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n')) {
    const auto end = text.find_first_not_of(" \n", at);
    text.replace(at, (end == std::string::npos ? text.size() : end) - at, " ");
  }
  return text;
}

constexpr std::string_view kEach =
    R"("each": {"key": "p{n}", "email": "p{n}@example.com", "company": "Acme"}})";

TEST(RepeatFolderTest, WritesManyOfAKindOnce) {
  EXPECT_NE(Folded(People(1, 201)).find(R"({"repeat": 201, )" + std::string(kEach)),
            std::string::npos)
      << Folded(People(1, 201));
}

TEST(RepeatFolderTest, LeavesAFewAsTheyAre) {
  EXPECT_EQ(Folded(People(1, 4)).find("repeat"), std::string::npos);
  EXPECT_NE(Folded(People(1, 5)).find("\"repeat\": 5"), std::string::npos);
}

TEST(RepeatFolderTest, NumbersCountFromOneAndLeaveNoneOut) {
  EXPECT_EQ(Folded(People(2, 30)).find("repeat"), std::string::npos);
  std::vector<LayoutNode> people = People(1, 6);
  people.erase(people.begin() + 2);
  EXPECT_EQ(Folded(people).find("repeat"), std::string::npos);
  EXPECT_EQ(Folded(People(11, 19)).find("repeat"), std::string::npos);
}

TEST(RepeatFolderTest, OneThatDiffersEndsTheRun) {
  std::vector<LayoutNode> people = People(1, 12);
  people[6] = Person(7, "Other");
  const std::string text = Folded(people);
  EXPECT_NE(text.find("\"repeat\": 6"), std::string::npos) << text;
  EXPECT_NE(text.find("\"p7\""), std::string::npos) << text;
  EXPECT_NE(text.find("\"p12\""), std::string::npos) << text;
}

TEST(RepeatFolderTest, RunsOfOneListFollowEachOther) {
  std::vector<LayoutNode> people = People(1, 6);
  for (LayoutNode& one : People(1, 7)) people.push_back(std::move(one));
  const std::string text = Folded(people);
  EXPECT_NE(text.find("\"repeat\": 6"), std::string::npos) << text;
  EXPECT_NE(text.find("\"repeat\": 7"), std::string::npos) << text;
}

TEST(RepeatFolderTest, WhatIsTheSameThroughoutCannotBeRepeated) {
  EXPECT_EQ(Folded(std::vector<LayoutNode>(9, Person(1))).find("repeat"), std::string::npos);
}

TEST(RepeatFolderTest, ListsThatTheLoaderDoesNotExpandStay) {
  EXPECT_EQ(Folded(People(1, 9), "statuses").find("repeat"), std::string::npos);
  EXPECT_EQ(Folded(People(1, 9), "expect").find("repeat"), std::string::npos);
}

TEST(RepeatFolderTest, ATextThatSaysTheNumbersWordIsNotFolded) {
  std::vector<LayoutNode> people = People(1, 9);
  for (LayoutNode& one : people) one.children[2].value = TextLeaf("{n} Ltd");
  EXPECT_EQ(Folded(people).find("repeat"), std::string::npos);
}

}  // namespace
}  // namespace campsync::harness
