// SPDX-License-Identifier: Apache-2.0
// Where the text of a value breaks into lines.
#include "scenarios/harness/writer/layout_printer.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::harness {
namespace {

LayoutNode Record(const std::string& name) {
  return ObjectLayout().Text("name", name).Whole("step", 10).Take();
}

// A text of so many columns with its quotes.
std::string Wide(std::size_t columns) { return std::string(columns - 2, 'x'); }

TEST(LayoutPrinterTest, WhatFitsStandsOnOneLine) {
  const LayoutNode node = ObjectLayout()
                              .Text("a", "b")
                              .Truth("c", true)
                              .Null("d")
                              .Node("e", TextList({"f", "g"}))
                              .Node("h", ListOf({}, Break::kLines))
                              .Take();
  EXPECT_EQ(PrintLayout(node), R"({"a": "b", "c": true, "d": null, "e": ["f", "g"], "h": []})"
                               "\n");
}

TEST(LayoutPrinterTest, ALineEndsAtColumnHundred) {
  const auto of_width = [](std::size_t columns) {
    return PrintLayout(ObjectLayout().Text("a", "b").Text("c", Wide(columns - 17)).Take());
  };
  EXPECT_EQ(of_width(100).find('\n'), 100U);
  EXPECT_EQ(of_width(101), "{\"a\": \"b\",\n \"c\": \"" + std::string(82, 'x') + "\"}\n");
}

TEST(LayoutPrinterTest, ColumnsAreCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 83; ++i) text += "語";
  const LayoutNode node = ObjectLayout().Text("a", "b").Text("c", text.substr(0, 81 * 3)).Take();
  EXPECT_EQ(PrintLayout(node).find('\n'), PrintLayout(node).size() - 1);
  const LayoutNode longer = ObjectLayout().Text("a", "b").Text("c", text).Take();
  EXPECT_NE(PrintLayout(longer).find('\n'), PrintLayout(longer).size() - 1);
}

TEST(LayoutPrinterTest, ALongTextStaysInOnePiece) {
  const LayoutNode node = ObjectLayout().Text("a", Wide(300)).Take();
  EXPECT_EQ(PrintLayout(node), "{\"a\": \"" + Wide(300) + "\"}\n");
}

TEST(LayoutPrinterTest, AListAtTheEndGoesBelowAndIsFilled) {
  const LayoutNode node =
      ObjectLayout()
          .Text("name", "Visit")
          .Node("statuses", ListOf({Record("Invited for the first time"), Record("By Phone"),
                                    Record("On Site at the counter")},
                                   Break::kFill))
          .Take();
  EXPECT_EQ(PrintLayout(node), R"({"name": "Visit", "statuses": [
  {"name": "Invited for the first time", "step": 10}, {"name": "By Phone", "step": 10},
  {"name": "On Site at the counter", "step": 10}]}
)");
}

TEST(LayoutPrinterTest, AListOfLinesIsOneALine) {
  const LayoutNode node =
      ObjectLayout()
          .Node("rows",
                ListOf({Record(Wide(40)), Record("By Phone"), Record("On Site")}, Break::kLines))
          .Take();
  EXPECT_EQ(PrintLayout(node), "{\"rows\": [\n  {\"name\": \"" + Wide(40) +
                                   "\", \"step\": 10},\n"
                                   "  {\"name\": \"By Phone\", \"step\": 10},\n"
                                   "  {\"name\": \"On Site\", \"step\": 10}]}\n");
}

TEST(LayoutPrinterTest, KeysThatDoNotFitGoBelowTheFirst) {
  const LayoutNode record =
      ObjectLayout().Text("a", Wide(60)).Text("b", Wide(40)).Text("c", "d").Take();
  EXPECT_EQ(PrintLayout(ListOf({record, record}, Break::kLines)),
            "[\n  {\"a\": \"" + Wide(60) + "\",\n   \"b\": \"" + Wide(40) +
                "\", \"c\": \"d\"},\n  {\"a\": \"" + Wide(60) + "\",\n   \"b\": \"" + Wide(40) +
                "\", \"c\": \"d\"}]\n");
}

TEST(LayoutPrinterTest, ABlockClosesOnALineOfItsOwn) {
  const LayoutNode steps = ListOf({Record("a"), Record("b")}, Break::kAlways);
  EXPECT_EQ(PrintLayout(ObjectLayout(Break::kAlways).Node("steps", steps).Take()), R"({
  "steps": [
    {"name": "a", "step": 10},
    {"name": "b", "step": 10}
  ]
}
)");
}

TEST(LayoutPrinterTest, SectionsGoBelowAndAnOnlyOneStays) {
  const auto table = [] {
    return ObjectLayout().Truth("only", true).Node("rows", TextList({Wide(48)})).Take();
  };
  const LayoutNode one = ObjectLayout(Break::kLines).Node("members", table()).Take();
  const LayoutNode two =
      ObjectLayout(Break::kLines).Node("members", table()).Node("mirror", table()).Take();
  EXPECT_EQ(PrintLayout(ObjectLayout().Node("expect", one).Take()).find('\n'), 99U);
  const std::string wide = Wide(48);
  EXPECT_EQ(PrintLayout(ObjectLayout().Node("expect", two).Take()),
            "{\"expect\": {\n  \"members\": {\"only\": true, \"rows\": [\"" + wide +
                "\"]},\n  \"mirror\": {\"only\": true, \"rows\": [\"" + wide + "\"]}}}\n");
}

TEST(LayoutPrinterTest, TheBracketsBehindTheLastValueCount) {
  const std::string first(60, '1');
  const std::string second(48, '2');
  const auto filled = [&](const std::string& last) {
    return PrintLayout(ListOf({LeafOf(first), LeafOf(second), LeafOf(last)}, Break::kFill));
  };
  const std::string fits(47, '3');
  const std::string beyond(48, '3');
  EXPECT_EQ(filled(fits), "[\n  " + first + ",\n  " + second + ", " + fits + "]\n");
  EXPECT_EQ(filled(beyond), "[\n  " + first + ",\n  " + second + ",\n  " + beyond + "]\n");
}

}  // namespace
}  // namespace campsync::harness
