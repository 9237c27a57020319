// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_merge.h"

#include <gtest/gtest.h>

#include "core/sync/standing.h"
#include "tests/core/sync/state_records.h"

namespace campsync {
namespace {

using salesforce::ContactRef;
using salesforce::ConvertedRef;
using salesforce::LeadRef;
using store::MemberRecord;

constexpr std::int64_t kWinner = 1;
constexpr std::int64_t kLoser = 2;

/// The record is looked at again although no log names it.
bool IsToBeCompared(const MemberRecord& record) {
  const auto* blocked = std::get_if<store::Blocked>(&record.disposition);
  return blocked != nullptr && blocked->code == ErrorCode::kMemberChanged;
}

/// Winner and loser in campaign 1: members 11 and 12, leads 1 and 2, statuses 1 and 2.
struct MergeTest : testing::Test {
  MemberRecord Agreed(std::int64_t person, int member) {
    MemberRecord record = test::Member(1, person, member);
    record.link_epoch = 3;
    record.marketo = marketo::MemberState{{person}, Instant{person * 1000}};
    record.mirror = store::MirrorSeen{};
    record.person_ref = LeadRef{test::Lead(static_cast<int>(person))};
    return record;
  }
  salesforce::CampaignMember Row(int member, salesforce::PersonRef person) {
    return {.id = test::MemberId(member), .campaign = test::Campaign(1), .person = person};
  }
  MemberRecord Merge() { return MergeMembers(merge, labels); }

