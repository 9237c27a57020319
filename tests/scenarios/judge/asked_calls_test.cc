// SPDX-License-Identifier: Apache-2.0
// A journal call by call: what was asked, what became of it, what the engine was told.
#include "scenarios/harness/judge/asked_calls.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class AskedCallsTest : public testing::Test {
 protected:
  using CreateLeads = salesforce::CreateLeads;
  using LeadResults = salesforce::WriteResults<salesforce::LeadId>;
  using Reply = Result<Timed<salesforce::Reply>>;
  using Certainties = std::vector<Certainty>;

  static Reply Answered(LeadResults results) {
    return Timed<salesforce::Reply>{.value = std::move(results)};
  }
  static Reply Made(std::size_t records) {
    LeadResults results;
    for (std::size_t i = 0; i < records; ++i) results.results.emplace_back(SmallWorld::Lead(1));
    return Answered(std::move(results));
  }
  static Reply Failed(ErrorCode code) { return Error{.code = code}; }

  // The entries of a create of two leads. An answer without a reply repeats the effect's.
  void Effect(Reply reply) { Add(sim::EntryKind::kEffect, std::move(reply), 2); }
  void EffectOnOneRecord() { Add(sim::EntryKind::kEffect, Made(1), 1); }
  void Fault() { Add(sim::EntryKind::kFault, std::nullopt, 2); }
  void Answer() { journal_.push_back({.kind = sim::EntryKind::kAnswer}); }
  void Answer(Reply reply) { Add(sim::EntryKind::kAnswer, std::move(reply), 2); }
  void Note(sim::Lane lane, std::string_view kind) {
    journal_.push_back({.lane = lane, .kind = sim::EntryKind::kNote, .operation = kind});
  }

  [[nodiscard]] std::vector<AskedCall> Calls() const { return AskedCalls(journal_); }
  // Of the two records of the only call.
  [[nodiscard]] Certainties Known() const { return CertaintiesOf<CreateLeads>(Calls().front(), 2); }

  std::vector<sim::JournalEntry> journal_;

 private:
  void Add(sim::EntryKind kind, std::optional<Reply> reply, std::size_t records) {
    CreateLeads request;
    request.records.resize(records);
    sim::JournalEntry entry{
        .lane = sim::Lane::kSalesforce, .kind = kind, .operation = "CreateLeads"};
    entry.content = sim::SalesforceCall{std::move(request), std::move(reply)};
    journal_.push_back(std::move(entry));
  }
};

TEST_F(AskedCallsTest, ACallWithItsEffectAndItsAnswerIsOne) {
  Effect(Made(2));
  Answer();
  Effect(Failed(ErrorCode::kRequestLimitExceeded));
  Answer();
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].asked, &journal_[0]);
  EXPECT_EQ(calls[0].effect, &journal_[0]);
  EXPECT_EQ(calls[0].told, &journal_[0]);
  EXPECT_EQ(calls[1].asked, &journal_[2]);
  EXPECT_EQ(calls[1].effect, &journal_[2]);
  EXPECT_EQ(calls[1].told, &journal_[2]);
}

TEST_F(AskedCallsTest, WhatWasAskedAndAnsweredIsReadByTheRequest) {
  Effect(Made(2));
  Answer();
  const AskedCall call = Calls().front();
  ASSERT_NE(call.As<CreateLeads>(), nullptr);
  EXPECT_EQ(call.As<CreateLeads>()->records.size(), 2U);
  EXPECT_EQ(call.As<salesforce::CreateMembers>(), nullptr);
  EXPECT_EQ(call.As<marketo::CreatePeople>(), nullptr);
  ASSERT_NE(call.ReplyTo<CreateLeads>(), nullptr);
  EXPECT_EQ(call.ReplyTo<CreateLeads>()->results.size(), 2U);
  EXPECT_EQ(call.Happened<CreateLeads>(), call.ReplyTo<CreateLeads>());
  EXPECT_EQ(call.ErrorOf<CreateLeads>(), nullptr);
}

TEST_F(AskedCallsTest, AnErrorOfTheWholeRequestIsNoReply) {
  Effect(Failed(ErrorCode::kRequestLimitExceeded));
  Answer();
  const AskedCall call = Calls().front();
  EXPECT_EQ(call.ReplyTo<CreateLeads>(), nullptr);
  EXPECT_EQ(call.Happened<CreateLeads>(), nullptr);
  ASSERT_NE(call.ErrorOf<CreateLeads>(), nullptr);
  EXPECT_EQ(call.ErrorOf<CreateLeads>()->code, ErrorCode::kRequestLimitExceeded);
}

