// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/swarm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace campsync::harness {
namespace {

constexpr std::size_t kKinds = 8;

TEST(SwarmTest, OneKindAtLeastIsIn) {
  const std::vector<std::uint64_t> nothing;
  ListDraws zeros(nothing);
  const Swarm swarm(zeros, kKinds, 50);
  EXPECT_TRUE(swarm.Has(0));
  for (std::size_t kind = 1; kind < kKinds; ++kind) EXPECT_FALSE(swarm.Has(kind));
  EXPECT_EQ(swarm.Pick(zeros), 0U);
}

TEST(SwarmTest, PicksOnlyKindsThatAreIn) {
  for (std::uint64_t index = 0; index < 200; ++index) {
    PrngDraws draws(5, index);
    const Swarm swarm(draws, kKinds, 50);
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(swarm.Has(swarm.Pick(draws)));
  }
}

TEST(SwarmTest, EachKindIsLeftOutInAboutHalfOfTheCases) {
  std::vector<int> in(kKinds);
  for (std::uint64_t index = 0; index < 1000; ++index) {
    PrngDraws draws(6, index);
    const Swarm swarm(draws, kKinds, 50);
    for (std::size_t kind = 0; kind < kKinds; ++kind) in[kind] += swarm.Has(kind) ? 1 : 0;
  }
  for (const int count : in) {
    EXPECT_GT(count, 420);
    EXPECT_LT(count, 580);
  }
}

TEST(SwarmTest, FewKindsAreInWhereFewAreAskedFor) {
  int in = 0;
  for (std::uint64_t index = 0; index < 1000; ++index) {
    PrngDraws draws(6, index);
    const Swarm swarm(draws, kKinds, 15);
    for (std::size_t kind = 0; kind < kKinds; ++kind) in += swarm.Has(kind) ? 1 : 0;
  }
  EXPECT_GT(in, 1100);
  EXPECT_LT(in, 1700) << "of 8,000; one is in where none was drawn";
}

TEST(SwarmTest, SomeCasesAreMostlyOfOneKind) {
  int lopsided = 0;
  for (std::uint64_t index = 0; index < 200; ++index) {
    PrngDraws draws(7, index);
    const Swarm swarm(draws, kKinds, 50);
    std::vector<int> picked(kKinds);
    for (int i = 0; i < 100; ++i) ++picked[swarm.Pick(draws)];
    if (std::ranges::max(picked) >= 60) ++lopsided;
  }
  EXPECT_GT(lopsided, 20);
}

}  // namespace
}  // namespace campsync::harness
