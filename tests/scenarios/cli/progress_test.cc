// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace campsync::cli {
namespace {

using std::chrono::milliseconds;

TEST(ProgressTest, ALineTellsHowFarHowFastAndHowLongStill) {
  EXPECT_EQ(ProgressLine({.done = 12'000, .total = 20'000, .passed = milliseconds(15'000)}),
            "12000 of 20000 cases, 800 a second, 10 s left");
}

TEST(ProgressTest, FailuresAreCounted) {
  EXPECT_EQ(ProgressLine({.done = 50, .total = 50, .failed = 2, .passed = milliseconds(1'000)}),
            "50 of 50 cases, 2 failed, 50 a second, 0 s left");
}

TEST(ProgressTest, WhereTimeEndsTheRunTheTimeIsLeft) {
  EXPECT_EQ(
      ProgressLine({.done = 900, .passed = milliseconds(3'000), .time = milliseconds(60'000)}),
      "900 cases, 300 a second, 57 s left");
  // The last blocks may end later than the time.
  EXPECT_EQ(ProgressLine({.done = 900, .passed = milliseconds(3'000), .time = milliseconds(1'000)}),
            "900 cases, 300 a second");
}

TEST(ProgressTest, BeforeTheFirstCaseNothingIsForetold) {
  EXPECT_EQ(ProgressLine({.done = 0, .total = 20}), "0 of 20 cases");
}

TEST(ProgressTest, TheLineIsTakenAwayAtTheEnd) {
  std::ostringstream out;
  {
    Progress progress(&out, 100, std::nullopt);
    progress.Add(50, 0);
    EXPECT_NE(out.str().find("50 of 100 cases"), std::string::npos);
    progress.Add(50, 0);  // too soon for another line
    EXPECT_EQ(out.str().find("100 of 100 cases"), std::string::npos);
  }
  EXPECT_TRUE(out.str().ends_with("\r\x1b[K"));
}

TEST(ProgressTest, NothingIsWrittenToNobody) {
  Progress progress(nullptr, 100, std::nullopt);
  progress.Add(50, 0);
}

}  // namespace
}  // namespace campsync::cli
