// SPDX-License-Identifier: Apache-2.0
// What the sync writes it stores first, and what came of it afterwards.
#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Of person 1, unless a test says otherwise.
class WritesAreKnownTest : public testing::Test {
 protected:
  static store::MemberRecord Record(store::Pending pending, int number = 1) {
    return {.key = {SmallWorld::Campaign(), {number}}, .pending = pending};
  }
  store::MemberRecord SeenInSalesforce(int step) {
    store::MemberRecord record = Record({});
    record.salesforce = store::SalesforceSeen{SmallWorld::Member(1), world_.StatusLabel(step)};
    return record;
  }
  static store::MemberRecord SeenInMarketo(int step) {
    store::MemberRecord record = Record({});
    record.marketo = marketo::MemberState{.status = {step}};
    return record;
  }
  store::Pending Push(int step) { return store::PendingSalesforceStatus{world_.StatusLabel(step)}; }

  void Append(store::Deltas deltas) {
    sim::StoreAppend append;
    append.deltas = std::move(deltas);
    append.reply = Result<Done>(Done{});
    Add("Append", std::move(append));
  }
  void Store(store::MemberRecord record) {
    Append({store::Put<store::MemberRecord>{std::move(record)}});
  }
  void Load() {
    sim::StoreLoad load;
    load.reply = Result<Done>(Done{});
    Add("Load", std::move(load));
  }

  salesforce::UpdateMembers Update(int step) {
    return salesforce::UpdateMembers{{{SmallWorld::Member(1), world_.StatusLabel(step)}}};
  }
  static marketo::WriteMembers MarketoWrite(decltype(marketo::MemberWrite::action) action) {
    return marketo::WriteMembers{{{.member = {{5}, {1}}, .action = action}}};
  }
  // The sync sends it; `error` is each record's.
  void Send(salesforce::Request request, std::optional<ErrorCode> error = std::nullopt,
            std::size_t records = 1) {
    const std::string_view operation = salesforce::OperationName(request);
    Result<salesforce::CampaignMemberId> result = SmallWorld::Member(1);
    if (error) result = Error{.code = *error};
    salesforce::WriteResults<salesforce::CampaignMemberId> results;
    for (std::size_t i = 0; i < records; ++i) results.results.push_back(result);
    Add(operation, sim::SalesforceCall{std::move(request),
                                       Timed<salesforce::Reply>{.value = std::move(results)}});
  }
  void Send(marketo::Request request, std::optional<ErrorCode> error = std::nullopt) {
    const std::string_view operation = marketo::OperationName(request);
    Result<marketo::MemberAfter> result = marketo::MemberAfter{};
    if (error) result = Error{.code = *error};
    marketo::WriteResults<marketo::MemberAfter> results;
    results.results.push_back(std::move(result));
    Add(operation,
        sim::MarketoCall{std::move(request), Timed<marketo::Reply>{.value = std::move(results)}});
  }

  Findings Judge() { return world_.Judge(JudgeWritesAreKnown); }
  // Judges a run in which the sync stores `pending`, sends the request and stores `after`.
  template <class Request>
  Findings JudgeWrite(store::Pending pending, Request request, store::MemberRecord after,
                      std::optional<ErrorCode> error = std::nullopt) {
    world_.journal.clear();
    Store(Record(pending));
    Send(std::move(request), error);
    Store(std::move(after));
    return Judge();
  }
  // The same of a push of Registered.
  Findings JudgePush(store::MemberRecord after, std::optional<ErrorCode> error = std::nullopt) {
    return JudgeWrite(Push(2), Update(2), std::move(after), error);
  }

  SmallWorld world_;

 private:
  template <class Content>
  void Add(std::string_view operation, Content content) {
    sim::JournalEntry entry{.kind = sim::EntryKind::kEffect, .operation = operation};
    entry.content = std::move(content);
    world_.journal.push_back(std::move(entry));
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer, .operation = operation});
  }
};

