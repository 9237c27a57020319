// SPDX-License-Identifier: Apache-2.0
#include "core/sync/state.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>
#include <vector>

#include "tests/core/sync/state_records.h"

namespace campsync {
namespace {

using test::Campaign;
using test::Contact;
using test::ContactPerson;
using test::Key;
using test::Lead;
using test::LeadPerson;
using test::Link;
using test::Member;
using test::MemberId;
using test::Program;
using test::Put;
using test::Row;
using test::StatusRow;

// --- Members ---

TEST(StateTest, FindsAMemberByKeyAndByMemberId) {
  State state;
  state.Apply({Put(Member(1, 7, 3))});
  ASSERT_NE(state.Find(Key(1, 7)), nullptr);
  EXPECT_EQ(*state.Find(Key(1, 7)), Member(1, 7, 3));
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 7)));
  EXPECT_EQ(state.Find(Key(1, 8)), nullptr);
  EXPECT_EQ(state.FindByMemberId(MemberId(4)), nullptr);
}

TEST(StateTest, AppliesDeltasInOrder) {
  State state;
  state.Apply({Put(Member(1, 7, 3)), store::EraseMember{Key(1, 7)}, Put(Member(1, 7, 4))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), nullptr);
  EXPECT_NE(state.FindByMemberId(MemberId(4)), nullptr);
}

TEST(StateTest, ForgetsTheOldMemberIdOfARecord) {
  State state;
  state.Apply({Put(Member(1, 7, 3))});
  state.Apply({Put(Member(1, 7, 4))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), nullptr);
  state.Apply({Put(Member(1, 7))});
  EXPECT_EQ(state.FindByMemberId(MemberId(4)), nullptr);
}

TEST(StateTest, ListsPeopleOfACampaignAndCampaignsOfAPersonInOrder) {
  State state;
  state.Apply({Put(Member(2, 7)), Put(Member(1, 9)), Put(Member(1, 7))});
  EXPECT_EQ(state.PeopleIn(Campaign(1)), (SortedSet<marketo::PersonId>{{7}, {9}}));
  EXPECT_EQ(state.CampaignsOf({7}), (std::vector{Campaign(1), Campaign(2)}));
  EXPECT_TRUE(state.PeopleIn(Campaign(3)).empty());
  EXPECT_TRUE(state.CampaignsOf({8}).empty());
}

TEST(StateTest, ErasesAMemberFromEveryIndex) {
  State state;
  store::MemberRecord record = Member(1, 7, 3);
  record.disposition = store::Blocked{};
  record.pending = store::PendingSalesforceDelete{};
  state.Apply({Put(record)});
  state.Apply(store::Deltas{store::EraseMember{Key(1, 7)}});
  EXPECT_EQ(state.Find(Key(1, 7)), nullptr);
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), nullptr);
  EXPECT_TRUE(state.PeopleIn(Campaign(1)).empty());
  EXPECT_TRUE(state.CampaignsOf({7}).empty());
  EXPECT_TRUE(state.blocked().empty());
  EXPECT_TRUE(state.pending().empty());
}

TEST(StateTest, ErasingWhatIsNotThereIsNoError) {
  State state;
  state.Apply({store::EraseMember{Key(1, 7)}, store::EraseBlockedMember{MemberId(1)},
               store::EraseCampaign{Campaign(1)}, store::EraseStatus{Row(1)}, store::EraseLink{{5}},
               store::ErasePerson{{7}}, store::EraseLeadIntent{{7}},
               store::EraseCampaignIntent{{5}}});
  EXPECT_EQ(state.Find(Key(1, 7)), nullptr);
}

