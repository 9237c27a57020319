// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/located_error.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::harness {
namespace {

TEST(LocatedErrorTest, ShowsPathPlaceLineCaretAndAdvice) {
  const std::string text = "{\n  \"statsu\": 1\n}\n";
  ErrorList errors("cases/a.json", text);
  errors.Add(PlaceAt(text, text.find("\"statsu")), "unknown key 'statsu'",
             "Did you mean 'status'?");
  EXPECT_EQ(FormatLocatedError(errors.Sorted().front()),
            "cases/a.json:2:3: error: unknown key 'statsu'\n"
            "      \"statsu\": 1\n"
            "      ^\n"
            "    Did you mean 'status'?\n");
}

TEST(LocatedErrorTest, ShowsNoLineForTheFileAsAWhole) {
  ErrorList errors("a.json", "");
  errors.AddForFile("the file is empty");
  EXPECT_EQ(FormatLocatedError(errors.Sorted().front()), "a.json: error: the file is empty\n");
}

TEST(LocatedErrorTest, CutsALongLineAroundThePlace) {
  const std::string text = std::string(1'000'000, 'a') + "X" + std::string(1'000'000, 'b');
  ErrorList errors("a.json", text);
  errors.Add(PlaceAt(text, 1'000'000), "here");
  const LocatedError error = errors.Sorted().front();
  EXPECT_LT(error.excerpt.size(), 300U);
  EXPECT_NE(error.excerpt.find("aXb"), std::string::npos);
}

TEST(LocatedErrorTest, PutsTheCaretUnderTheCharacter) {
  const std::string text = "\t\"展示会\": x";
  ErrorList errors("a.json", text);
  errors.Add(PlaceAt(text, text.size() - 1), "here");
  EXPECT_EQ(errors.Sorted().front().excerpt, "     \"展示会\": x\n            ^\n");
}

TEST(LocatedErrorTest, ShowsNoControlBytesOfTheFile) {
  const std::string text = "ab\x1b[31mcd\xff";
  ErrorList errors("a.json", text);
  errors.Add(PlaceAt(text, 0), "here");
  EXPECT_EQ(errors.Sorted().front().excerpt, "    ab?[31mcd?\n    ^\n");
}

TEST(ErrorListTest, SortsByPlaceAndCountsWhatItLeavesOut) {
  const std::string text(100, '\n');
  ErrorList errors("a.json", text);
  for (std::size_t offset = 30; offset > 0; --offset) errors.Add(PlaceAt(text, offset), "bad");
  const auto sorted = errors.Sorted();
  ASSERT_EQ(sorted.size(), ErrorList::kKeptMax + 1);
  EXPECT_LT(sorted[0].line, sorted[1].line);
  EXPECT_EQ(sorted.back().message, "10 more errors are not shown");
}

TEST(ErrorListTest, PutsErrorsOfOtherFilesLast) {
  ErrorList errors("b.json", "x");
  errors.AddForeign({"a.csv", 1, 1, "foreign", "", ""});
  errors.Add(PlaceAt("x", 0), "own");
  EXPECT_EQ(errors.Sorted().front().message, "own");
}

}  // namespace
}  // namespace campsync::harness
