// SPDX-License-Identifier: Apache-2.0
// A record is written again for a reason only.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class WriteBudgetTest : public testing::Test {
 protected:
  WriteBudgetTest() { world_.AddPerson(1, 2, 2); }

  std::int64_t Add(sim::JournalEntry entry) {
    entry.sequence = static_cast<std::int64_t>(world_.journal.size()) + 1;
    world_.journal.push_back(std::move(entry));
    return world_.journal.back().sequence;
  }
  void Note(std::string_view kind, std::string text = {}) {
    sim::JournalEntry entry{.kind = sim::EntryKind::kNote, .operation = kind};
    entry.content = sim::NoteText{std::move(text)};
    Add(std::move(entry));
  }
  void BeginCycle() { Call("ReadSettings"); }
  void EndCycle() { Call("PublishReport"); }
  // A call without records.
  void Call(std::string_view operation) {
    Add({.lane = sim::Lane::kMarketo, .kind = sim::EntryKind::kEffect, .operation = operation});
  }
  // The sync sets the status of the member of Salesforce that the number names.
  void Update(int number) {
    salesforce::UpdateMembers update;
    salesforce::WriteResults<salesforce::CampaignMemberId> results;
    update.records.push_back({SmallWorld::Member(number), world_.StatusLabel(3)});
    results.results.emplace_back(SmallWorld::Member(number));
    sim::JournalEntry entry{.lane = sim::Lane::kSalesforce,
                            .kind = sim::EntryKind::kEffect,
                            .operation = "UpdateMembers"};
    entry.content =
        sim::SalesforceCall{std::move(update), Timed<salesforce::Reply>{.value = results}};
    Add(std::move(entry));
  }
  // The members' rows as Salesforce shows them.
  void Show() {
    salesforce::Rows<salesforce::CampaignMember> rows;
    rows.rows = world_.after.salesforce.members;
    sim::JournalEntry entry{.lane = sim::Lane::kSalesforce,
                            .kind = sim::EntryKind::kEffect,
                            .operation = "QueryChangedMembers"};
    entry.content = sim::SalesforceCall{salesforce::QueryChangedMembers{},
                                        Timed<salesforce::Reply>{.value = rows}};
    Add(std::move(entry));
  }
  void Edit(int number) {
    Note("User");
    Note(kEditNote);
    world_.EditInMarketo(number, 3);
    world_.history.edits.back().journal = static_cast<std::int64_t>(world_.journal.size());
  }
  void WriteInCycle(int number) {
    BeginCycle();
    Show();
    Update(number);
    EndCycle();
  }
  [[nodiscard]] std::size_t Overwritten() { return world_.Judge(JudgeWriteBudget).size(); }

  SmallWorld world_;
};

TEST_F(WriteBudgetTest, ARecordMayBeWrittenOnce) {
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, NotAgainWhereNothingHappened) {
  WriteInCycle(1);
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 1U);
}

TEST_F(WriteBudgetTest, AnEditOfThePersonIsAReason) {
  WriteInCycle(1);
  Edit(1);
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, WhoeverStaysApartFromAContactDoesNotTakeItsPlace) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  world_.after.marketo.people.front().sfdc_record = contact;
  world_.after.salesforce.members.front().person = contact;
  WriteInCycle(1);
  Edit(1);
  WriteInCycle(1);
  world_.AddPerson(2, 0, 0);
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(2)}, contact);
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, AnEditOfAMemberOfTwoPeopleIsAReasonForBoth) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  world_.AddPerson(2, 2, 2);
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(2)}, contact);
  WriteInCycle(1);
  Note("User");
  Note(kEditNote);
  world_.EditInSalesforce(2, 3);
  world_.history.edits.back().journal = static_cast<std::int64_t>(world_.journal.size());
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 1U);
  world_.policy.convert_collision = ConvertCollision::kKeepBothReport;
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, AnEditOfSomebodyElseIsNone) {
  world_.AddPerson(2, 2, 2);
  WriteInCycle(1);
  Edit(2);
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 1U);
}

TEST_F(WriteBudgetTest, AnEditOfThePersonIsAReasonAlsoWhereTheirLeadWasMadeAgain) {
  WriteInCycle(1);
  Edit(1);
  WriteInCycle(1);
  const salesforce::LeadRef first{SmallWorld::Lead(1)};
  world_.after.marketo.people.front().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(2)};
  EXPECT_EQ(Overwritten(), 1U);
  sim::JournalEntry entry{
      .lane = sim::Lane::kMarketo, .kind = sim::EntryKind::kEffect, .operation = "UpdatePeople"};
  entry.content = sim::MarketoCall{
      marketo::UpdatePeople{{{.id = {1}, .sfdc_record = first, .sfdc_is_deleted = true}}}, {}};
  Add(std::move(entry));
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, AnEditWithinTheCycleThatWroteIsAReason) {
  BeginCycle();
  Show();
  Edit(1);
  Update(1);
  EndCycle();
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 0U);
}

TEST_F(WriteBudgetTest, AnyOtherActOrAFaultIsAReason) {
  WriteInCycle(1);
  Note("User");
  WriteInCycle(1);
  Add({.kind = sim::EntryKind::kFault, .operation = "Append", .fault = "reply_lost"});
  WriteInCycle(1);
  Note("Step", "user link");
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 0U);
  Note("Step", "sync");
  WriteInCycle(1);
  EXPECT_EQ(Overwritten(), 1U);
}

}  // namespace
}  // namespace campsync::harness
