// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/record_table.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/salesforce/person.h"
#include "sim/salesforce/created_table.h"

namespace campsync::sim {
namespace {

using salesforce::Contact;
using salesforce::ContactId;
using salesforce::Lead;
using salesforce::LeadId;

Lead Row(const LeadId& id, std::int64_t stamp_ms) {
  Lead row;
  row.id = id;
  row.system_modstamp = Instant{stamp_ms};
  return row;
}

std::vector<LeadId> FeedOf(const RecordTable<Lead>& table) {
  std::vector<LeadId> ids;
  for (const auto& [stamp, id] : table.feed()) ids.push_back(id);
  return ids;
}

TEST(RecordTableTest, FindsRowsById) {
  RecordTable<Lead> table;
  const LeadId id = table.NextId();
  table.Insert(Row(id, 1000));
  EXPECT_EQ(table.Find(id)->id, id);
  EXPECT_EQ(table.Find(table.NextId()), nullptr);
}

TEST(RecordTableTest, KeepsTheOrderOfInsertion) {
  RecordTable<Lead> table;
  const LeadId first = table.NextId();
  const LeadId second = table.NextId();
  table.Insert(Row(second, 1000));
  table.Insert(Row(first, 2000));
  EXPECT_EQ(table.rows()[0].id, second);
  EXPECT_EQ(table.PositionOf(first), 1U);
}

TEST(RecordTableTest, FeedIsOrderedByStampThenId) {
  RecordTable<Lead> table;
  const LeadId first = table.NextId();
  const LeadId second = table.NextId();
  const LeadId third = table.NextId();
  table.Insert(Row(third, 1000));
  table.Insert(Row(second, 1000));
  table.Insert(Row(first, 2000));
  EXPECT_EQ(FeedOf(table), (std::vector{second, third, first}));
}

TEST(RecordTableTest, EditMovesTheRowInTheFeed) {
  RecordTable<Lead> table;
  const LeadId first = table.NextId();
  const LeadId second = table.NextId();
  table.Insert(Row(first, 1000));
  table.Insert(Row(second, 2000));
  table.Edit(first, [](Lead& row) { row.system_modstamp = Instant{3000}; });
  EXPECT_EQ(FeedOf(table), (std::vector{second, first}));
}

// A transaction that began earlier and commits now does not make the row older than it was.
TEST(RecordTableTest, AStampNeverGoesBack) {
  RecordTable<Lead> table;
  const LeadId first = table.NextId();
  const LeadId second = table.NextId();
  table.Insert(Row(first, 3000));
  table.Insert(Row(second, 2000));
  table.Edit(first, [](Lead& row) { row.system_modstamp = Instant{500}; });
  EXPECT_EQ(table.At(first).system_modstamp, Instant{3000});
  EXPECT_EQ(FeedOf(table), (std::vector{second, first}));
}

TEST(RecordTableTest, EditWithoutAStampLeavesTheFeed) {
  RecordTable<Lead> table;
  const LeadId id = table.NextId();
  table.Insert(Row(id, 1000));
  table.Edit(id, [](Lead& row) { row.company = "Acme"; });
  EXPECT_EQ(FeedOf(table), std::vector{id});
  EXPECT_EQ(table.At(id).company, "Acme");
}

TEST(RecordTableTest, DeletedRowEntersTheLogOnceUnderItsStamp) {
  RecordTable<Lead> table;
  const LeadId id = table.NextId();
  table.Insert(Row(id, 1000));
  EXPECT_TRUE(table.delete_log().empty());
  table.Edit(id, [](Lead& row) {
    row.is_deleted = true;
    row.system_modstamp = Instant{2000};
  });
  table.Edit(id, [](Lead& row) { row.system_modstamp = Instant{3000}; });
  EXPECT_EQ(table.delete_log(), (StampedIds<LeadId>{{Instant{2000}, id}}));
}

TEST(RecordTableTest, RowThatComesBackLeavesTheLogWhateverItsStampWasSince) {
  RecordTable<Lead> table;
  const LeadId id = table.NextId();
  table.Insert(Row(id, 1000));
  table.Edit(id, [](Lead& row) { row.is_deleted = true; });
  table.Edit(id, [](Lead& row) { row.system_modstamp = Instant{3000}; });
  table.Edit(id, [](Lead& row) { row.is_deleted = false; });
  EXPECT_TRUE(table.delete_log().empty());
  table.Edit(id, [](Lead& row) { row.is_deleted = true; });
  EXPECT_EQ(table.delete_log(), (StampedIds<LeadId>{{Instant{3000}, id}}));
}

TEST(RecordTableTest, RowsStayWhereTheyAreInMemory) {
  RecordTable<Lead> table;
  const Lead* first = &table.Insert(Row(table.NextId(), 1000));
  for (int i = 0; i < 1000; ++i) table.Insert(Row(table.NextId(), 1000));
  EXPECT_EQ(table.Find(first->id), first);
}

TEST(RecordTableDeathTest, TwoRowsWithOneIdAreAProgrammerError) {
  RecordTable<Lead> table;
  const LeadId id = table.NextId();
  table.Insert(Row(id, 1000));
  EXPECT_DEATH(table.Insert(Row(id, 1000)), "check failed");
}

TEST(CreatedTableTest, OrdersRowsByCreatorThenDateThenId) {
  CreatedTable<Lead> table;
  const auto user = salesforce::UserId::FromFifteen("005000000000001");
  Lead late = Row(table.NextId(), 1000);
  late.created_by = user;
  late.created_date = Instant{2000};
  Lead early = Row(table.NextId(), 1000);
  early.created_by = user;
  early.created_date = Instant{1000};
  table.Insert(late);
  table.Insert(early);
  EXPECT_EQ(table.created(), (CreatedTable<Lead>::CreatedIds{{user, Instant{1000}, early.id},
                                                             {user, Instant{2000}, late.id}}));
}

TEST(LeadTableTest, ListsConvertedLeadsByTheirContact) {
  LeadTable table;
  const auto contact = ContactId::FromFifteen("003000000000001");
  Lead converted = Row(table.NextId(), 1000);
  converted.converted_contact = contact;
  table.Insert(converted);
  table.Insert(Row(table.NextId(), 1000));
  EXPECT_EQ(table.converted(), (LeadTable::ConvertedIds{{contact, converted.id}}));
}

TEST(LeadTableTest, FollowsTheConversionOfALead) {
  LeadTable table;
  const auto first = ContactId::FromFifteen("003000000000001");
  const auto second = ContactId::FromFifteen("003000000000002");
  const LeadId id = table.Insert(Row(table.NextId(), 1000)).id;
  table.Edit(id, [&](Lead& row) { row.converted_contact = first; });
  EXPECT_EQ(table.converted(), (LeadTable::ConvertedIds{{first, id}}));
  table.Edit(id, [&](Lead& row) { row.converted_contact = second; });
  EXPECT_EQ(table.converted(), (LeadTable::ConvertedIds{{second, id}}));
}

}  // namespace
}  // namespace campsync::sim
