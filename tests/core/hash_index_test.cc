// SPDX-License-Identifier: Apache-2.0
#include "core/hash_index.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace campsync {
namespace {

auto Is(std::uint32_t wanted) {
  return [wanted](std::uint32_t position) { return position == wanted; };
}

TEST(HashIndexTest, HoldsNothingAtFirst) {
  HashIndex index;
  EXPECT_EQ(index.Find(1, Is(1)), nullptr);
  index.Erase(1, Is(1));
}

TEST(HashIndexTest, TellsPositionsOfOneHashApart) {
  constexpr std::size_t kHash = 0xABCD'0000'0000ULL;
  HashIndex index;
  for (std::uint32_t position = 0; position < 40; ++position) index.Insert(kHash, position);
  for (std::uint32_t position = 0; position < 40; position += 2) index.Erase(kHash, Is(position));
  for (std::uint32_t position = 0; position < 40; ++position) {
    EXPECT_EQ(index.Find(kHash, Is(position)) != nullptr, position % 2 == 1) << position;
  }
}

TEST(HashIndexTest, AnEntryCanBePointedElsewhere) {
  HashIndex index;
  index.Insert(5, 1);
  *index.Find(5, Is(1)) = 2;
  EXPECT_EQ(index.Find(5, Is(1)), nullptr);
  ASSERT_NE(index.Find(5, Is(2)), nullptr);
}

}  // namespace
}  // namespace campsync
