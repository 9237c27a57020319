// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/json_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::harness {
namespace {

JsonNode Parsed(const std::string& text) {
  auto node = ParseJson("case.json", text);
  EXPECT_TRUE(node.ok()) << (node.ok() ? "" : FormatLocatedError(node.error()));
  return node.ok() ? *node : JsonNode();
}

LocatedError Refused(const std::string& text) {
  const auto node = ParseJson("case.json", text);
  EXPECT_FALSE(node.ok());
  return node.ok() ? LocatedError() : node.error();
}

std::string Range(const std::string& text, const Place& place) {
  return text.substr(place.begin, place.end - place.begin);
}

TEST(JsonParserTest, GivesTheRangeOfEveryKindOfValue) {
  const std::string text = R"({ "a" : "x\"]y" , "b":[1, -2.5e3 ,true,null], "c": {"d": {}} } )";
  const JsonNode root = Parsed(text);
  EXPECT_EQ(Range(text, root.place), text.substr(0, text.size() - 1));
  EXPECT_EQ(Range(text, root.Find("a")->place), R"("x\"]y")");
  EXPECT_EQ(Range(text, root.Find("b")->place), "[1, -2.5e3 ,true,null]");
  const auto& list = *root.Find("b")->AsArray();
  EXPECT_EQ(Range(text, list[0].place), "1");
  EXPECT_EQ(Range(text, list[1].place), "-2.5e3");
  EXPECT_EQ(Range(text, list[2].place), "true");
  EXPECT_EQ(Range(text, list[3].place), "null");
  EXPECT_EQ(Range(text, root.Find("c")->Find("d")->place), "{}");
  EXPECT_EQ(Range(text, root.AsObject()->at(2).key_place), R"("c")");
}

TEST(JsonParserTest, CountsLinesAndCharactersAcrossCommentsAndOtherScripts) {
  const JsonNode root = Parsed("// first: [\n/* {\n */ {\"春\": \"展示会\", \"k\": 1}");
  EXPECT_EQ(root.place.line, 3U);
  EXPECT_EQ(root.place.column, 5U);
  EXPECT_EQ(root.Find("k")->place.line, 3U);
  EXPECT_EQ(root.Find("k")->place.column, 23U);
}

TEST(JsonParserTest, KeepsNumbersExactly) {
  const JsonNode root =
      Parsed("[9223372036854775807, -9223372036854775808, 9223372036854775808, 1.10, 1e99]");
  const auto& list = *root.AsArray();
  EXPECT_EQ(*list[0].AsWhole(), INT64_MAX);
  EXPECT_EQ(*list[1].AsWhole(), INT64_MIN);
  EXPECT_EQ(std::get<NumberText>(list[2].value).text, "9223372036854775808");
  EXPECT_EQ(std::get<NumberText>(list[3].value).text, "1.10");
  EXPECT_EQ(std::get<NumberText>(list[4].value).text, "1e99");
}

TEST(JsonParserTest, RefusesANumberThatNoMachineHolds) {
  EXPECT_NE(Refused("[1e999]").message.find("1e999"), std::string::npos);
}

TEST(JsonParserTest, ReportsADuplicateKeyAtItsSecondPlace) {
  const LocatedError error = Refused("{\"a\": 1,\n  \"a\": 2}");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.column, 3U);
  EXPECT_EQ(error.message, "the key 'a' stands twice in this object");
}

TEST(JsonParserTest, AllowsOneKeyInTwoObjects) {
  EXPECT_EQ(*Parsed(R"({"a": {"k": 1}, "b": {"k": 2}})").Find("b")->Find("k")->AsWhole(), 2);
}

TEST(JsonParserTest, RefusesDeepNestingWithoutCrashing) {
  const LocatedError error = Refused(std::string(200'000, '['));
  EXPECT_EQ(error.message, "nested deeper than 64 levels");
  EXPECT_EQ(error.column, 65U);
  EXPECT_EQ(Refused(std::string(200'000, '[') + std::string(200'000, ']')).message, error.message);
  std::string objects;
  for (int depth = 0; depth < 200'000; ++depth) objects += "{\"a\":";
  EXPECT_EQ(Refused(objects).message, error.message);
}

TEST(JsonParserTest, ReadsNestingUpToTheLimit) {
  const std::string text = std::string(64, '[') + std::string(64, ']');
  EXPECT_TRUE(ParseJson("case.json", text).ok());
}

TEST(JsonParserTest, ReportsInvalidUtf8AtItsByte) {
  const LocatedError error = Refused("{\n \"é\": \"\xC3(\"}");
  EXPECT_EQ(error.line, 2U);
  EXPECT_EQ(error.column, 8U);
  EXPECT_EQ(error.message, "invalid UTF-8: byte 0xC3");
  EXPECT_EQ(Refused("\xFF\xFE{\0}").message, "the file is UTF-16");
}

TEST(JsonParserTest, SkipsAByteOrderMark) {
  const JsonNode root = Parsed("\xEF\xBB\xBF{\"a\": 1}");
  EXPECT_EQ(root.Find("a")->place.begin, 9U);
  EXPECT_EQ(root.Find("a")->place.column, 7U);
}

TEST(JsonParserTest, CallsAnEmptyFileEmpty) {
  for (const std::string text : {"", "  \n", "// nothing\n", "/* nothing */"}) {
    EXPECT_EQ(Refused(text).message, "the file is empty") << text;
  }
}

TEST(JsonParserTest, LocatesBrokenJson) {
  EXPECT_EQ(Refused("{\"a\": 1\n \"b\": 2}").line, 2U);
  EXPECT_EQ(Refused("{\"a\": 1} x").column, 10U);
  EXPECT_EQ(Refused("[1, 2").line, 1U);
  EXPECT_EQ(Refused("{\"a\": tru}").line, 1U);
  EXPECT_EQ(Refused("{\"a\": \"open}").line, 1U);
  EXPECT_EQ(Refused(",").line, 1U);
  EXPECT_EQ(Refused("/x").line, 1U);
}

TEST(JsonParserTest, RefusesASecondValue) { EXPECT_EQ(Refused("{}\n{}").line, 2U); }

TEST(JsonParserTest, SurvivesEveryPrefixOfAFile) {
  const std::string text =
      "{\"a\": [1, -2.5, \"x\\u00e9\\\"\", null], /* c */ \"é\": {\"b\": true}}";
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(ParseJson("case.json", text.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace campsync::harness