  LabelTable labels;
  MemberRecord winner = Agreed(kWinner, 11);
  salesforce::CampaignMember winner_row = Row(11, LeadRef{test::Lead(1)});
  salesforce::CampaignMember loser_row = Row(12, LeadRef{test::Lead(1)});
  MemberMerge merge{.key = test::Key(1, kWinner),
                    .winner = &winner,
                    .loser = Agreed(kLoser, 12),
                    .winner_row = &winner_row,
                    .loser_row = &loser_row,
                    .record = LeadRef{test::Lead(1)}};
};

TEST_F(MergeTest, AMemberOnlyOfTheLoserMovesAsItIs) {
  merge.winner = nullptr;
  merge.winner_row = nullptr;
  MemberRecord expected = merge.loser;
  expected.key = merge.key;
  EXPECT_EQ(Merge(), expected);
}

TEST_F(MergeTest, TheBaseIsThatOfTheMemberThatIsLeft) {
  winner_row.is_deleted = true;
  const MemberRecord record = Merge();
  EXPECT_EQ(record.salesforce->member, test::MemberId(12));
  EXPECT_EQ(record.marketo, winner.marketo);

  winner_row.is_deleted = false;
  loser_row.is_deleted = true;
  EXPECT_EQ(Merge().salesforce->member, test::MemberId(11));
}

TEST_F(MergeTest, TwoMembersAreLeftToBeCompared) {
  const MemberRecord record = Merge();
  EXPECT_TRUE(IsToBeCompared(record));
  EXPECT_EQ(record.link_epoch, 3u);
}

TEST_F(MergeTest, AMemberThatMetAMembershipHasStillMetIt) {
  EXPECT_EQ(labels.Text(Merge().apart_by), kJoined.text());
  winner.disposition = store::Blocked{ErrorCode::kStatusNotInChannel, store::WaitsOn::kStatusList};
  winner.apart_by = labels.Intern(kMet.text());
  EXPECT_EQ(labels.Text(Merge().apart_by), kMet.text());
  winner_row.is_deleted = true;  // the other's member is left, which had met nobody
  EXPECT_EQ(labels.Text(Merge().apart_by), kJoined.text());
}

TEST_F(MergeTest, ARemovalOfTheLastMemberIsStillToBeTold) {
  winner_row.is_deleted = true;
  loser_row.is_deleted = true;
  EXPECT_EQ(Merge().salesforce->member, test::MemberId(11));
}

TEST_F(MergeTest, OfTwoMembersThatAreGoneTheOneThatLeftLastIsStillToBeTold) {
  winner_row.is_deleted = true;
  loser_row.is_deleted = true;
  loser_row.system_modstamp = winner_row.system_modstamp + Duration::Seconds(7);
  EXPECT_EQ(Merge().salesforce->member, test::MemberId(12));
  merge.record = LeadRef{test::Lead(2)};  // the rows are of neither
  EXPECT_EQ(Merge().salesforce, std::nullopt);
}

TEST_F(MergeTest, TheMirrorHasYetToFollowTheOtherMember) {
  EXPECT_FALSE(Merge().mirror->member_differs);
  winner_row.is_deleted = true;
  EXPECT_TRUE(Merge().mirror->member_differs);
  winner.mirror.reset();
  EXPECT_FALSE(Merge().mirror->member_differs);
}

TEST_F(MergeTest, WhatMarketoMadeOfTwoStatusesIsNobodysEdit) {
  const Instant dated = winner.marketo->membership_date;
  merge.held = marketo::MemberState{{kLoser}, dated};
  EXPECT_EQ(Merge().marketo, merge.held);
  merge.held = marketo::MemberState{{kWinner}, dated};
  EXPECT_EQ(Merge().marketo, merge.held);
  merge.held = marketo::MemberState{{3}, dated};  // somebody set it
  EXPECT_EQ(Merge().marketo, winner.marketo);
}

TEST_F(MergeTest, AMembershipThatBeganSinceIsAnEditAlsoWithAStatusOfTheTwo) {
  merge.held = marketo::MemberState{{kWinner}, Instant{7000}};
  EXPECT_EQ(Merge().marketo, winner.marketo);
  merge.held->membership_date = merge.loser.marketo->membership_date;
  EXPECT_EQ(Merge().marketo, merge.held);
}

TEST_F(MergeTest, TheMirrorIsInDoubtWhereEithersIsOrBothHadOne) {
  EXPECT_TRUE(Merge().mirror_in_doubt);
  merge.loser.mirror.reset();
  EXPECT_FALSE(Merge().mirror_in_doubt);
  merge.loser.mirror_in_doubt = true;
  EXPECT_TRUE(Merge().mirror_in_doubt);
  merge.loser.mirror_in_doubt = false;
  winner.pending = store::PendingMarketoStatus{};
  EXPECT_TRUE(Merge().mirror_in_doubt);
}

TEST_F(MergeTest, AMemberThatStaysWithAnotherRecordMakesTheMembershipNews) {
  merge.winner = nullptr;
  merge.winner_row = nullptr;
  loser_row.person = LeadRef{test::Lead(2)};
  const MemberRecord record = Merge();
  EXPECT_EQ(record.salesforce, std::nullopt);
  EXPECT_EQ(record.marketo, std::nullopt);
  EXPECT_TRUE(IsToBeCompared(record));
}

TEST_F(MergeTest, AConvertedMemberIsItsContacts) {
  merge.record = ContactRef{test::Contact(7)};
  winner_row.is_deleted = true;
  loser_row.person = ConvertedRef{test::Lead(2), test::Contact(7)};
  EXPECT_EQ(Merge().salesforce->member, test::MemberId(12));
}

TEST_F(MergeTest, AWriteUnderWayStaysKnown) {
  merge.loser.pending = store::PendingSalesforceDelete{};
  EXPECT_EQ(Merge().pending, store::Pending(store::PendingSalesforceDelete{}));
  winner.pending = store::PendingMarketoRemove{};
  EXPECT_EQ(Merge().pending, store::Pending(store::PendingMarketoRemove{}));
}

TEST_F(MergeTest, WithoutAMemberOnEitherSideTheMembershipIsNews) {
  winner.salesforce.reset();
  merge.loser.salesforce.reset();
  const MemberRecord record = Merge();
  EXPECT_FALSE(record.marketo);
  EXPECT_TRUE(IsToBeCompared(record));
}

/// The winner alone is in the campaign and becomes contact 1.
struct LeaveTest : MergeTest {
  MemberRecord Leave(const salesforce::CampaignMember* row) {
    return LeaveMemberBehind(winner, row, ContactRef{test::Contact(1)}, labels);
  }
};

TEST_F(LeaveTest, TheMemberStaysWithTheRecordThatTheWinnerWas) {
  const MemberRecord record = Leave(&winner_row);
  EXPECT_FALSE(record.salesforce);
  EXPECT_FALSE(record.marketo);
  EXPECT_TRUE(record.mirror->member_differs);
  EXPECT_EQ(record.link_epoch, 3u);
  EXPECT_TRUE(IsToBeCompared(record));
}

TEST_F(LeaveTest, AMemberThatIsTheWinnersStillIsLeftAlone) {
  winner_row.person = ConvertedRef{test::Lead(1), test::Contact(1)};
  EXPECT_EQ(Leave(&winner_row), winner);
}

TEST_F(LeaveTest, ARowThatCannotBeReadDecidesNothing) { EXPECT_EQ(Leave(nullptr), winner); }

TEST_F(LeaveTest, WhoHadNoMemberIsNewToTheCampaign) {
  winner.salesforce.reset();
  winner.disposition = store::Diverged{};
  const MemberRecord record = Leave(nullptr);
  EXPECT_FALSE(record.marketo);
  EXPECT_TRUE(IsToBeCompared(record));
}

}  // namespace
}  // namespace campsync
