// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/csv.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(CsvTest, ReadsQuotesLineEndsAndTheByteOrderMark) {
  const auto table = ParseCsv("\xEF\xBB\xBF\"a\",b\r\n\"x,\"\"y\"\"\nz\",\r\n\r\n1,2");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->header, (std::vector<std::string>{"a", "b"}));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].fields[0], "x,\"y\"\nz");
  EXPECT_EQ(table->rows[0].fields[1], "");
  EXPECT_EQ(table->rows[1].fields[1], "2");
  EXPECT_EQ(table->Column("b"), 1U);
  EXPECT_EQ(table->Column("c"), std::nullopt);
}

TEST(CsvTest, KeepsTheOffsetOfEachRow) {
  const auto table = ParseCsv("a\n1\n22\n");
  EXPECT_EQ(table->rows.at(1).offset, 4U);
}

TEST(CsvTest, LocatesWhatIsWrong) {
  EXPECT_EQ(ParseCsv("").error().sentence, "the table is empty");
  EXPECT_EQ(ParseCsv("a,b\n1\n").error().offset, 4U);
  EXPECT_EQ(ParseCsv("a\n\"x").error().offset, 2U);
  EXPECT_EQ(ParseCsv("a\n\"x\"y\n").error().offset, 5U);
}

}  // namespace
}  // namespace campsync::harness
