// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/draws.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <vector>

namespace campsync::harness {
namespace {

std::vector<std::uint64_t> Take(Draws& draws, int count) {
  std::vector<std::uint64_t> taken;
  for (int i = 0; i < count; ++i) taken.push_back(draws.Below(1'000'000));
  return taken;
}

TEST(DrawsTest, TheSameSeedAndIndexGiveTheSameDraws) {
  PrngDraws first(7, 3);
  PrngDraws second(7, 3);
  EXPECT_EQ(Take(first, 20), Take(second, 20));
}

TEST(DrawsTest, NeighboursOfASeedAndOfAnIndexShareNoStream) {
  std::set<std::vector<std::uint64_t>> streams;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint64_t index = 0; index < 20; ++index) {
      PrngDraws draws(seed, index);
      streams.insert(Take(draws, 3));
    }
  }
  EXPECT_EQ(streams.size(), 400U);
}

TEST(DrawsTest, BetweenReachesBothEndsAndNothingElse) {
  PrngDraws draws(1, 1);
  std::set<std::int64_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(draws.Between(-2, 1));
  EXPECT_EQ(seen, (std::set<std::int64_t>{-2, -1, 0, 1}));
}

TEST(DrawsTest, ChanceIsNeverAtNoneAndAlwaysAtAHundred) {
  PrngDraws draws(1, 2);
  int often = 0;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(draws.Chance(0));
    EXPECT_TRUE(draws.Chance(100));
    often += draws.Chance(70) ? 1 : 0;
  }
  EXPECT_GT(often, 620);
  EXPECT_LT(often, 780);
}

TEST(DrawsTest, AListIsReducedToTheBoundAndEndsInZeros) {
  const std::vector<std::uint64_t> numbers = {12, 7};
  ListDraws draws(numbers);
  EXPECT_EQ(draws.Below(10), 2U);
  EXPECT_EQ(draws.Below(10), 7U);
  EXPECT_EQ(draws.Below(10), 0U);
  // What a list that has ended stands for is the simple choice.
  EXPECT_FALSE(draws.Chance(99));
}

}  // namespace
}  // namespace campsync::harness
