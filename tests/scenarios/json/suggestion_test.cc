// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/suggestion.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

const std::vector<std::string_view> kWords = {"status", "statuses", "program", "person"};

TEST(SuggestionTest, FindsASlipOfThePen) {
  EXPECT_EQ(NearestWord("statsu", kWords), "status");
  EXPECT_EQ(NearestWord("Status", kWords), "status");
  EXPECT_EQ(NearestWord("statusses", kWords), "statuses");
  EXPECT_EQ(NearestWord("programm", kWords), "program");
}

TEST(SuggestionTest, IsSilentAboutAnotherWord) {
  EXPECT_EQ(NearestWord("campaign", kWords), std::nullopt);
  EXPECT_EQ(NearestWord("", kWords), std::nullopt);
  EXPECT_EQ(NearestWord(std::string(1'000'000, 's'), kWords), std::nullopt);
  EXPECT_EQ(NearestWord("x", {"y"}), std::nullopt);
}

TEST(SuggestionTest, ListsTheWordsWhereNoneIsNear) {
  EXPECT_EQ(AdviceFor("x", kWords), "Known here: status, statuses, program, person.");
  EXPECT_EQ(AdviceFor("x", {"", "ann"}), "Known here: ann.");
  EXPECT_EQ(AdviceFor("x", {""}), "There are none here.");
  EXPECT_EQ(AdviceFor("statsu", kWords), "Did you mean 'status'?");
  EXPECT_EQ(AdviceFor("x", {}), "There are none here.");
}

TEST(SuggestionTest, ListsTheFirstOfVeryManyWords) {
  const std::vector<std::string_view> many(100, "abcdef");
  EXPECT_TRUE(AdviceFor("x", many).ends_with("abcdef, and 70 more."));
}

}  // namespace
}  // namespace campsync::harness
