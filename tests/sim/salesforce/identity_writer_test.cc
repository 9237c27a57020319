// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/identity_writer.h"

#include <optional>
#include <set>
#include <vector>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class IdentityTest : public SalesforceOrgTest {
 protected:
  SalesforceSession User() { return org_.AsSalesUser(); }
  const CampaignMember& Member(const CampaignMemberId& id) { return *org_.Find(id); }
};

// --- Conversion (SF-LEAD-10..12, SF-MEMBER-16, SF-MEMBER-17) ---

TEST_F(IdentityTest, ALeadBecomesANewContactWithItsFields) {
  const LeadId lead = *User().CreateLead(
      {.first_name = "Aiko", .last_name = "Ito", .company = "Acme", .email = "a@acme.example"});
  const ContactId id = *User().ConvertLead(lead);
  const Contact& contact = *org_.Find(id);
  EXPECT_EQ(contact.first_name, "Aiko");
  EXPECT_EQ(contact.last_name, "Ito");
  EXPECT_EQ(contact.account_name, "Acme");
  EXPECT_EQ(contact.email, "a@acme.example");
  EXPECT_TRUE(org_.Find(lead)->is_converted);
  EXPECT_EQ(org_.Find(lead)->converted_contact, id);
  EXPECT_FALSE(org_.Find(lead)->is_deleted);
}

TEST_F(IdentityTest, OnlyBlankFieldsOfAnExistingContactAreFilled) {
  const LeadId lead =
      *User().CreateLead({.last_name = "Ito", .company = "Acme", .email = "a@acme.example"});
  const ContactId contact = *User().CreateContact({.last_name = "Okafor", .account_name = "Lagos"});
  Wait(Duration::Minutes(1));
  ASSERT_EQ(User().ConvertLead(lead, contact).value(), contact);
  EXPECT_EQ(org_.Find(contact)->last_name, "Okafor");
  EXPECT_EQ(org_.Find(contact)->account_name, "Lagos");
  EXPECT_EQ(org_.Find(contact)->email, "a@acme.example");
  EXPECT_EQ(org_.Find(contact)->system_modstamp, clock_.Now().WholeSecond());
  EXPECT_TRUE(Fired("SF-LEAD-12"));
}

TEST_F(IdentityTest, TheMemberMovesToTheContactAndTheCountsFollow) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId id = AddLead(campaign, lead, "Responded");
  Wait(Duration::Minutes(1));
  const ContactId contact = *User().ConvertLead(lead);
  EXPECT_EQ(Member(id).person, PersonRef(ConvertedRef{lead, contact}));
  EXPECT_EQ(Member(id).status, Text("Responded"));
  EXPECT_EQ(Member(id).system_modstamp, clock_.Now().WholeSecond());
  EXPECT_EQ(org_.Find({campaign, ContactRef{contact}}), &Member(id));
  EXPECT_EQ(org_.Find({campaign, LeadRef{lead}}), &Member(id));
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 0);
  EXPECT_EQ(org_.Find(campaign)->number_of_converted_leads, 1);
  EXPECT_EQ(org_.Find(campaign)->number_of_contacts, 1);
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
}

TEST_F(IdentityTest, TheMovedMemberGetsANewRowWithTheSwitch) {
  behavior_.convert_member_id = ConvertMemberId::kNewRow;
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId old = AddLead(campaign, lead, "Responded");
  const ContactId contact = *User().ConvertLead(lead);
  EXPECT_TRUE(Member(old).is_deleted);
  const CampaignMember* row = org_.Find({campaign, ContactRef{contact}});
  ASSERT_NE(row, nullptr);
  EXPECT_NE(row->id, old);
  EXPECT_EQ(row->person, PersonRef(ConvertedRef{lead, contact}));
  EXPECT_EQ(row->status, Text("Responded"));
  EXPECT_EQ(org_.Find(campaign)->number_of_contacts, 1);
}

