// SPDX-License-Identifier: Apache-2.0
#include "sim/world/journal.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

// The digest of what `run` does in a rig of its own.
std::string DigestOfRun(const std::function<void(Rig&)>& run) {
  Rig rig;
  run(rig);
  return rig.journal.DigestText();
}

void Create(Rig& rig, const std::string& last_name) {
  static_cast<void>(rig.salesforce_port().Call(NewLeads({last_name})));
}

TEST(JournalTest, SameCallsGiveTheSameDigest) {
  const auto run = [](Rig& rig) {
    Create(rig, "Li");
    static_cast<void>(rig.store.Append(OnePerson(1)));
  };
  EXPECT_EQ(DigestOfRun(run), DigestOfRun(run));
}

TEST(JournalTest, SwappingTwoWritesChangesTheDigest) {
  const auto digest = [](const std::string& first, const std::string& second) {
    return DigestOfRun([&](Rig& rig) {
      Create(rig, first);
      Create(rig, second);
    });
  };
  EXPECT_NE(digest("Li", "Wu"), digest("Wu", "Li"));
}

TEST(JournalTest, SwappingACallAndAnAppendChangesTheDigest) {
  const auto call_first = DigestOfRun([](Rig& rig) {
    Create(rig, "Li");
    static_cast<void>(rig.store.Append(OnePerson(1)));
  });
  const auto append_first = DigestOfRun([](Rig& rig) {
    static_cast<void>(rig.store.Append(OnePerson(1)));
    Create(rig, "Li");
  });
  EXPECT_NE(call_first, append_first);
}

TEST(JournalTest, AnotherTimeChangesTheDigest) {
  const auto at = [](Duration delay) {
    return DigestOfRun([delay](Rig& rig) {
      rig.schedule.AdvanceBy(delay);
      rig.journal.Note(Lane::kWorld, "user", "edit");
    });
  };
  EXPECT_NE(at(Duration{0}), at(Duration{1}));
}

TEST(JournalTest, LaneKindAndTextOfANoteAreInTheDigest) {
  const auto note = [](Lane lane, std::string_view kind, std::string_view text) {
    return DigestOfRun([&](Rig& rig) { rig.journal.Note(lane, kind, std::string(text)); });
  };
  const std::string digest = note(Lane::kEngine, "Decided", "push");
  EXPECT_NE(digest, note(Lane::kWorld, "Decided", "push"));
  EXPECT_NE(digest, note(Lane::kEngine, "Wrote", "push"));
  EXPECT_NE(digest, note(Lane::kEngine, "Decided", "pull"));
  EXPECT_EQ(digest, note(Lane::kEngine, "Decided", "push"));
}

TEST(JournalTest, TheOrderOfInterningIsNotInTheDigest) {
  const auto run = [](const std::vector<std::string>& interned_before) {
    return DigestOfRun([&](Rig& rig) {
      for (const std::string& text : interned_before) rig.labels.Intern(text);
      marketo::WriteMirror request;
      request.rows.push_back(
          {.campaign = CampaignIdNumber(1),
           .campaign_name = "Webinar",
           .person = {1},
           .row = marketo::MirrorRow{MemberIdNumber(1), rig.labels.Intern("B")}});
      static_cast<void>(rig.marketo_port().Call(request));
    });
  };
  EXPECT_EQ(run({"A", "B"}), run({}));
}

TEST(JournalTest, TheDigestDoesNotDependOnWhetherEntriesAreKept) {
  const VirtualClock clock(kStart);
  const LabelTable labels;
  Journal kept(clock, labels, JournalDetail::kEntries);
  Journal digested(clock, labels, JournalDetail::kDigestOnly);
  kept.Note(Lane::kWorld, "user", "edit");
  digested.Note(Lane::kWorld, "user", "edit");
  EXPECT_EQ(kept.DigestText(), digested.DigestText());
  EXPECT_EQ(kept.entries().size(), 1U);
  EXPECT_TRUE(digested.entries().empty());
  EXPECT_EQ(digested.size(), 1);
}