TEST_F(WritesAreKnownTest, AWriteIsStoredBeforeItIsSent) {
  Store(Record(Push(2)));
  Send(Update(2));
  EXPECT_TRUE(Judge().empty());
  Send(Update(2));
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings.front().sentence.find("record 1 of a UpdateMembers without having stored"),
            std::string::npos);
}

TEST_F(WritesAreKnownTest, AnotherValueThatWasStoredIsAnotherWrite) {
  Store(Record(Push(3)));
  Send(Update(2));
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(WritesAreKnownTest, OnlyTheAppendJustBeforeAnnounces) {
  Store(Record(Push(2)));
  Store(Record({}, 2));
  Send(Update(2));
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(WritesAreKnownTest, EachRecordOfACallIsStoredBefore) {
  salesforce::UpdateMembers both = Update(2);
  both.records.push_back({SmallWorld::Member(2), world_.StatusLabel(3)});
  Append({store::Put<store::MemberRecord>{Record(Push(2), 1)},
          store::Put<store::MemberRecord>{Record(Push(3), 2)}});
  Send(both, std::nullopt, 2);
  EXPECT_TRUE(Judge().empty());
  world_.journal.clear();
  Store(Record(Push(2)));
  Send(both, std::nullopt, 2);
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("record 2 of"), std::string::npos);
}

TEST_F(WritesAreKnownTest, WhatAWriteDidIsStored) {
  EXPECT_TRUE(JudgePush(SeenInSalesforce(2)).empty());
  EXPECT_EQ(JudgePush(Record({})).size(), 1U);
  const Findings findings = JudgePush(SeenInSalesforce(3));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "the sync wrote person 1 in campaign webinar and stored nothing of it: it will be "
            "taken for an edit");
}

TEST_F(WritesAreKnownTest, AWriteThatIsStillUnderWayIsKnown) {
  store::MemberRecord after = SeenInSalesforce(3);
  after.pending = Push(2);
  EXPECT_TRUE(JudgePush(after).empty());
  after.pending = Push(1);
  EXPECT_EQ(JudgePush(after).size(), 1U);
}

TEST_F(WritesAreKnownTest, TheDefaultThatSalesforceTookInsteadIsKnown) {
  store::MemberRecord after = SeenInSalesforce(1);
  after.disposition = store::Blocked{.code = ErrorCode::kStatusCoerced};
  EXPECT_TRUE(JudgePush(after).empty());
  after.disposition = store::Blocked{.code = ErrorCode::kMemberChanged};
  EXPECT_EQ(JudgePush(after).size(), 1U);
}

TEST_F(WritesAreKnownTest, WhatWasRefusedDidNothing) {
  const store::MemberRecord after = SeenInSalesforce(3);
  EXPECT_TRUE(JudgePush(after, ErrorCode::kFieldCustomValidation).empty());
  EXPECT_EQ(JudgePush(after, ErrorCode::kServerUnavailable).size(), 1U);
}