TEST(StateTest, KeepsListsOfBlockedDivergedAndPendingRecords) {
  State state;
  store::MemberRecord record = Member(1, 7);
  using Keys = std::set<store::MemberKey>;
  const Keys listed = {Key(1, 7)};
  const auto expect = [&](const Keys& blocked, const Keys& diverged, const Keys& pending) {
    state.Apply({Put(record)});
    EXPECT_EQ(state.blocked(), blocked);
    EXPECT_EQ(state.diverged(), diverged);
    EXPECT_EQ(state.pending(), pending);
  };
  expect({}, {}, {});
  record.disposition = store::Blocked{};
  expect(listed, {}, {});
  record.disposition = store::Diverged{};
  expect({}, listed, {});
  record.pending = store::PendingMarketoStatus{};
  expect({}, listed, listed);
  record.disposition = store::Agreed{};
  record.pending = store::NothingPending{};
  record.mirror_in_doubt = true;
  expect({}, {}, listed);
  record.mirror_in_doubt = false;
  expect({}, {}, {});
}

// A merge re-keys: the winner is put before the loser's record goes.
TEST(StateTest, AMemberIdStaysWithItsNewHolderWhenTheOldRecordGoes) {
  State state;
  state.Apply({Put(Member(1, 7, 3))});
  state.Apply({Put(Member(1, 9, 3)), store::EraseMember{Key(1, 7)}});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 9)));
}

TEST(StateTest, AMemberIdStaysWithItsNewHolderWhenTheOldRecordGetsAnother) {
  State state;
  state.Apply({Put(Member(1, 7, 3))});
  state.Apply({Put(Member(1, 9, 3)), Put(Member(1, 7, 4))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 9)));
  EXPECT_EQ(state.FindByMemberId(MemberId(4)), state.Find(Key(1, 7)));
}

// Between the batch that gives an id to another record and the one that takes it from the old one,
// the old one may be put for a reason of its own.
TEST(StateTest, AMemberIdStaysWithItsNewHolderWhenTheOldRecordIsPutAsItWas) {
  State state;
  state.Apply({Put(Member(1, 7, 3))});
  state.Apply({Put(Member(1, 9, 3))});
  state.Apply({Put(Member(1, 7, 3))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 9)));
  state.Apply({Put(Member(1, 7, 4))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 9)));
}

TEST(StateTest, AMemberIdWithoutAHolderGoesToTheRecordThatStillHasIt) {
  State state;
  state.Apply({Put(Member(1, 7, 3)), Put(Member(1, 9, 3)), store::EraseMember{Key(1, 9)}});
  state.Apply({Put(Member(1, 7, 3))});
  EXPECT_EQ(state.FindByMemberId(MemberId(3)), state.Find(Key(1, 7)));
}

TEST(StateTest, KeepsBlockedMembers) {
  State state;
  const store::BlockedMember record{.member = MemberId(3), .campaign = Campaign(1)};
  state.Apply({Put(record)});
  EXPECT_EQ(state.blocked_members().at(MemberId(3)), record);
  state.Apply(store::Deltas{store::EraseBlockedMember{MemberId(3)}});
  EXPECT_TRUE(state.blocked_members().empty());
}

TEST(StateTest, FindsADepartedMemberByItsIdAndByItsRecord) {
  State state;
  const store::DepartedMember record{.member = MemberId(3), .key = Key(1, 7)};
  state.Apply({Put(record)});
  ASSERT_NE(state.FindDeparted(MemberId(3)), nullptr);
  EXPECT_EQ(*state.FindDeparted(MemberId(3)), record);
  EXPECT_EQ(state.FindDeparted(Key(1, 7)), state.FindDeparted(MemberId(3)));
  state.Apply({Put(store::DepartedMember{.member = MemberId(3), .key = Key(1, 9)})});
  EXPECT_EQ(state.FindDeparted(Key(1, 7)), nullptr);
  EXPECT_NE(state.FindDeparted(Key(1, 9)), nullptr);
  state.Apply(store::Deltas{store::EraseDepartedMember{MemberId(3)}});
  EXPECT_EQ(state.FindDeparted(MemberId(3)), nullptr);
  EXPECT_EQ(state.FindDeparted(Key(1, 9)), nullptr);
}

// --- Campaigns, statuses, links ---

