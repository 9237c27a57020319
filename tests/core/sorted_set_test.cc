// SPDX-License-Identifier: Apache-2.0
#include "core/sorted_set.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <vector>

namespace campsync {
namespace {

template <class Set>
std::vector<int> ListOf(const Set& set) {
  return {set.begin(), set.end()};
}

/// Many numbers below `end`, in an order that is far from theirs.
std::vector<int> Scattered(int end) {
  std::vector<int> numbers;
  for (int i = 0; i < end; ++i) {
    numbers.push_back(static_cast<int>((std::int64_t{i} * 7'919 + 13) % end));
  }
  return numbers;
}

TEST(SortedSetTest, HoldsEachValueOnceInOrder) {
  SortedSet<int> set{3, 1, 2};
  EXPECT_FALSE(set.insert(2));
  EXPECT_TRUE(set.insert(0));
  EXPECT_EQ(ListOf(set), (std::vector{0, 1, 2, 3}));
  EXPECT_EQ(set.size(), 4U);
}

TEST(SortedSetTest, IsEmptyAtFirstAndAfterTheLastValueWent) {
  SortedSet<int> set;
  EXPECT_TRUE(set.empty());
  EXPECT_EQ(set.begin(), set.end());
  EXPECT_EQ(set.lower_bound(1), set.end());
  EXPECT_FALSE(set.erase(1));
  set.insert(1);
  EXPECT_TRUE(set.erase(1));
  EXPECT_TRUE(set.empty());
  EXPECT_EQ(set.begin(), set.end());
}

TEST(SortedSetTest, AgreesWithStdSetThroughManyBlocks) {
  SortedSet<int> set;
  std::set<int> reference;
  for (const int number : Scattered(5'000)) {
    EXPECT_EQ(set.insert(number), reference.insert(number).second);
  }
  for (const int number : Scattered(5'000)) {
    if (number % 3 == 0) continue;
    EXPECT_EQ(set.erase(number), reference.erase(number) == 1);
  }
  EXPECT_EQ(ListOf(set), ListOf(reference));
  for (int number = -1; number <= 5'000; ++number) {
    EXPECT_EQ(set.contains(number), reference.contains(number)) << number;
    const auto lower = set.lower_bound(number);
    const auto upper = set.upper_bound(number);
    const auto expected_lower = reference.lower_bound(number);
    const auto expected_upper = reference.upper_bound(number);
    ASSERT_EQ(lower == set.end(), expected_lower == reference.end()) << number;
    ASSERT_EQ(upper == set.end(), expected_upper == reference.end()) << number;
    if (lower != set.end()) {
      EXPECT_EQ(*lower, *expected_lower);
    }
    if (upper != set.end()) {
      EXPECT_EQ(*upper, *expected_upper);
    }
  }
}

TEST(SortedSetTest, IsEqualToASetThatGotTheSameValuesInAnotherOrder) {
  SortedSet<int> forward;
  SortedSet<int> scattered;
  for (int number = 0; number < 1'000; ++number) forward.insert(number);
  for (const int number : Scattered(1'000)) scattered.insert(number);
  EXPECT_TRUE(forward == scattered);
  scattered.erase(500);
  EXPECT_FALSE(forward == scattered);
}

}  // namespace
}  // namespace campsync