TEST_F(WritesAreKnownTest, AfterALoadEverythingIsReadAnew) {
  Store(Record(Push(2)));
  Send(Update(2));
  Load();
  Store(SeenInSalesforce(3));
  EXPECT_TRUE(Judge().empty());
  Store(Record(Push(2)));
  Load();
  Send(Update(2));
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(WritesAreKnownTest, OfWhoeverIsErasedNothingIsToBeKnown) {
  Store(Record(Push(2)));
  Send(Update(2));
  Append({store::EraseMember{Record({}).key}});
  Store(SeenInSalesforce(3));
  EXPECT_TRUE(Judge().empty());
  EXPECT_EQ(JudgePush(SeenInSalesforce(3)).size(), 1U);
}

TEST_F(WritesAreKnownTest, ACreateIsKnownToo) {
  const salesforce::CreateMembers create{
      {{SmallWorld::Campaign(), salesforce::LeadRef{SmallWorld::Lead(1)}, world_.StatusLabel(2)}}};
  EXPECT_TRUE(JudgeWrite(Push(2), create, SeenInSalesforce(2)).empty());
  EXPECT_EQ(JudgeWrite(Push(2), create, Record({})).size(), 1U);
  EXPECT_EQ(JudgeWrite(Push(3), create, SeenInSalesforce(2)).size(), 1U);
}

TEST_F(WritesAreKnownTest, ADeletionIsKnownToo) {
  const salesforce::DeleteMembers removal{{SmallWorld::Member(1)}};
  const store::Pending pending = store::PendingSalesforceDelete{};
  EXPECT_TRUE(JudgeWrite(pending, removal, Record({})).empty());
  EXPECT_TRUE(JudgeWrite(pending, removal, Record(pending)).empty());
  EXPECT_EQ(JudgeWrite(pending, removal, SeenInSalesforce(2)).size(), 1U);
  EXPECT_EQ(JudgeWrite(Push(2), removal, Record({})).size(), 1U);
}

TEST_F(WritesAreKnownTest, AStatusInMarketoIsKnownToo) {
  const store::Pending pending = store::PendingMarketoStatus{{2}};
  for (const marketo::WriteMembers& write : {MarketoWrite(marketo::SetMember{.status = {2}}),
                                             MarketoWrite(marketo::ReplaceMember{.status = {2}})}) {
    EXPECT_TRUE(JudgeWrite(pending, write, SeenInMarketo(2)).empty());
    EXPECT_EQ(JudgeWrite(pending, write, SeenInMarketo(3)).size(), 1U);
    EXPECT_EQ(JudgeWrite({}, write, SeenInMarketo(2)).size(), 1U);
    EXPECT_TRUE(JudgeWrite(pending, write, SeenInMarketo(3), ErrorCode::kMemberChanged).empty());
  }
}

TEST_F(WritesAreKnownTest, ARemovalInMarketoIsKnownToo) {
  const marketo::WriteMembers write = MarketoWrite(marketo::RemoveMember{});
  const store::Pending pending = store::PendingMarketoRemove{};
  EXPECT_TRUE(JudgeWrite(pending, write, Record({})).empty());
  EXPECT_EQ(JudgeWrite(pending, write, SeenInMarketo(2)).size(), 1U);
  EXPECT_EQ(JudgeWrite({}, write, Record({})).size(), 1U);
}

class GoesOnFromTheStoreTest : public WritesAreKnownTest {
 protected:
  // The store holds what it was given, and the sync is told that.
  void AppendWith(ErrorCode error) {
    Store(Record({}));
    sim::StoreAppend append;
    append.reply = Result<Done>(Error{.code = error});
    world_.journal.back().content = std::move(append);
  }
  Findings Judge() { return world_.Judge(JudgeGoesOnFromTheStore); }
};

TEST_F(GoesOnFromTheStoreTest, AfterALostAppendTheStoreIsRead) {
  AppendWith(ErrorCode::kStoreReplyLost);
  Load();
  Send(Update(2));
  EXPECT_TRUE(Judge().empty());
}

TEST_F(GoesOnFromTheStoreTest, AfterALostAppendNothingElseIsDone) {
  AppendWith(ErrorCode::kStoreReplyLost);
  EXPECT_TRUE(Judge().empty());
  Send(Update(2));
  Send(Update(2));
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "after an Append whose reply was lost the sync went on with UpdateMembers without "
            "reading the store");
}

TEST_F(GoesOnFromTheStoreTest, AnotherAppendIsNoReadingOfTheStore) {
  AppendWith(ErrorCode::kStoreReplyLost);
  Store(Record({}));
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(GoesOnFromTheStoreTest, WhatBecameOfOtherAppendsIsKnown) {
  AppendWith(ErrorCode::kStoreFailed);
  Send(Update(2));
  Store(Record({}));
  Send(Update(2));
  EXPECT_TRUE(Judge().empty());
  AppendWith(ErrorCode::kStoreReplyLost);
  Send(Update(2));
  EXPECT_EQ(Judge().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
