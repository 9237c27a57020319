// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class CampaignMemberTest : public SalesforceOrgTest {
 protected:
  Result<CampaignMemberId> Create(const CampaignId& campaign, const PersonRef& person,
                                  std::string_view status = "") {
    return ApiWrite(CreateMembers{{{campaign, person, Text(status)}}});
  }
  std::string_view StatusOf(const CampaignMemberId& id) {
    return labels_.Text(org_.Find(id)->status);
  }
};

TEST_F(CampaignMemberTest, NeedsOnlyCampaignAndPerson) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMember& row = *org_.Find(*Create(campaign, LeadRef{lead}));
  EXPECT_EQ(row.campaign, campaign);
  EXPECT_EQ(row.person, PersonRef(LeadRef{lead}));
  EXPECT_EQ(row.created_by, org_.sync_user());
  EXPECT_EQ(row.last_modified_by, org_.sync_user());
  EXPECT_TRUE(Fired("SF-MEMBER-01"));
}

TEST_F(CampaignMemberTest, WithoutCampaignIsRefused) {
  const auto result = Create(CampaignId(), LeadRef{MakeLead()});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"CampaignId"});
}

TEST_F(CampaignMemberTest, BothIdsKeepTheContactOnly) {
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const auto id = Create(MakeCampaign(), ConvertedRef{lead, contact});
  EXPECT_EQ(org_.Find(*id)->person, PersonRef(ContactRef{contact}));
  EXPECT_TRUE(Fired("SF-MEMBER-02"));
}

TEST_F(CampaignMemberTest, BothIdsAreKeptForAConvertedLeadUnderTheSwitch) {
  behavior_.member_both_ids = MemberBothIds::kBothIfConverted;
  const ContactId contact = MakeContact();
  const ConvertedRef both{GiveConvertedLead(contact), contact};
  const auto id = Create(MakeCampaign(), both);
  EXPECT_EQ(org_.Find(*id)->person, PersonRef(both));
  EXPECT_FALSE(Fired("SF-MEMBER-02"));
}

TEST_F(CampaignMemberTest, WithoutPersonIsRefused) {
  const auto result = Create(MakeCampaign(), LeadRef{});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_TRUE(Fired("SF-MEMBER-03"));
}

TEST_F(CampaignMemberTest, OneIdBesideANullOneIsEnough) {
  const LeadId lead = MakeLead();
  const auto id = Create(MakeCampaign(), ConvertedRef{lead, ContactId()});
  EXPECT_EQ(org_.Find(*id)->person, PersonRef(LeadRef{lead}));
  EXPECT_FALSE(Fired("SF-MEMBER-03"));
}

TEST_F(CampaignMemberTest, SecondOneForTheSameLeadIsRefused) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId first = AddLead(campaign, lead);
  const CampaignMember before = *org_.Find(first);
  const auto result = Create(campaign, LeadRef{lead}, "Responded");
  EXPECT_EQ(result.error().code, ErrorCode::kDuplicateValue);
  EXPECT_EQ(result.error().text, "Already a campaign member.");
  EXPECT_TRUE(result.error().fields.empty());
  EXPECT_EQ(*org_.Find(first), before);
  EXPECT_TRUE(Fired("SF-MEMBER-04"));
}

TEST_F(CampaignMemberTest, SecondOneForTheSameContactIsRefused) {
  const CampaignId campaign = MakeCampaign();
  const ContactId contact = MakeContact();
  AddContact(campaign, contact);
  EXPECT_EQ(Create(campaign, ContactRef{contact}).error().code, ErrorCode::kDuplicateValue);
}

TEST_F(CampaignMemberTest, SameLeadMayJoinAnotherCampaignAndRejoinAfterRemoval) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId first = AddLead(campaign, lead);
  AddLead(MakeCampaign("Other"), lead);
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(first).ok());
  const auto again = Create(campaign, LeadRef{lead});
  ASSERT_TRUE(again.ok());
  EXPECT_NE(*again, first);
  EXPECT_FALSE(Fired("SF-MEMBER-04"));
}

