// SPDX-License-Identifier: Apache-2.0
#include "core/money.h"

#include "tests/support/generators.h"

namespace campsync {
namespace {

TEST(MoneyTest, DefaultIsZero) { EXPECT_EQ(Money().units, 0); }

TEST(MoneyTest, AddsUp) {
  Money sum = {100};
  sum += Money{20};
  sum += Money{3};
  EXPECT_EQ(sum, Money{123});
}

TEST(MoneyTest, OrdersByAmount) { EXPECT_LT(Money{99}, Money{100}); }

// Campaign.ActualCost has 18 digits.
TEST(MoneyTest, HoldsTheLargestActualCost) {
  Money sum = {999'999'999'999'999'998};
  sum += Money{1};
  EXPECT_EQ(sum.units, 999'999'999'999'999'999);
}

RC_GTEST_PROP(MoneyLaws, OrderOfCostsDoesNotMatter, (Money left, Money right)) {
  Money forwards = left;
  Money backwards = right;
  RC_ASSERT((forwards += right) == (backwards += left));
}

}  // namespace
}  // namespace campsync
