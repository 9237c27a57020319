// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/ordered_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace campsync::sim {
namespace {

using Table = OrderedTable<int, std::string>;

std::vector<std::string> All(const Table& table) {
  std::vector<std::string> rows;
  table.ForEach([&](const std::string& row) { rows.push_back(row); });
  return rows;
}

TEST(OrderedTableTest, FindsWhatWasInserted) {
  Table table;
  table.Insert(3, "c");
  ASSERT_NE(table.Find(3), nullptr);
  EXPECT_EQ(*table.Find(3), "c");
  EXPECT_EQ(table.Find(4), nullptr);
}

TEST(OrderedTableTest, IsWalkedInKeyOrderWhateverTheOrderOfInsertion) {
  Table table;
  for (const int key : {30, 10, 20}) table.Insert(key, std::to_string(key));
  EXPECT_EQ(All(table), (std::vector<std::string>{"10", "20", "30"}));
}

TEST(OrderedTableTest, ForgetsWhatWasErased) {
  Table table;
  table.Insert(1, "a");
  table.Insert(2, "b");
  table.Erase(1);
  EXPECT_EQ(table.Find(1), nullptr);
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(All(table), std::vector<std::string>{"b"});
}

TEST(OrderedTableTest, SlicesAfterAKeyUpToALimit) {
  Table table;
  for (int key = 1; key <= 5; ++key) table.Insert(key, std::to_string(key));
  std::vector<std::string> rows;
  const auto collect = [&](const std::string& row) { rows.push_back(row); };
  table.Slice(2, 2, collect);
  EXPECT_EQ(rows, (std::vector<std::string>{"3", "4"}));
  rows.clear();
  table.Slice(5, 2, collect);
  EXPECT_TRUE(rows.empty());
}

TEST(GroupedTableTest, KeepsGroupsApart) {
  GroupedTable<int, int, std::string> table;
  table.Insert(1, 7, "one");
  table.Insert(2, 7, "two");
  EXPECT_EQ(*table.Find(1, 7), "one");
  EXPECT_EQ(*table.Find(2, 7), "two");
  table.Erase(1, 7);
  EXPECT_EQ(table.Find(1, 7), nullptr);
  EXPECT_EQ(table.CountOf(1), 0U);
  EXPECT_EQ(table.CountOf(2), 1U);
  EXPECT_EQ(table.Of(3), nullptr);
}

}  // namespace
}  // namespace campsync::sim