TEST_F(IdentityTest, TheRespondedMemberSurvivesAConversionIntoAMember) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const CampaignMemberId of_lead = AddLead(campaign, lead, "Responded");
  const CampaignMemberId of_contact = AddContact(campaign, contact, "Sent");
  ASSERT_TRUE(User().ConvertLead(lead, contact).ok());
  EXPECT_TRUE(Member(of_contact).is_deleted);
  EXPECT_EQ(Member(of_lead).person, PersonRef(ConvertedRef{lead, contact}));
  EXPECT_EQ(org_.MembersOf(campaign).size(), 1U);
  EXPECT_TRUE(Fired("SF-MEMBER-17"));
}

TEST_F(IdentityTest, TheHigherSortOrderSurvivesAmongEquals) {
  const CampaignId campaign = MakeCampaign();
  ASSERT_TRUE(
      User().AddStatus({.campaign = campaign, .label = Text("Opened"), .sort_order = 7}).ok());
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const CampaignMemberId of_lead = AddLead(campaign, lead, "Sent");
  const CampaignMemberId of_contact = AddContact(campaign, contact, "Opened");
  ASSERT_TRUE(User().ConvertLead(lead, contact).ok());
  EXPECT_TRUE(Member(of_lead).is_deleted);
  EXPECT_EQ(Member(of_contact).person, PersonRef(ContactRef{contact}));
}

