// SPDX-License-Identifier: Apache-2.0
// Nobody is taken out of a program whose campaign member was not shown to be deleted.
#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// The sync has stored that person 1 is in the program's campaign, as member 1 and lead 1.
class RemovalHasEvidenceTest : public testing::Test {
 protected:
  using MemberAction = decltype(marketo::MemberWrite::action);

  enum class Reply : std::uint8_t { kCame, kLost };

  RemovalHasEvidenceTest() {
    StoreLink();
    Store(Known());
  }

  static store::MemberRecord Known() {
    store::MemberRecord record{.key = {SmallWorld::Campaign(), {1}}};
    record.salesforce = store::SalesforceSeen{SmallWorld::Member(1), {}};
    record.person_ref = salesforce::LeadRef{SmallWorld::Lead(1)};
    return record;
  }
  static salesforce::ContactId Contact() {
    return salesforce::ContactId::FromFifteen("003000000000001");
  }
  static salesforce::CampaignId OtherCampaign() {
    return salesforce::CampaignId::FromFifteen("701000000000002");
  }

  void Append(store::Delta delta) {
    sim::JournalEntry entry{.kind = sim::EntryKind::kEffect};
    entry.content = sim::StoreAppend{{std::move(delta)}, Result<Done>(Done{})};
    Add(std::move(entry));
  }
  void Store(store::MemberRecord record) {
    Append(store::Put<store::MemberRecord>{std::move(record)});
  }
  void StoreLink() { Append(store::Put<store::LinkRecord>{world_.after.links.front()}); }

  template <class Request>
  void Ask(Request request, typename Request::Reply reply) {
    world_.Call(std::move(request), std::move(reply));
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer});
  }
  // The delete log has the record.
  template <class Id>
  void ShowInLog(Id id, Reply reply = Reply::kCame) {
    salesforce::DeleteLog log;
    log.deleted_records.push_back({.id = id.Text()});
    Ask(salesforce::ReadDeleteLog{.object = Id::kObject}, std::move(log));
    if (reply == Reply::kCame) return;
    const Error lost{.code = ErrorCode::kSalesforceReplyLost};
    world_.journal.back().content =
        sim::SalesforceCall{salesforce::ReadDeleteLog{}, Result<Timed<salesforce::Reply>>(lost)};
  }
  // A read shows the row.
  void ShowMember(int number, bool is_deleted) {
    salesforce::CampaignMember row{.id = SmallWorld::Member(number)};
    row.is_deleted = is_deleted;
    Ask(salesforce::RetrieveMembers{}, {{row}});
  }
  void ShowCampaign(salesforce::CampaignId id, bool is_deleted) {
    salesforce::Campaign row{.id = id};
    row.is_deleted = is_deleted;
    Ask(salesforce::RetrieveCampaigns{}, {{row}});
  }
  void ShowLead(int number, bool is_deleted) {
    salesforce::Lead row{.id = SmallWorld::Lead(number)};
    row.is_deleted = is_deleted;
    Ask(salesforce::RetrieveLeads{}, {{row}});
  }
  // The sync writes members 2 and 1, and Salesforce refuses the one.
  void RefuseUpdate(int refused, ErrorCode code) {
    salesforce::UpdateMembers request;
    for (const int number : {2, 1}) request.records.push_back({SmallWorld::Member(number), {}});
    Ask(std::move(request), Refusing(refused, code));
  }
  void RefuseDeletion(int refused, ErrorCode code) {
    Ask(salesforce::DeleteMembers{{SmallWorld::Member(2), SmallWorld::Member(1)}},
        Refusing(refused, code));
  }

  void Write(MemberAction action) {
    marketo::WriteMembers request;
    request.members.push_back({.member = {{5}, {1}}, .action = action});
    sim::JournalEntry entry{.kind = sim::EntryKind::kEffect};
    entry.content = sim::MarketoCall{std::move(request), {}};
    Add(std::move(entry));
  }
  Findings Judge() { return world_.Judge(JudgeRemovalHasEvidence); }
  // Whether the sync may take person 1 out of the program now.
  bool MayLeave() {
    const std::vector<sim::JournalEntry> so_far = world_.journal;
    Write(marketo::RemoveMember{});
    const Findings findings = Judge();
    world_.journal = so_far;
    return findings.empty();
  }

  SmallWorld world_;

 private:
  static salesforce::WriteResults<salesforce::CampaignMemberId> Refusing(int refused,
                                                                         ErrorCode code) {
    salesforce::WriteResults<salesforce::CampaignMemberId> results;
    for (const int number : {2, 1}) {
      Result<salesforce::CampaignMemberId> result = SmallWorld::Member(number);
      if (number == refused) result = Error{.code = code};
      results.results.push_back(result);
    }
    return results;
  }
  void Add(sim::JournalEntry entry) {
    world_.journal.push_back(std::move(entry));
    world_.journal.push_back({.kind = sim::EntryKind::kAnswer});
  }
};

TEST_F(RemovalHasEvidenceTest, NobodyIsTakenOutWithoutAny) {
  Write(marketo::RemoveMember{});
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "the sync took person 1 out of may although nothing had shown that the campaign member "
            "was deleted");
}