TEST(StateTest, KeepsCampaigns) {
  State state;
  state.Apply({Put(store::CampaignRecord{.id = Campaign(1), .name = "Spring"})});
  ASSERT_NE(state.FindCampaign(Campaign(1)), nullptr);
  EXPECT_EQ(state.FindCampaign(Campaign(1))->name, "Spring");
  state.Apply(store::Deltas{store::EraseCampaign{Campaign(1)}});
  EXPECT_EQ(state.FindCampaign(Campaign(1)), nullptr);
  EXPECT_TRUE(state.campaigns().empty());
}

TEST(StateTest, ListsStatusesOfACampaignInTheOrderOfTheirRows) {
  State state;
  state.Apply({Put(StatusRow(3, 1)), Put(StatusRow(1, 1)), Put(StatusRow(2, 2))});
  EXPECT_EQ(state.StatusesOf(Campaign(1)), (std::vector{StatusRow(1, 1), StatusRow(3, 1)}));
  EXPECT_EQ(*state.FindStatus(Row(2)), StatusRow(2, 2));
  state.Apply(store::Deltas{store::EraseStatus{Row(1)}});
  EXPECT_EQ(state.StatusesOf(Campaign(1)), std::vector{StatusRow(3, 1)});
  EXPECT_EQ(state.FindStatus(Row(1)), nullptr);
  EXPECT_TRUE(state.StatusesOf(Campaign(3)).empty());
}

TEST(StateTest, FindsALinkByProgramAndByCampaign) {
  State state;
  state.Apply({Put(Link(5, 1))});
  EXPECT_EQ(*state.FindLink(Program(5)), Link(5, 1));
  EXPECT_EQ(state.FindLink(Campaign(1)), state.FindLink(Program(5)));
  state.Apply(store::Deltas{store::EraseLink{{5}}});
  EXPECT_EQ(state.FindLink(Program(5)), nullptr);
  EXPECT_EQ(state.FindLink(Campaign(1)), nullptr);
}

TEST(StateTest, ALinkThatMovesLeavesItsOldCampaign) {
  State state;
  state.Apply({Put(Link(5, 1))});
  state.Apply({Put(Link(5, 2))});
  EXPECT_EQ(state.FindLink(Campaign(1)), nullptr);
  ASSERT_NE(state.FindLink(Campaign(2)), nullptr);
  EXPECT_EQ(*state.FindLink(Campaign(2)), Link(5, 2));
}

TEST(StateTest, ACampaignStaysWithItsNewProgramWhenTheOldLinkGoes) {
  State state;
  state.Apply({Put(Link(5, 1))});
  state.Apply({Put(Link(6, 1)), store::EraseLink{{5}}});
  ASSERT_NE(state.FindLink(Campaign(1)), nullptr);
  EXPECT_EQ(*state.FindLink(Campaign(1)), Link(6, 1));
}

TEST(StateTest, NextEpochIsOneThatNoRecordCarries) {
  State state;
  EXPECT_EQ(state.NextEpoch(), 1U);
  store::LinkRecord link = Link(5, 1);
  link.epoch = 4;
  state.Apply({Put(link)});
  EXPECT_EQ(state.NextEpoch(), 5U);
  store::MemberRecord member = Member(1, 7);
  member.link_epoch = 9;
  state.Apply({Put(member)});
  EXPECT_EQ(state.NextEpoch(), 10U);
}

TEST(StateTest, NextEpochDoesNotGoBackWhenALinkGoes) {
  State state;
  store::LinkRecord link = Link(5, 1);
  link.epoch = 4;
  state.Apply({Put(link), store::EraseLink{{5}}});
  EXPECT_EQ(state.NextEpoch(), 5U);
}

// --- Identity ---