TEST_F(IdentityTest, AConvertedLeadIsReadOnlyAndCanBeNoMember) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(User().ConvertLead(lead).ok());
  EXPECT_EQ(User().UpdateLead(lead, {.company = "B"}).error().code,
            ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_EQ(User().ConvertLead(lead).error().code, ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_EQ(User().AddMember({MakeCampaign(), LeadRef{lead}, {}}).error().code,
            ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_TRUE(Fired("SF-LEAD-10"));
  EXPECT_TRUE(Fired("SF-MEMBER-19"));
}

TEST_F(IdentityTest, AConversionOfWhatIsGoneIsRefusedAndChangesNothing) {
  const LeadId gone = MakeLead();
  ASSERT_TRUE(User().DeleteLead(gone).ok());
  EXPECT_EQ(User().ConvertLead(gone).error().code, ErrorCode::kEntityIsDeleted);
  const ContactId contact = MakeContact();
  ASSERT_TRUE(User().DeleteContact(contact).ok());
  const LeadId lead = MakeLead();
  EXPECT_EQ(User().ConvertLead(lead, contact).error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_FALSE(org_.Find(lead)->is_converted);
  EXPECT_EQ(User().ConvertLead(LeadId::FromFifteen("00Q000000000099")).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
}

TEST_F(IdentityTest, TheConversionCanBeQueriedByContact) {
  const LeadId lead = MakeLead();
  const ContactId contact = *User().ConvertLead(lead);
  const auto found = Api(QueryLeadsConvertedTo{{contact}});
  ASSERT_EQ(found.rows.size(), 1U);
  EXPECT_EQ(found.rows.front().id, lead);
}

// --- Merge (SF-LEAD-14, SF-MEMBER-18) ---

TEST_F(IdentityTest, TheLosersOfAMergeAreDeletedAndNameTheirMaster) {
  const LeadId winner = MakeLead();
  const LeadId first = MakeLead("Bo");
  const LeadId second = MakeLead("Cruz");
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, first, "Responded");
  ASSERT_EQ(User().MergeLeads(winner, {first, second}).value(), winner);
  for (const LeadId& loser : {first, second}) {
    EXPECT_TRUE(org_.Find(loser)->is_deleted);
    EXPECT_EQ(org_.Find(loser)->master_record, winner);
  }
  EXPECT_EQ(Member(member).person, PersonRef(LeadRef{winner}));
  EXPECT_EQ(org_.Find({campaign, LeadRef{winner}}), &Member(member));
  EXPECT_EQ(org_.Find({campaign, LeadRef{first}}), nullptr);
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
}

TEST_F(IdentityTest, OfTwoMembersInOneCampaignTheOlderSurvives) {
  const LeadId winner = MakeLead();
  const LeadId loser = MakeLead("Bo");
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId older = AddLead(campaign, loser);
  Wait(Duration::Minutes(1));
  const CampaignMemberId newer = AddLead(campaign, winner);
  ASSERT_TRUE(User().MergeLeads(winner, {loser}).ok());
  EXPECT_EQ(Member(older).person, PersonRef(LeadRef{winner}));
  EXPECT_TRUE(Member(newer).is_deleted);
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
}

TEST_F(IdentityTest, OrTheNewerWithTheSwitch) {
  behavior_.merge_member_survivor = MergeMemberSurvivor::kNewer;
  const ContactId winner = MakeContact();
  const ContactId loser = MakeContact("Bo");
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId older = AddContact(campaign, winner);
  const CampaignMemberId newer = AddContact(campaign, loser);
  ASSERT_TRUE(User().MergeContacts(winner, {loser}).ok());
  EXPECT_TRUE(Member(older).is_deleted);
  EXPECT_EQ(Member(newer).person, PersonRef(ContactRef{winner}));
}

TEST_F(IdentityTest, ALeadConvertedToTheLoserIsTheWinnerThen) {
  const ContactId winner = MakeContact();
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(MakeCampaign(), lead);
  const ContactId loser = *User().ConvertLead(lead);
  ASSERT_TRUE(User().MergeContacts(winner, {loser}).ok());
  EXPECT_EQ(Member(member).person, PersonRef(ConvertedRef{lead, winner}));
  EXPECT_EQ(org_.Find(lead)->converted_contact, winner);
  EXPECT_EQ(Api(QueryLeadsConvertedTo{{winner}}).rows.size(), 1U);
  EXPECT_TRUE(Api(QueryLeadsConvertedTo{{loser}}).rows.empty());
}

TEST_F(IdentityTest, AMergeThatCannotBeIsRefused) {
  const LeadId lead = MakeLead();
  const LeadId converted = MakeLead();
  ASSERT_TRUE(User().ConvertLead(converted).ok());
  const LeadId gone = MakeLead();
  ASSERT_TRUE(User().DeleteLead(gone).ok());
  EXPECT_EQ(User().MergeLeads(lead, {}).error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().MergeLeads(lead, {lead}).error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().MergeLeads(lead, {MakeLead(), MakeLead(), MakeLead()}).error().code,
            ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().MergeLeads(lead, {converted}).error().code,
            ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_EQ(User().MergeLeads(lead, {gone}).error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_TRUE(Fired("SF-LEAD-14"));
}

// --- Delete and undelete (SF-MEMBER-15, SF-CAMP-07) ---

TEST_F(IdentityTest, TheContactTakesAConvertedMemberAlong) {
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(MakeCampaign(), lead);
  const ContactId contact = *User().ConvertLead(lead);
  ASSERT_TRUE(User().DeleteContact(contact).ok());
  EXPECT_TRUE(Member(member).is_deleted);
}

TEST_F(IdentityTest, ADeletedConvertedLeadLeavesTheContactsMembership) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(campaign, lead);
  const ContactId contact = *User().ConvertLead(lead);
  ASSERT_TRUE(User().DeleteLead(lead).ok());
  EXPECT_EQ(Member(member).person, PersonRef(ContactRef{contact}));
  EXPECT_FALSE(Member(member).is_deleted);
  EXPECT_EQ(org_.Find(campaign)->number_of_converted_leads, 0);
  EXPECT_EQ(org_.Find(campaign)->number_of_contacts, 1);
}

TEST_F(IdentityTest, AnUndeletedLeadBringsBackWhatItsDeleteTookAlong) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(campaign, lead, "Responded");
  const CampaignMemberId before = AddLead(MakeCampaign("Other"), lead);
  ASSERT_TRUE(User().RemoveMember(before).ok());
  ASSERT_TRUE(User().DeleteLead(lead).ok());
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(User().UndeleteLead(lead).ok());
  EXPECT_FALSE(org_.Find(lead)->is_deleted);
  EXPECT_FALSE(Member(member).is_deleted);
  EXPECT_EQ(Member(member).status, Text("Responded"));
  EXPECT_EQ(Member(member).system_modstamp, clock_.Now().WholeSecond());
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
  EXPECT_TRUE(Member(before).is_deleted);
}

TEST_F(IdentityTest, MembersStayGoneWithTheSwitch) {
  behavior_.undelete_members = UndeleteMembers::kGone;
  const CampaignId campaign = MakeCampaign();
  const ContactId contact = MakeContact();
  const CampaignMemberId member = AddContact(campaign, contact);
  ASSERT_TRUE(User().DeleteContact(contact).ok());
  ASSERT_TRUE(User().UndeleteContact(contact).ok());
  EXPECT_TRUE(Member(member).is_deleted);
  ASSERT_TRUE(User().DeleteCampaign(campaign).ok());
  ASSERT_TRUE(User().UndeleteCampaign(campaign).ok());
  EXPECT_TRUE(org_.MembersOf(campaign).empty());
  EXPECT_EQ(org_.StatusesOf(campaign).size(), 2U);
}

TEST_F(IdentityTest, AnUndeletedCampaignHasItsStatusesAndMembersAgain) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead(), "Responded");
  ASSERT_TRUE(User().DeleteCampaign(campaign).ok());
  ASSERT_TRUE(User().UndeleteCampaign(campaign).ok());
  EXPECT_FALSE(org_.Find(campaign)->is_deleted);
  EXPECT_EQ(org_.StatusesOf(campaign).size(), 2U);
  EXPECT_EQ(org_.MembersOf(campaign), SortedSet<CampaignMemberId>{member});
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
  EXPECT_TRUE(Fired("SF-CAMP-07"));
}

TEST_F(IdentityTest, ARestoredMemberIsWhoThePersonIsNow) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const LeadId loser = MakeLead("Bo");
  const CampaignMemberId converted = AddLead(campaign, lead);
  const CampaignMemberId merged = AddLead(campaign, loser);
  const CampaignMemberId gone = AddContact(campaign, MakeContact());
  ASSERT_TRUE(User().DeleteCampaign(campaign).ok());
  const ContactId contact = *User().ConvertLead(lead);
  const LeadId winner = MakeLead("Cruz");
  ASSERT_TRUE(User().MergeLeads(winner, {loser}).ok());
  ASSERT_TRUE(User().DeleteContact(*ContactOf(Member(gone).person)).ok());
  ASSERT_TRUE(User().UndeleteCampaign(campaign).ok());
  EXPECT_EQ(Member(converted).person, PersonRef(ConvertedRef{lead, contact}));
  EXPECT_EQ(Member(merged).person, PersonRef(LeadRef{winner}));
  EXPECT_TRUE(Member(gone).is_deleted);
}

TEST_F(IdentityTest, WhatWasNotDeletedOrLostAMergeCannotBeUndeleted) {
  const LeadId winner = MakeLead();
  const LeadId loser = MakeLead();
  ASSERT_TRUE(User().MergeLeads(winner, {loser}).ok());
  EXPECT_EQ(User().UndeleteLead(loser).error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().UndeleteLead(winner).error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().UndeleteContact(MakeContact()).error().code,
            ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(User().UndeleteCampaign(MakeCampaign()).error().code,
            ErrorCode::kFieldIntegrityException);
  EXPECT_TRUE(org_.Find(loser)->is_deleted);
}

}  // namespace
}  // namespace campsync::sim
