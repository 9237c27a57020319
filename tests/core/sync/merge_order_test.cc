// SPDX-License-Identifier: Apache-2.0
#include "core/sync/merge_order.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace campsync {
namespace {

using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;  // winner, loser

std::vector<marketo::PersonMerge> Merges(const Pairs& pairs) {
  std::vector<marketo::PersonMerge> merges;
  for (const auto& [winner, loser] : pairs) merges.push_back({{winner}, {loser}});
  return merges;
}

Pairs AsPairs(const std::vector<marketo::PersonMerge>& merges) {
  Pairs pairs;
  for (const auto& merge : merges) pairs.emplace_back(merge.winner.value, merge.loser.value);
  return pairs;
}

TEST(MergeOrderTest, AWinnerWhoLostBeforeIsWhoeverWonThen) {
  EXPECT_EQ(AsPairs(ByEarlierWinners(Merges({{2, 1}, {1, 3}, {4, 2}}))),
            (Pairs{{2, 1}, {2, 3}, {4, 2}}));
}

TEST(MergeOrderTest, NobodyLosesTwiceOrToThemselves) {
  EXPECT_EQ(AsPairs(ByEarlierWinners(Merges({{2, 1}, {2, 1}, {1, 2}}))), (Pairs{{2, 1}}));
}

TEST(MergeOrderTest, AWinnerWhoLosesLaterIsWhoeverWinsInTheEnd) {
  EXPECT_EQ(AsPairs(ByLastWinners(Merges({{2, 1}, {3, 2}, {4, 3}}))),
            (Pairs{{4, 1}, {4, 2}, {4, 3}}));
}

TEST(MergeOrderTest, ACircleEnds) { EXPECT_EQ(ByLastWinners(Merges({{2, 1}, {1, 2}})).size(), 2U); }

}  // namespace
}  // namespace campsync