TEST(StateTest, FindsAPersonByLeadOrContact) {
  State state;
  state.Apply({Put(LeadPerson(7, 1)), Put(ContactPerson(8, 1))});
  EXPECT_EQ(*state.FindPerson({7}), LeadPerson(7, 1));
  EXPECT_EQ(state.PersonOf(Lead(1)), marketo::PersonId{7});
  EXPECT_EQ(state.PersonOf(Contact(1)), marketo::PersonId{8});
  EXPECT_EQ(state.PersonOf(Lead(2)), std::nullopt);
  EXPECT_EQ(state.PersonOf(Contact(2)), std::nullopt);
}

TEST(StateTest, APersonWithoutSalesforceRecordIsFoundByIdOnly) {
  State state;
  state.Apply({Put(store::PersonRecord{.person = {7}})});
  EXPECT_NE(state.FindPerson({7}), nullptr);
}

TEST(StateTest, AConvertedPersonIsFoundByTheContactOnly) {
  State state;
  state.Apply({Put(LeadPerson(7, 1))});
  state.Apply({Put(ContactPerson(7, 1))});
  EXPECT_EQ(state.PersonOf(Lead(1)), std::nullopt);
  EXPECT_EQ(state.PersonOf(Contact(1)), marketo::PersonId{7});
}

TEST(StateTest, ErasesAPersonFromEveryIndex) {
  State state;
  state.Apply({Put(LeadPerson(7, 1)), Put(ContactPerson(8, 1))});
  state.Apply({store::ErasePerson{{7}}, store::ErasePerson{{8}}});
  EXPECT_EQ(state.FindPerson({7}), nullptr);
  EXPECT_EQ(state.PersonOf(Lead(1)), std::nullopt);
  EXPECT_EQ(state.PersonOf(Contact(1)), std::nullopt);
}

TEST(StateTest, ALeadStaysWithTheWinnerOfAMergeWhenTheLoserGoes) {
  State state;
  state.Apply({Put(LeadPerson(7, 1))});
  state.Apply({Put(LeadPerson(9, 1)), store::ErasePerson{{7}}});
  EXPECT_EQ(state.PersonOf(Lead(1)), marketo::PersonId{9});
}

TEST(StateTest, AContactStaysWithTheWinnerOfAMergeWhenTheLoserGoes) {
  State state;
  state.Apply({Put(ContactPerson(7, 1))});
  state.Apply({Put(ContactPerson(9, 1)), store::ErasePerson{{7}}});
  EXPECT_EQ(state.PersonOf(Contact(1)), marketo::PersonId{9});
}

TEST(StateTest, ACampaignMemberStandsForItsContactBeforeItsLead) {
  State state;
  const salesforce::PersonRef both = salesforce::ConvertedRef{Lead(1), Contact(1)};
  state.Apply({Put(LeadPerson(7, 1))});
  EXPECT_EQ(state.PersonOf(both), marketo::PersonId{7});
  state.Apply({Put(ContactPerson(8, 1))});
  EXPECT_EQ(state.PersonOf(both), marketo::PersonId{8});
  EXPECT_EQ(state.PersonOf(salesforce::PersonRef{salesforce::LeadRef{Lead(1)}}),
            marketo::PersonId{7});
}

// --- Intents and watermarks ---

TEST(StateTest, KeepsIntents) {
  State state;
  const store::LeadIntent lead{.person = {7}, .candidates = "00Q1"};
  const store::CampaignIntent campaign{.program = {5}, .sent = true};
  state.Apply({Put(lead), Put(campaign)});
  EXPECT_EQ(state.lead_intents().at({7}), lead);
  EXPECT_EQ(state.campaign_intents().at({5}), campaign);
  state.Apply({store::EraseLeadIntent{{7}}, store::EraseCampaignIntent{{5}}});
  EXPECT_TRUE(state.lead_intents().empty());
  EXPECT_TRUE(state.campaign_intents().empty());
}

TEST(StateTest, KeepsTheLastWatermarks) {
  State state;
  state.Apply({Put(store::Watermarks{.members = Instant{5}})});
  state.Apply({Put(store::Watermarks{.members = Instant{6}})});
  EXPECT_EQ(state.watermarks().members, Instant{6});
}

}  // namespace
}  // namespace campsync