TEST_F(RemovalHasEvidenceTest, AnEntryOfTheDeleteLogIsEvidence) {
  ShowInLog(SmallWorld::Member(2));
  EXPECT_FALSE(MayLeave());
  ShowInLog(SmallWorld::Member(1));
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, WhatTheSyncWasNotToldIsNone) {
  ShowInLog(SmallWorld::Member(1), Reply::kLost);
  EXPECT_FALSE(MayLeave());
  ShowInLog(SmallWorld::Member(1));
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, EvidenceThatComesAfterwardsIsNone) {
  Write(marketo::RemoveMember{});
  ShowInLog(SmallWorld::Member(1));
  EXPECT_EQ(Judge().size(), 1U);
  Write(marketo::RemoveMember{});
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(RemovalHasEvidenceTest, ADeletedRowIsEvidence) {
  ShowMember(1, false);
  ShowMember(2, true);
  EXPECT_FALSE(MayLeave());
  ShowMember(1, true);
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, ARowThatIsMissingIsNone) {
  Ask(salesforce::RetrieveMembers{{SmallWorld::Member(1)}}, {});
  EXPECT_FALSE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, ARefusedUpdateMayBeEvidence) {
  RefuseUpdate(1, ErrorCode::kInsufficientAccessOrReadonly);
  RefuseUpdate(2, ErrorCode::kEntityIsDeleted);
  EXPECT_FALSE(MayLeave());
  RefuseUpdate(1, ErrorCode::kEntityIsDeleted);
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, ARefusedDeletionMayBeEvidence) {
  RefuseDeletion(1, ErrorCode::kUnableToLockRow);
  RefuseDeletion(2, ErrorCode::kEntityIsDeleted);
  EXPECT_FALSE(MayLeave());
  RefuseDeletion(1, ErrorCode::kEntityIsDeleted);
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, ADeletedCampaignTakesItsMembersAlong) {
  ShowInLog(OtherCampaign());
  ShowCampaign(OtherCampaign(), true);
  ShowCampaign(SmallWorld::Campaign(), false);
  EXPECT_FALSE(MayLeave());
  const std::vector<sim::JournalEntry> so_far = world_.journal;
  ShowCampaign(SmallWorld::Campaign(), true);
  EXPECT_TRUE(MayLeave());
  world_.journal = so_far;
  ShowInLog(SmallWorld::Campaign());
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, ADeletedLeadTakesItsMembersAlong) {
  ShowInLog(SmallWorld::Lead(2));
  ShowLead(2, true);
  ShowLead(1, false);
  EXPECT_FALSE(MayLeave());
  const std::vector<sim::JournalEntry> so_far = world_.journal;
  ShowLead(1, true);
  EXPECT_TRUE(MayLeave());
  world_.journal = so_far;
  ShowInLog(SmallWorld::Lead(1));
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, AConvertedLeadsMemberGoesWithTheContact) {
  store::MemberRecord record = Known();
  record.person_ref = salesforce::ConvertedRef{SmallWorld::Lead(1), Contact()};
  Store(record);
  ShowInLog(SmallWorld::Lead(1));
  EXPECT_FALSE(MayLeave());
  ShowInLog(Contact());
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, OfWhomNothingIsStoredNothingIsAsked) {
  EXPECT_FALSE(MayLeave());
  const std::vector<sim::JournalEntry> both = std::exchange(world_.journal, {});
  StoreLink();
  EXPECT_TRUE(MayLeave()) << "no member";
  world_.journal.clear();
  Store(Known());
  EXPECT_TRUE(MayLeave()) << "no link";
  world_.journal = both;
  store::MemberRecord unseen = Known();
  unseen.salesforce.reset();
  Store(unseen);
  EXPECT_TRUE(MayLeave()) << "never seen in Salesforce";
  world_.journal = both;
  Append(store::EraseMember{Known().key});
  EXPECT_TRUE(MayLeave()) << "erased";
}

TEST_F(RemovalHasEvidenceTest, AMemberIsWhoWasStoredLast) {
  store::MemberRecord again = Known();
  again.salesforce->member = SmallWorld::Member(3);
  Store(again);
  ShowInLog(SmallWorld::Member(1));
  EXPECT_FALSE(MayLeave());
  ShowInLog(SmallWorld::Member(3));
  EXPECT_TRUE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, AProgramsCampaignIsTheOneOfItsLastLink) {
  store::LinkRecord next = world_.after.links.front();
  next.campaign = OtherCampaign();
  Append(store::Put<store::LinkRecord>{next});
  EXPECT_TRUE(MayLeave());
  store::MemberRecord record = Known();
  record.key.campaign = OtherCampaign();
  Store(record);
  EXPECT_FALSE(MayLeave());
}

TEST_F(RemovalHasEvidenceTest, StatusChangesAreNotJudged) {
  Write(marketo::SetMember{.status = {2}});
  Write(marketo::ReplaceMember{.status = {1}});
  EXPECT_TRUE(Judge().empty());
  Write(marketo::RemoveMember{});
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(RemovalHasEvidenceTest, AnotherMemberThatTheyHadSinceIsEvidence) {
  salesforce::CampaignMember again{.id = SmallWorld::Member(2),
                                   .campaign = SmallWorld::Campaign(),
                                   .person = salesforce::LeadRef{SmallWorld::Lead(1)}};
  Ask(salesforce::QueryChangedMembers{}, {{again}});
  ShowInLog(SmallWorld::Member(2));
  Write(marketo::RemoveMember{});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(RemovalHasEvidenceTest, AnotherPersonsMemberIsNone) {
  salesforce::CampaignMember other{.id = SmallWorld::Member(2),
                                   .campaign = SmallWorld::Campaign(),
                                   .person = salesforce::LeadRef{SmallWorld::Lead(2)}};
  Ask(salesforce::QueryChangedMembers{}, {{other}});
  ShowInLog(SmallWorld::Member(2));
  Write(marketo::RemoveMember{});
  EXPECT_EQ(Judge().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
