// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/duration_text.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(DurationTextTest, ReadsUnitsAndSigns) {
  EXPECT_EQ(*ParseDuration("250ms"), Duration{250});
  EXPECT_EQ(*ParseDuration("+5m"), Duration::Minutes(5));
  EXPECT_EQ(*ParseDuration("1h30m"), Duration::Minutes(90));
  EXPECT_EQ(*ParseDuration("-2s"), Duration::Seconds(-2));
  EXPECT_EQ(*ParseDuration("2d1ms"), Duration{172'800'001});
}

TEST(DurationTextTest, RefusesEverythingElse) {
  for (const auto text : {"", "+", "5", "m", "5 m", "5m5m", "5s5m", "--5m", "1.5h", "5mm", "5x",
                          "+-5m", "5m-3s", "99999999999999999999d"}) {
    EXPECT_FALSE(ParseDuration(text).ok()) << text;
  }
}

TEST(DurationTextTest, RefusesMoreThanTenYears) {
  EXPECT_TRUE(ParseDuration("3660d").ok());
  EXPECT_FALSE(ParseDuration("3660d1ms").ok());
  EXPECT_FALSE(ParseDuration("9223372036854775807d").ok());
}

}  // namespace
}  // namespace campsync::harness