TEST_F(CampaignMemberTest, OfTwinsInOneCallTheFirstStands) {
  const CampaignId campaign = MakeCampaign();
  const LeadRef lead{MakeLead()};
  const auto reply =
      Api(CreateMembers{{{campaign, lead, Text("Sent")}, {campaign, lead, Text("Responded")}}});
  EXPECT_EQ(StatusOf(*reply.results[0]), "Sent");
  EXPECT_EQ(reply.results[1].error().text, "Already a campaign member.");
  EXPECT_TRUE(Fired("SF-MEMBER-05"));
  EXPECT_FALSE(Fired("SF-MEMBER-04"));
}

TEST_F(CampaignMemberTest, UnknownStatusBecomesTheDefaultWithSuccess) {
  const CampaignId campaign = MakeCampaign();
  const auto created = Create(campaign, LeadRef{MakeLead()}, "Attended");
  EXPECT_EQ(StatusOf(*created), "Sent");
  EXPECT_TRUE(Fired("SF-MEMBER-06"));
}

TEST_F(CampaignMemberTest, UnknownStatusBecomesTheDefaultOnUpdateToo) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead(), "Responded");
  EXPECT_TRUE(ApiWrite(UpdateMembers{{{id, Text("Attended")}}}).ok());
  EXPECT_EQ(StatusOf(id), "Sent");
  EXPECT_FALSE(org_.Find(id)->has_responded);
}

TEST_F(CampaignMemberTest, KnownStatusIsKept) {
  const auto created = Create(MakeCampaign(), LeadRef{MakeLead()}, "Responded");
  EXPECT_EQ(StatusOf(*created), "Responded");
  EXPECT_FALSE(Fired("SF-MEMBER-06"));
}

TEST_F(CampaignMemberTest, StatusOfAnotherCampaignIsUnknownHere) {
  AddStatus(MakeCampaign("Other"), "Attended");
  EXPECT_EQ(StatusOf(*Create(MakeCampaign(), LeadRef{MakeLead()}, "Attended")), "Sent");
}

TEST_F(CampaignMemberTest, WithoutADefaultTheTextStaysAndIsNoResponse) {
  behavior_.required_responded_status = RequiredRespondedStatus::kNotEnforced;
  const CampaignId campaign = MakeCampaign();
  Api(UpdateStatuses{{{.id = StatusId(campaign, "Sent"), .is_default = false}}});
  const auto created = Create(campaign, LeadRef{MakeLead()}, "Attended");
  EXPECT_EQ(StatusOf(*created), "Attended");
  EXPECT_FALSE(org_.Find(*created)->has_responded);
}

TEST_F(CampaignMemberTest, OmittedStatusIsTheDefault) {
  EXPECT_EQ(StatusOf(*Create(MakeCampaign(), LeadRef{MakeLead()})), "Sent");
  EXPECT_TRUE(Fired("SF-MEMBER-07"));
}

TEST_F(CampaignMemberTest, StatusInAnotherCaseIsStoredAsDefined) {
  EXPECT_EQ(StatusOf(*Create(MakeCampaign(), LeadRef{MakeLead()}, "RESPONDED")), "Responded");
  EXPECT_TRUE(Fired("SF-MEMBER-07"));
  EXPECT_FALSE(Fired("SF-MEMBER-06"));
}

TEST_F(CampaignMemberTest, HasRespondedMirrorsTheStatusRow) {
  const CampaignId campaign = MakeCampaign();
  AddStatus(campaign, "Attended", true);
  EXPECT_FALSE(org_.Find(*Create(campaign, LeadRef{MakeLead()}, "Sent"))->has_responded);
  EXPECT_FALSE(Fired("SF-MEMBER-08"));
  EXPECT_TRUE(org_.Find(*Create(campaign, LeadRef{MakeLead()}, "Attended"))->has_responded);
  EXPECT_TRUE(Fired("SF-MEMBER-08"));
}

