// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/object_reader.h"

#include <gtest/gtest.h>

#include <array>

#include "scenarios/harness/json/json_parser.h"

namespace campsync::harness {
namespace {

constexpr auto kKeys =
    std::to_array<KeyWord>({{"name", true}, {"step", false}, {"success", false}});
constexpr ObjectWords kShape{"status", kKeys};

class ObjectReaderTest : public testing::Test {
 protected:
  ObjectReader Reader(const std::string& text) {
    text_ = text;
    node_ = *ParseJson("a.json", text_);
    return ObjectReader(node_, kShape, errors_);
  }
  std::string FirstMessage() {
    return errors_.IsEmpty() ? "no error" : errors_.Sorted().front().message;
  }
  std::string FirstAdvice() { return errors_.Sorted().front().advice; }

  std::string text_;
  JsonNode node_;
  ErrorList errors_{"a.json", ""};
};

TEST_F(ObjectReaderTest, ReadsWhatIsThere) {
  const ObjectReader reader = Reader(R"({"name": "Invited", "step": 10, "success": true})");
  EXPECT_EQ(reader.Name("name"), "Invited");
  EXPECT_EQ(reader.Whole("step", 0, 100), 10);
  EXPECT_EQ(reader.Truth("success"), true);
  EXPECT_TRUE(errors_.IsEmpty());
}

TEST_F(ObjectReaderTest, SuggestsAKnownKeyForAnUnknownOne) {
  (void)Reader(R"({"name": "a", "setp": 1})");
  EXPECT_EQ(FirstMessage(), "unknown key 'setp'");
  EXPECT_EQ(FirstAdvice(), "Did you mean 'step'?");
}

TEST_F(ObjectReaderTest, NamesAMissingKey) {
  (void)Reader("{}");
  EXPECT_EQ(FirstMessage(), "the key 'name' is missing");
}

TEST_F(ObjectReaderTest, ReportsSeveralErrorsAtOnce) {
  const ObjectReader reader = Reader(R"({"nam": 1, "step": "x", "success": 0})");
  (void)reader.Whole("step", 0, 9);
  (void)reader.Truth("success");
  EXPECT_EQ(errors_.Sorted().size(), 4U);
}

TEST_F(ObjectReaderTest, RefusesWhatIsNoObject) {
  (void)Reader("[1]");
  EXPECT_EQ(FirstMessage(), "expected an object, found a list");
}

TEST_F(ObjectReaderTest, RefusesFractionsAndSignsWhereTheyDoNotBelong) {
  for (const auto number : {"1.9", "-1", "1e99", "101", "9223372036854775808", "\"1\"", "null"}) {
    errors_ = ErrorList("a.json", "");
    const ObjectReader reader = Reader(std::string(R"({"name": "a", "step": )") + number + "}");
    EXPECT_EQ(reader.Whole("step", 0, 100), std::nullopt) << number;
    EXPECT_FALSE(errors_.IsEmpty()) << number;
  }
}

TEST_F(ObjectReaderTest, NamesTheRange) {
  const ObjectReader reader = Reader(R"({"name": "a", "step": -1})");
  (void)reader.Whole("step", 0, 100);
  EXPECT_EQ(FirstMessage(), "-1 is out of range");
  EXPECT_EQ(FirstAdvice(), "Write a whole number from 0 to 100.");
}

TEST_F(ObjectReaderTest, RefusesEmptyNamesAndControlCharacters) {
  EXPECT_EQ(Reader(R"({"name": ""})").Name("name"), "");
  EXPECT_EQ(FirstMessage(), "'name' is empty");
  errors_ = ErrorList("a.json", "");
  EXPECT_EQ(Reader(R"({"name": "a\u001b[31m"})").Name("name"), "");
  EXPECT_EQ(FirstMessage(), "the text holds a control character");
}

TEST_F(ObjectReaderTest, SaysWhatADateShouldBe) {
  const ObjectReader reader = Reader(R"({"name": "2026-02-30"})");
  EXPECT_EQ(reader.DateOf("name"), std::nullopt);
  EXPECT_NE(FirstMessage().find("2026-02-30"), std::string::npos);
}

TEST_F(ObjectReaderTest, ReadsNullAsAClearedText) {
  EXPECT_EQ(Reader(R"({"name": null})").TextChange("name"), "");
  EXPECT_TRUE(errors_.IsEmpty());
}

}  // namespace
}  // namespace campsync::harness