TEST_F(AskedCallsTest, TheEngineWasToldWhatAFaultAnswered) {
  Effect(Made(2));
  Fault();
  Answer(Failed(ErrorCode::kSalesforceReplyLost));
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].effect, &journal_[0]);
  EXPECT_EQ(calls[0].told, &journal_[2]);
  EXPECT_NE(calls[0].Happened<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].ReplyTo<CreateLeads>(), nullptr);
  ASSERT_NE(calls[0].ErrorOf<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].ErrorOf<CreateLeads>()->code, ErrorCode::kSalesforceReplyLost);
}

TEST_F(AskedCallsTest, WhatAFaultKeptFromTheOrgDidNotHappen) {
  Fault();
  Answer(Failed(ErrorCode::kSalesforceUnreachable));
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].asked, &journal_[0]);
  EXPECT_EQ(calls[0].effect, nullptr);
  EXPECT_EQ(calls[0].told, &journal_[1]);
  EXPECT_NE(calls[0].As<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].Happened<CreateLeads>(), nullptr);
}

TEST_F(AskedCallsTest, WhatAFaultHeldBackOfACallWasAskedAllTheSame) {
  Fault();
  EffectOnOneRecord();
  Answer(Made(2));
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 1U);
  ASSERT_NE(calls[0].As<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].As<CreateLeads>()->records.size(), 2U);
  ASSERT_NE(calls[0].Happened<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].Happened<CreateLeads>()->results.size(), 1U);
  ASSERT_NE(calls[0].ReplyTo<CreateLeads>(), nullptr);
  EXPECT_EQ(calls[0].ReplyTo<CreateLeads>()->results.size(), 2U);
}

TEST_F(AskedCallsTest, ACrashEndsTheCallWithoutAnAnswer) {
  Effect(Made(2));
  Fault();
  Note(sim::Lane::kWorld, "Crash");
  Effect(Made(2));
  Answer();
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].effect, &journal_[0]);
  EXPECT_EQ(calls[0].told, nullptr);
  EXPECT_EQ(calls[1].asked, &journal_[3]);
  EXPECT_EQ(calls[1].told, &journal_[3]);
}

TEST_F(AskedCallsTest, OtherNotesAreLeftOut) {
  Note(sim::Lane::kWorld, "Step");
  Effect(Made(2));
  Note(sim::Lane::kWorld, "Step");
  Note(sim::Lane::kEngine, "Crash");
  Answer();
  Note(sim::Lane::kSalesforce, "User");
  const std::vector<AskedCall> calls = Calls();
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].asked, &journal_[1]);
  EXPECT_EQ(calls[0].told, &journal_[1]);
}

TEST_F(AskedCallsTest, EachRecordIsKnownByItsOwnResult) {
  LeadResults results;
  results.results.emplace_back(SmallWorld::Lead(1));
  results.results.emplace_back(Error{.code = ErrorCode::kDuplicatesDetected});
  Effect(Answered(results));
  Answer();
  EXPECT_EQ(Known(), (Certainties{Certainty::kDone, Certainty::kRefused}));
  results.results.back() = Error{.code = ErrorCode::kServerUnavailable};
  journal_.clear();
  Effect(Answered(results));
  Answer();
  EXPECT_EQ(Known(), (Certainties{Certainty::kDone, Certainty::kUnknown}));
}

TEST_F(AskedCallsTest, AnErrorOfTheWholeRequestIsEachRecords) {
  Fault();
  Answer(Failed(ErrorCode::kSalesforceUnreachable));
  EXPECT_EQ(Known(), (Certainties{Certainty::kRefused, Certainty::kRefused}));
  journal_.clear();
  Effect(Made(2));
  Fault();
  Answer(Failed(ErrorCode::kSalesforceReplyLost));
  EXPECT_EQ(Known(), (Certainties{Certainty::kUnknown, Certainty::kUnknown}));
}

TEST_F(AskedCallsTest, WithoutAnAnswerNothingIsKnown) {
  Effect(Made(2));
  Note(sim::Lane::kWorld, "Crash");
  EXPECT_EQ(Known(), (Certainties{Certainty::kUnknown, Certainty::kUnknown}));
  journal_.pop_back();
  Answer();
  EXPECT_EQ(Known(), (Certainties{Certainty::kDone, Certainty::kDone}));
}

}  // namespace
}  // namespace campsync::harness