TEST_F(CampaignMemberTest, FirstRespondedDateIsThatOfTheFirstResponse) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  EXPECT_EQ(org_.Find(id)->first_responded_date, std::nullopt);
  EXPECT_FALSE(Fired("SF-MEMBER-09"));
  const Date first = DateOf(clock_.Now());
  Api(UpdateMembers{{{id, Text("Responded")}}});
  Wait(Duration::Days(2));
  Api(UpdateMembers{{{id, Text("Sent")}}});
  EXPECT_EQ(org_.Find(id)->first_responded_date, first);
  Api(UpdateMembers{{{id, Text("Responded")}}});
  EXPECT_EQ(org_.Find(id)->first_responded_date, first);
  EXPECT_TRUE(Fired("SF-MEMBER-09"));
}

TEST_F(CampaignMemberTest, FirstRespondedDateIsClearedUnderTheSwitch) {
  behavior_.first_responded_cleared = FirstRespondedCleared::kClear;
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead(), "Responded");
  Api(UpdateMembers{{{id, Text("Sent")}}});
  EXPECT_EQ(org_.Find(id)->first_responded_date, std::nullopt);
}

TEST_F(CampaignMemberTest, UpdateChangesStatusAndNothingElse) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  CampaignMember expected = *org_.Find(id);
  Wait(Duration::Minutes(1));
  Api(UpdateMembers{{{id, Text("Responded")}}});
  expected.status = Text("Responded");
  expected.has_responded = true;
  expected.first_responded_date = DateOf(clock_.Now());
  expected.system_modstamp = clock_.Now().WholeSecond();
  expected.last_modified_by = org_.sync_user();
  EXPECT_EQ(*org_.Find(id), expected);
  EXPECT_TRUE(Fired("SF-MEMBER-11"));
}

TEST_F(CampaignMemberTest, UpdateOfAnUnknownOrDeletedMemberIsRefused) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  const CampaignMemberId unknown = CampaignMemberId::FromFifteen("00v000000000099");
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(id).ok());
  EXPECT_EQ(ApiWrite(UpdateMembers{{{unknown, Text("Sent")}}}).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
  EXPECT_EQ(ApiWrite(UpdateMembers{{{id, Text("Sent")}}}).error().code,
            ErrorCode::kEntityIsDeleted);
  EXPECT_FALSE(Fired("SF-MEMBER-11"));
}

TEST_F(CampaignMemberTest, DeletedOneIsGoneForGood) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId id = AddLead(campaign, MakeLead());
  EXPECT_TRUE(ApiWrite(DeleteMembers{{id}}).ok());
  EXPECT_TRUE(org_.Find(id)->is_deleted);
  EXPECT_TRUE(org_.MembersOf(campaign).empty());
  EXPECT_EQ(ApiWrite(DeleteMembers{{id}}).error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_FALSE(Fired("SF-MEMBER-13"));
  EXPECT_EQ(org_.AsSalesUser().UndeleteMember(id).error().code,
            ErrorCode::kFieldIntegrityException);
  EXPECT_TRUE(org_.Find(id)->is_deleted);
  EXPECT_TRUE(Fired("SF-MEMBER-13"));
  const CampaignMemberId unknown = CampaignMemberId::FromFifteen("00v000000000099");
  EXPECT_EQ(org_.AsSalesUser().UndeleteMember(unknown).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
}

TEST_F(CampaignMemberTest, DeletingALeadTakesItsMembershipsAlong) {
  const LeadId lead = MakeLead();
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, lead);
  const CampaignMemberId other = AddLead(campaign, MakeLead("Sato"));
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  EXPECT_TRUE(org_.Find(member)->is_deleted);
  EXPECT_FALSE(org_.Find(other)->is_deleted);
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
  EXPECT_TRUE(Fired("SF-MEMBER-15"));
}