TEST(JournalTest, ACallIsAnEffectAndThenTheAnswerThatRefersToIt) {
  Rig rig;
  Create(rig, "Li");
  const auto& entries = rig.journal.entries();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].kind, EntryKind::kEffect);
  EXPECT_EQ(entries[0].lane, Lane::kSalesforce);
  EXPECT_EQ(entries[0].operation, "CreateLeads");
  EXPECT_EQ(entries[1].kind, EntryKind::kAnswer);
  EXPECT_EQ(entries[1].effect, entries[0].sequence);
  EXPECT_TRUE(entries[1].content.IsEmpty());
}

TEST(JournalTest, AnEffectKeepsRequestAndReply) {
  Rig rig;
  Create(rig, "Li");
  const auto& call = (*rig.journal.entries()[0].content.As<SalesforceCall>());
  EXPECT_EQ(call.request, salesforce::Request(NewLeads({"Li"})));
  ASSERT_TRUE(call.reply.has_value());
  const auto& reply =
      std::get<salesforce::WriteResults<salesforce::LeadId>>(call.reply->value().value);
  EXPECT_EQ(*reply.results[0], LeadIdNumber(1));
}

TEST(JournalTest, AnEffectStandsAtItsStartAndItsAnswerAfterTheLatency) {
  Rig rig({.latency = {250}});
  Create(rig, "Li");
  EXPECT_EQ(rig.journal.entries()[0].time, kStart);
  EXPECT_EQ(rig.journal.entries()[1].time, kStart + Duration{250});
}

TEST(JournalTest, AppendsKeepTheirDeltas) {
  Rig rig;
  static_cast<void>(rig.store.Append(OnePerson(9)));
  const auto& append = (*rig.journal.entries()[0].content.As<StoreAppend>());
  EXPECT_EQ(append.deltas, OnePerson(9));
  EXPECT_TRUE(append.reply->ok());
}

TEST(JournalTest, LoadsAreEntriesOfTheStore) {
  Rig rig;
  static_cast<void>(rig.store.Load());
  EXPECT_EQ(rig.journal.entries()[0].operation, "Load");
  EXPECT_TRUE((*rig.journal.entries()[0].content.As<StoreLoad>()).reply->ok());
}

TEST(JournalTest, WhatALoadAnswersIsInTheDigest) {
  const auto load_of = [](std::int64_t person) {
    return DigestOfRun([person](Rig& rig) {
      static_cast<void>(rig.memory_store.Append(OnePerson(person)));  // past the journal
      static_cast<void>(rig.store.Load());
    });
  };
  EXPECT_NE(load_of(1), load_of(2));
}

TEST(JournalTest, ALostReplyShowsWhatWasCommittedAndWhatTheEngineSaw) {
  Rig rig;
  rig.faults.Add({.operation = "CreateLeads", .kind = FaultKind::kReplyLost});
  Create(rig, "Li");
  const auto& entries = rig.journal.entries();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_TRUE(entries[0].content.As<SalesforceCall>()->reply->ok());
  EXPECT_EQ(entries[1].kind, EntryKind::kFault);
  EXPECT_EQ(entries[1].fault, "reply_lost");
  EXPECT_EQ(entries[2].effect, 0);
  const auto& seen = (*entries[2].content.As<SalesforceCall>());
  EXPECT_EQ(seen.reply->error().code, ErrorCode::kSalesforceReplyLost);
}

TEST(JournalTest, WhatTheEngineSawInsteadOfTheReplyIsInTheDigest) {
  const auto refused_with = [](const std::string& text) {
    return DigestOfRun([&](Rig& rig) {
      rig.faults.Add({.kind = FaultKind::kRequestError, .text = text});
      Create(rig, "Li");
    });
  };
  EXPECT_NE(refused_with("Server Unavailable"), refused_with("Service Unavailable"));
}

TEST(JournalTest, SequenceCountsFromOneWithoutGaps) {
  Rig rig;
  rig.journal.Note(Lane::kWorld, "user", "edit");
  Create(rig, "Li");
  std::int64_t expected = 0;
  for (const JournalEntry& entry : rig.journal.entries()) EXPECT_EQ(entry.sequence, ++expected);
  EXPECT_EQ(rig.journal.size(), expected);
}

}  // namespace
}  // namespace campsync::sim
