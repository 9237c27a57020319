// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/option_values.h"

#include <gtest/gtest.h>

namespace campsync::cli {
namespace {

TEST(OptionValuesTest, ShardsAreCountedFromOne) {
  const auto shard = ReadShard("2/5");
  ASSERT_TRUE(shard.ok());
  EXPECT_EQ(shard->index, 2U);
  EXPECT_EQ(shard->count, 5U);
  for (const char* wrong : {"", "1", "0/5", "6/5", "1/0", "-1/5", "1/5/2", "a/b", "1/1001", "1/"}) {
    EXPECT_FALSE(ReadShard(wrong).ok()) << wrong;
  }
}

TEST(OptionValuesTest, ASpanIsLongerThanNothing) {
  const auto span = ReadSpan("--time", "1h30m");
  ASSERT_TRUE(span.ok());
  EXPECT_EQ(*span, Duration::Minutes(90));
  for (const char* wrong : {"", "60", "0s", "-5s", "soon"}) {
    const auto refused = ReadSpan("--time", wrong);
    ASSERT_FALSE(refused.ok()) << wrong;
    EXPECT_NE(refused.error().sentence.find("like 60s"), std::string::npos);
  }
}

TEST(OptionValuesTest, ReportsAreNamedByKind) {
  const auto files = ReadReports("junit=a.xml,json=b.json");
  ASSERT_TRUE(files.ok());
  EXPECT_EQ(files->junit, "a.xml");
  EXPECT_EQ(files->json, "b.json");
  for (const char* wrong : {"", "a.xml", "junit=", "xml=a", "json=a,", "json=a,json=b"}) {
    EXPECT_FALSE(ReadReports(wrong).ok()) << wrong;
  }
}

TEST(OptionValuesTest, AnHtmlReportIsRefusedByName) {
  const auto files = ReadReports("junit=a.xml,html=a.html");
  ASSERT_FALSE(files.ok());
  EXPECT_NE(files.error().sentence.find("html=FILE is not available yet"), std::string::npos);
}

TEST(OptionValuesTest, ATraceIsOfEverythingOrOfAPerson) {
  EXPECT_EQ(*ReadTrace("all"), "");
  EXPECT_FALSE(ReadTrace("").ok());
  EXPECT_EQ(*ReadTrace("person=ann"), "ann");
  EXPECT_EQ(*ReadTrace("person=lead:ann"), "ann");
  EXPECT_FALSE(ReadTrace("person=").ok());
  EXPECT_FALSE(ReadTrace("persn=ann").ok());
}

TEST(OptionValuesTest, NumbersHaveBounds) {
  EXPECT_EQ(*ReadNumber("--jobs", "256", 1, 256), 256U);
  for (const char* wrong : {"", "0", "257", "-1", "1.5", "x", " 1"}) {
    EXPECT_FALSE(ReadNumber("--jobs", wrong, 1, 256).ok()) << wrong;
  }
}

TEST(OptionValuesTest, TodayIsADay) {
  EXPECT_TRUE(ReadToday("2026-02-28").ok());
  EXPECT_FALSE(ReadToday("2026-02-30").ok());
  EXPECT_FALSE(ReadToday("tomorrow").ok());
}

}  // namespace
}  // namespace campsync::cli
