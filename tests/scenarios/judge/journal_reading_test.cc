// SPDX-License-Identifier: Apache-2.0
// Which writes of a journal changed something, told from requests and replies alone.
#include "scenarios/harness/judge/journal_reading.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace campsync::harness {
namespace {

const salesforce::LeadRef kLead{salesforce::LeadId::FromFifteen("00Q000000000001")};

sim::JournalEntry Effect(marketo::Request request, marketo::Reply reply) {
  sim::JournalEntry entry;
  entry.kind = sim::EntryKind::kEffect;
  entry.operation = OperationName(request);
  entry.content =
      sim::MarketoCall{std::move(request),
                       Result<Timed<marketo::Reply>>(Timed<marketo::Reply>{{}, std::move(reply)})};
  return entry;
}

sim::JournalEntry CreatePerson() {
  return Effect(marketo::CreatePeople{{{.record = kLead}}},
                marketo::WriteResults<marketo::PersonId>{{marketo::PersonId{7}}});
}

sim::JournalEntry MarkDeleted(bool is_deleted) {
  return Effect(marketo::UpdatePeople{{{.id = {7}, .sfdc_is_deleted = is_deleted}}},
                marketo::WriteResults<marketo::PersonId>{{marketo::PersonId{7}}});
}

std::int64_t RecordsOf(std::vector<sim::JournalEntry> journal,
                       const std::vector<marketo::Person>& people) {
  std::int64_t records = 0;
  for (const WriteTally& one : TallyWrites(journal, people)) records += one.records;
  return records;
}

sim::JournalEntry NoteOf(sim::Lane lane, std::string_view operation, std::int64_t sequence) {
  sim::JournalEntry entry;
  entry.lane = lane;
  entry.operation = operation;
  entry.sequence = sequence;
  return entry;
}

TEST(JournalReadingTest, TellsOfACrashBetweenTwoEntries) {
  const std::vector<sim::JournalEntry> journal = {NoteOf(sim::Lane::kWorld, "Step", 3),
                                                  NoteOf(sim::Lane::kWorld, "Crash", 5)};
  EXPECT_TRUE(HasCrashed(journal, 4, 6));
  EXPECT_FALSE(HasCrashed(journal, 5, 6));
  EXPECT_TRUE(HasCrashed(journal, 4, 5));
  EXPECT_FALSE(HasCrashed(journal, 2, 4));
}

TEST(JournalReadingTest, TellsWhetherAStepSaysThis) {
  const auto has_step = [](sim::Lane lane, std::string_view kind, std::string text) {
    std::vector<sim::JournalEntry> journal = {NoteOf(lane, kind, 1)};
    EXPECT_FALSE(HasStep(journal, "salesforce set_permission")) << "it says nothing";
    journal.back().content = sim::NoteText{std::move(text)};
    return HasStep(journal, "salesforce set_permission");
  };
  EXPECT_TRUE(has_step(sim::Lane::kWorld, "Step", "salesforce set_permission"));
  EXPECT_FALSE(has_step(sim::Lane::kWorld, "Step", "salesforce set_api"));
  EXPECT_FALSE(has_step(sim::Lane::kWorld, "Step", "salesforce set_permissions"));
  EXPECT_FALSE(has_step(sim::Lane::kWorld, "Crash", "salesforce set_permission"));
  // Amid a cycle.
  EXPECT_TRUE(has_step(sim::Lane::kSalesforce, "User", "salesforce set_permission"));
}

TEST(JournalReadingTest, FindsAStepAnywhereInTheJournal) {
  std::vector<sim::JournalEntry> journal = {CreatePerson(), NoteOf(sim::Lane::kWorld, "Step", 2)};
  journal.back().content = sim::NoteText{"sync"};
  journal.push_back(CreatePerson());
  EXPECT_TRUE(HasStep(journal, "sync"));
  journal.erase(journal.begin() + 1);
  EXPECT_FALSE(HasStep(journal, "sync"));
}

TEST(JournalReadingTest, CountsAPersonWhoWasMade) { EXPECT_EQ(RecordsOf({CreatePerson()}, {}), 1); }

TEST(JournalReadingTest, CountsNoRepetitionOfACreate) {
  EXPECT_EQ(RecordsOf({CreatePerson(), CreatePerson()}, {}), 1);
  EXPECT_EQ(RecordsOf({CreatePerson()}, {{.id = {7}, .sfdc_record = kLead}}), 0);
}

TEST(JournalReadingTest, CountsAnUpdateOnlyWhereItChangesThePerson) {
  const std::vector<marketo::Person> people = {{.id = {7}, .sfdc_record = kLead}};
  EXPECT_EQ(RecordsOf({MarkDeleted(false)}, people), 0);
  EXPECT_EQ(RecordsOf({MarkDeleted(true), MarkDeleted(true)}, people), 1);
}

TEST(JournalReadingTest, CountsNoRepetitionOfAMerge) {
  const sim::JournalEntry merge =
      Effect(marketo::MergePeople{{{.winner = {7}, .loser = {8}}}},
             marketo::WriteResults<marketo::PersonId>{{marketo::PersonId{7}}});
  const std::vector<marketo::Person> people = {{.id = {7}}, {.id = {8}, .sfdc_record = kLead}};
  EXPECT_EQ(RecordsOf({merge, merge}, people), 1);
  EXPECT_EQ(RecordsOf({merge}, {{.id = {7}}}), 0);
}

TEST(JournalReadingTest, TalliesReadsAndTheStoreToo) {
  std::vector<sim::JournalEntry> journal = {{.lane = sim::Lane::kStore},
                                            {.lane = sim::Lane::kSalesforce},
                                            {.lane = sim::Lane::kStore},
                                            {.lane = sim::Lane::kMarketo}};
  for (sim::JournalEntry& entry : journal) entry.kind = sim::EntryKind::kEffect;
  journal.back().kind = sim::EntryKind::kAnswer;
  EXPECT_EQ(TallyCalls(journal), (CallTally{.marketo = 0, .salesforce = 1, .store = 2}));
}

TEST(JournalReadingTest, CountsTheCallsThatChangedNothing) {
  const std::vector<sim::JournalEntry> journal = {MarkDeleted(false)};
  const auto tallies = TallyWrites(journal, {{.id = {7}, .sfdc_record = kLead}});
  ASSERT_EQ(tallies.size(), 1U);
  EXPECT_EQ(tallies.front().calls, 1);
}

}  // namespace
}  // namespace campsync::harness
