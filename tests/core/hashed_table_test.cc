// SPDX-License-Identifier: Apache-2.0
#include "core/hashed_table.h"

#include <gtest/gtest.h>

#include <map>

#include "core/number_id.h"

namespace campsync {
namespace {

using Id = NumberId<struct TestTag>;

struct Record {
  Id id;
  int value = 0;
  bool operator==(const Record&) const = default;
};
using Table = HashedTable<Record, &Record::id>;

TEST(HashedTableTest, FindsARecordByItsKey) {
  Table table;
  table.Insert({{7}, 70});
  ASSERT_NE(table.Find({7}), nullptr);
  EXPECT_EQ(table.Find({7})->value, 70);
  EXPECT_EQ(table.Find({8}), nullptr);
  EXPECT_EQ(table.At(table.PositionOf({7})).value, 70);
}

TEST(HashedTableTest, LeavesARecordWhereItIsUntilItIsErased) {
  Table table;
  const Record* first = &table.Insert({{1}, 10});
  for (std::int64_t number = 2; number < 1'000; ++number) table.Insert({{number}, 0});
  EXPECT_EQ(table.Find({1}), first);
}

TEST(HashedTableTest, ListsRecordsInTheOrderOfTheirKeys) {
  Table table;
  for (const std::int64_t number : {5, 1, 9, 3}) table.Insert({{number}, 0});
  table.Erase({9});
  EXPECT_EQ(table.InOrder(), (std::vector<Record>{{{1}}, {{3}}, {{5}}}));
}

TEST(HashedTableTest, AgreesWithStdMapThroughManyErasures) {
  Table table;
  std::map<std::int64_t, int> reference;
  for (std::int64_t step = 0; step < 20'000; ++step) {
    const std::int64_t number = step * 7'919 % 1'009;
    const bool there = reference.contains(number);
    ASSERT_EQ(table.Find({number}) != nullptr, there) << step;
    if (there) {
      table.Erase({number});
      reference.erase(number);
    } else {
      table.Insert({{number}, static_cast<int>(step)});
      reference[number] = static_cast<int>(step);
    }
  }
  ASSERT_EQ(table.size(), reference.size());
  for (const auto& [number, value] : reference) {
    ASSERT_NE(table.Find({number}), nullptr) << number;
    EXPECT_EQ(table.Find({number})->value, value);
  }
}

}  // namespace
}  // namespace campsync
