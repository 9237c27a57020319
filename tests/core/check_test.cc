// SPDX-License-Identifier: Apache-2.0
#include "core/check.h"

#include <gtest/gtest.h>

namespace campsync {
namespace {

TEST(CheckTest, LetsWhatHoldsPass) { CAMPSYNC_CHECK(1 + 1 == 2); }

TEST(CheckTest, EvaluatesTheExpressionOnce) {
  int evaluated = 0;
  CAMPSYNC_CHECK(++evaluated == 1);
  EXPECT_EQ(evaluated, 1);
}

TEST(CheckDeathTest, PrintsPlaceAndExpression) {
  EXPECT_DEATH(CAMPSYNC_CHECK(1 + 1 == 3), "check_test\\.cc:[0-9]+: check failed: 1 \\+ 1 == 3");
}

TEST(CheckDeathTest, UnreachableNamesThePlace) {
  EXPECT_DEATH(CAMPSYNC_UNREACHABLE(), "check_test\\.cc:[0-9]+: reached a line");
}

}  // namespace
}  // namespace campsync
