// SPDX-License-Identifier: Apache-2.0
#include "sim/world/prng.h"

#include <array>

#include "tests/support/generators.h"

namespace campsync::sim {
namespace {

std::array<std::uint64_t, 4> FourDraws(Prng prng) {
  return {prng.Next(), prng.Next(), prng.Next(), prng.Next()};
}

TEST(PrngTest, DrawsTheSameNumbersForASeedOnEveryCompiler) {
  // Computed with an independent implementation of xoshiro256** and splitmix64.
  EXPECT_EQ(FourDraws(Prng(42)),
            (std::array<std::uint64_t, 4>{0x15780B2E0C2EC716ULL, 0x6104D9866D113A7EULL,
                                          0xAE17533239E499A1ULL, 0xECB8AD4703B360A1ULL}));
}

TEST(PrngTest, DifferentSeedsDrawDifferentNumbers) {
  EXPECT_NE(FourDraws(Prng(0)), FourDraws(Prng(1)));
}

TEST(PrngTest, ForkDoesNotDependOnDraws) {
  Prng drawn(7);
  for (int draw = 0; draw < 100; ++draw) drawn.Next();
  EXPECT_EQ(FourDraws(drawn.Fork("marketo.faults")), FourDraws(Prng(7).Fork("marketo.faults")));
}

TEST(PrngTest, ForkDoesNotChangeItsParent) {
  const Prng parent(7);
  const auto before = FourDraws(parent);
  const Prng child = parent.Fork("marketo.faults");
  EXPECT_EQ(FourDraws(parent), before);
  EXPECT_NE(FourDraws(child), before);
}

TEST(PrngTest, ForksOfDifferentNamesDiffer) {
  EXPECT_NE(FourDraws(Prng(7).Fork("marketo.faults")), FourDraws(Prng(7).Fork("store.faults")));
  EXPECT_NE(FourDraws(Prng(7).Fork("a")), FourDraws(Prng(7).Fork("")));
}

TEST(PrngTest, ForksOfDifferentSeedsDiffer) {
  EXPECT_NE(FourDraws(Prng(7).Fork("a")), FourDraws(Prng(8).Fork("a")));
}

TEST(PrngTest, ForkOfAForkDependsOnBothNames) {
  const Prng root(7);
  EXPECT_NE(FourDraws(root.Fork("a").Fork("b")), FourDraws(root.Fork("b").Fork("a")));
}

TEST(PrngTest, BelowOneIsAlwaysZero) {
  Prng prng(3);
  for (int draw = 0; draw < 20; ++draw) EXPECT_EQ(prng.Below(1), 0U);
}

TEST(PrngTest, BelowReachesEveryNumberAboutEquallyOften) {
  Prng prng(3);
  std::array<int, 6> seen{};
  for (int draw = 0; draw < 60'000; ++draw) ++seen.at(prng.Below(6));
  for (const int count : seen) {
    EXPECT_GT(count, 9'600);  // four standard deviations
    EXPECT_LT(count, 10'400);
  }
}

TEST(PrngTest, BelowIsUnbiasedForABoundThatDoesNotDivideTheRange) {
  // Taking draws modulo 3 * 2^62 would make the lowest third twice as likely as the others.
  constexpr std::uint64_t kThird = 1ULL << 62;
  Prng prng(11);
  int lowest = 0;
  for (int draw = 0; draw < 30'000; ++draw) {
    if (prng.Below(3 * kThird) < kThird) ++lowest;
  }
  EXPECT_GT(lowest, 9'600);
  EXPECT_LT(lowest, 10'400);
}

TEST(PrngTest, ChanceOfNothingNeverComesAndOfAMillionAlways) {
  Prng prng(5);
  for (int draw = 0; draw < 1'000; ++draw) {
    EXPECT_FALSE(prng.Chance(0));
    EXPECT_TRUE(prng.Chance(1'000'000));
  }
}

TEST(PrngTest, ChanceIsInPartsPerMillion) {
  Prng prng(5);
  int hits = 0;
  for (int draw = 0; draw < 100'000; ++draw) hits += prng.Chance(20'000) ? 1 : 0;
  EXPECT_GT(hits, 1'800);
  EXPECT_LT(hits, 2'200);
}

RC_GTEST_PROP(PrngLaws, BelowStaysBelow, (std::uint64_t seed, std::uint64_t bound)) {
  Prng prng(seed);
  const std::uint64_t positive = bound == 0 ? 1 : bound;
  RC_ASSERT(prng.Below(positive) < positive);
}

}  // namespace
}  // namespace campsync::sim
