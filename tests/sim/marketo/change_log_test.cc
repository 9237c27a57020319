// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/change_log.h"

#include <gtest/gtest.h>

namespace campsync::sim {
namespace {

class ChangeLogTest : public testing::Test {
 protected:
  VirtualClock world{Instant{1000}};
  OrgClock clock{world, Duration{500}};
  Rules rules;
  LabelTable labels;
  VendorBehavior behavior;
  MarketoChangeLog log{{clock, rules, labels, behavior}};

  marketo::ChangePage Page(std::int64_t after, std::size_t limit) {
    return log.Page({after}, limit).value();
  }
};

TEST_F(ChangeLogTest, IsEmptyAtFirst) {
  const auto page = Page(0, 10);
  EXPECT_TRUE(page.changes.empty());
  EXPECT_EQ(page.next.position, 0);
  EXPECT_FALSE(page.more);
}

TEST_F(ChangeLogTest, AnswersInTheOrderOfTheChangesWithMarketosTime) {
  log.NotePerson({1});
  world.AdvanceBy(Duration{1});
  log.NoteMember({{2}, {1}});
  const auto page = Page(0, 10);
  ASSERT_EQ(page.changes.size(), 2U);
  EXPECT_EQ(page.changes[0].at, Instant{1500});
  EXPECT_EQ(std::get<marketo::PersonChanged>(page.changes[0].what).person.value, 1);
  EXPECT_EQ(page.changes[1].at, Instant{1501});
}

TEST_F(ChangeLogTest, HonoursTheLimitAndSaysWhetherThereIsMore) {
  for (int i = 1; i <= 5; ++i) log.NotePerson({i});
  const auto first = Page(0, 2);
  EXPECT_EQ(first.changes.size(), 2U);
  EXPECT_TRUE(first.more);
  const auto second = Page(first.next.position, 2);
  EXPECT_TRUE(second.more);
  const auto third = Page(second.next.position, 2);
  EXPECT_EQ(third.changes.size(), 1U);
  EXPECT_FALSE(third.more);
  EXPECT_EQ(third.next.position, 5);
}

TEST_F(ChangeLogTest, APageThatEndsTheLogSaysThereIsNoMore) {
  log.NoteProgram({1});
  log.NoteChannel({1});
  EXPECT_FALSE(Page(0, 2).more);
}

TEST_F(ChangeLogTest, ACursorAtTheEndSeesLaterChangesOnly) {
  log.NotePerson({1});
  const auto cursor = Page(0, 10).next;
  log.NotePerson({2});
  const auto page = Page(cursor.position, 10);
  ASSERT_EQ(page.changes.size(), 1U);
  EXPECT_EQ(std::get<marketo::PersonChanged>(page.changes[0].what).person.value, 2);
}

TEST_F(ChangeLogTest, RefusesACursorThatIsNotOfThisLog) {
  EXPECT_FALSE(log.Page({1}, 10).ok());
  EXPECT_FALSE(log.Page({-1}, 10).ok());
  EXPECT_TRUE(rules.fired().contains("MK-REST-05"));
  EXPECT_TRUE(log.Page({0}, 10).ok());
}

}  // namespace
}  // namespace campsync::sim