TEST_F(CampaignMemberTest, DeletingAContactTakesItsMembershipsAlong) {
  const ContactId contact = MakeContact();
  const CampaignMemberId first = AddContact(MakeCampaign(), contact);
  const CampaignMemberId second = AddContact(MakeCampaign("Other"), contact);
  ASSERT_TRUE(org_.AsSalesUser().DeleteContact(contact).ok());
  EXPECT_TRUE(org_.Find(first)->is_deleted && org_.Find(second)->is_deleted);
}

TEST_F(CampaignMemberTest, ConvertedLeadIsRefused) {
  const LeadId lead = GiveConvertedLead(MakeContact());
  const auto result = Create(MakeCampaign(), LeadRef{lead});
  EXPECT_EQ(result.error().code, ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_EQ(result.error().text, "cannot reference converted lead");
  EXPECT_TRUE(Fired("SF-MEMBER-19"));
}

TEST_F(CampaignMemberTest, UnconvertedLeadIsNotRefused) {
  EXPECT_TRUE(Create(MakeCampaign(), LeadRef{MakeLead()}).ok());
  EXPECT_FALSE(Fired("SF-MEMBER-19") || Fired("SF-MEMBER-20"));
}

TEST_F(CampaignMemberTest, DeletedPersonIsRefused) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  const auto result = Create(MakeCampaign(), LeadRef{lead});
  EXPECT_EQ(result.error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_EQ(result.error().text, "entity is deleted");
  EXPECT_TRUE(Fired("SF-MEMBER-20"));
}

TEST_F(CampaignMemberTest, DeletedCampaignIsRefused) {
  const CampaignId campaign = MakeCampaign();
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(campaign).ok());
  EXPECT_EQ(Create(campaign, LeadRef{MakeLead()}).error().code, ErrorCode::kEntityIsDeleted);
}

TEST_F(CampaignMemberTest, UnknownPersonIsRefused) {
  const auto result = Create(MakeCampaign(), ContactRef{ContactId::FromFifteen("003000000000099")});
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidCrossReferenceKey);
  EXPECT_EQ(result.error().text, "invalid cross reference id");
}

TEST_F(CampaignMemberTest, HiddenPersonIsRefusedWithItsShortId) {
  const LeadId lead = MakeLead();
  org_.SetVisible(lead, false);
  const auto result = Create(MakeCampaign(), LeadRef{lead});
  EXPECT_EQ(result.error().code, ErrorCode::kInsufficientAccessOnCrossReference);
  EXPECT_EQ(result.error().text,
            "insufficient access rights on cross-reference id: " + std::string(lead.Fifteen()));
}

TEST_F(CampaignMemberTest, MemberOfAHiddenPersonCannotBeUpdated) {
  const ContactId contact = MakeContact();
  const CampaignMemberId id = AddContact(MakeCampaign(), contact);
  org_.SetVisible(contact, false);
  EXPECT_EQ(ApiWrite(UpdateMembers{{{id, Text("Responded")}}}).error().code,
            ErrorCode::kInsufficientAccessOnCrossReference);
  EXPECT_EQ(StatusOf(id), "Sent");
  org_.SetVisible(contact, true);
  EXPECT_TRUE(ApiWrite(UpdateMembers{{{id, Text("Responded")}}}).ok());
}

TEST_F(CampaignMemberTest, RefusedOneChangesNoCount) {
  const CampaignId campaign = MakeCampaign();
  const Campaign before = *org_.Find(campaign);
  Wait(Duration::Minutes(1));
  EXPECT_FALSE(Create(campaign, LeadRef{GiveConvertedLead(MakeContact())}).ok());
  EXPECT_EQ(*org_.Find(campaign), before);
  EXPECT_TRUE(org_.members().empty());
}

}  // namespace
}  // namespace campsync::sim
