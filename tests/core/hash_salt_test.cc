// SPDX-License-Identifier: Apache-2.0
// The salt reaches every key's hash, keys are found under any, and a table that is walked shows it.
#include "core/hash_salt.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/hashed_table.h"
#include "core/label.h"
#include "core/marketo/ids.h"
#include "core/salesforce/id.h"
#include "core/store/records.h"

namespace campsync {
namespace {

class HashSaltTest : public testing::Test {
 protected:
  void TearDown() override { HashSalt::Choose(0); }

  template <class Key, class Hash = std::hash<Key>>
  static bool DependsOnSalt(const Key& key) {
    HashSalt::Choose(0);
    const std::size_t plain = Hash()(key);
    HashSalt::Choose(77);
    return Hash()(key) != plain;
  }
  // The keys in the order in which a table that is walked shows them.
  static std::vector<std::int64_t> Walk(std::size_t salt) {
    HashSalt::Choose(salt);
    std::unordered_map<marketo::PersonId, int> table;
    for (std::int64_t number = 1; number <= 50; ++number) table[{number}] = 0;
    std::vector<std::int64_t> keys;
    for (const auto& [key, value] : table) keys.push_back(key.value);
    return keys;
  }
};

TEST_F(HashSaltTest, GoesIntoTheHashOfEveryKey) {
  const auto campaign = salesforce::CampaignId::FromFifteen("701000000000001");
  EXPECT_TRUE(DependsOnSalt(marketo::PersonId{5}));
  EXPECT_TRUE(DependsOnSalt(campaign));
  EXPECT_TRUE(DependsOnSalt(Label{3}));
  EXPECT_TRUE(DependsOnSalt(marketo::MemberKey{{1}, {2}}));
  EXPECT_TRUE(DependsOnSalt(store::MemberKey{campaign, {2}}));
  EXPECT_TRUE((DependsOnSalt<std::uint64_t, SaltedHash<std::uint64_t>>(9)));
}

TEST_F(HashSaltTest, AWalkOverATableDependsOnIt) {
  EXPECT_EQ(Walk(0), Walk(0));
  EXPECT_NE(Walk(0), Walk(77));
}

struct Row {
  marketo::PersonId id;
};

TEST_F(HashSaltTest, KeysAreFoundAndListedTheSameUnderAny) {
  for (const std::size_t salt : {std::size_t{0}, std::size_t{1}, SIZE_MAX, SIZE_MAX / 3}) {
    HashSalt::Choose(salt);
    HashedTable<Row, &Row::id> table;
    for (std::int64_t number = 200; number > 0; --number) table.Insert({{number}});
    for (std::int64_t number = 1; number <= 200; number += 3) table.Erase({number});
    EXPECT_EQ(table.Find({4}), nullptr);
    EXPECT_NE(table.Find({5}), nullptr);
    EXPECT_EQ(table.InOrder().front().id, marketo::PersonId{2});
    EXPECT_EQ(table.InOrder().back().id, marketo::PersonId{200});
  }
}

}  // namespace
}  // namespace campsync
