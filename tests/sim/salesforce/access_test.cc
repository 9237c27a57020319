// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class AccessTest : public SalesforceOrgTest {};

TEST_F(AccessTest, SyncUserReadsItself) {
  const User user = Api(ReadOwnUser{});
  EXPECT_EQ(user.id, org_.sync_user());
  EXPECT_TRUE(user.is_active && user.marketing_user);
  org_.SetMarketingUser(false);
  EXPECT_FALSE(Api(ReadOwnUser{}).marketing_user);
}

TEST_F(AccessTest, WithoutMarketingUserNoCampaignIsCreated) {
  org_.SetMarketingUser(false);
  const auto result = ApiWrite(CreateCampaigns{{{.name = "Roadshow"}}});
  EXPECT_EQ(result.error().code, ErrorCode::kCannotInsertUpdateActivateEntity);
  EXPECT_EQ(result.error().text, "entity type cannot be inserted: Campaign");
  EXPECT_TRUE(org_.campaigns().empty());
  EXPECT_TRUE(Fired("SF-PERM-01"));
}

TEST_F(AccessTest, TickingTheFlagHelpsAtOnce) {
  org_.SetMarketingUser(false);
  org_.SetMarketingUser(true);
  EXPECT_TRUE(ApiWrite(CreateCampaigns{{{.name = "Roadshow"}}}).ok());
  EXPECT_FALSE(Fired("SF-PERM-01"));
}

TEST_F(AccessTest, WithoutMarketingUserCampaignsAndStatusesCannotBeWritten) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberStatusId status = AddStatus(campaign, "Invited");
  EXPECT_FALSE(Fired("SF-PERM-03"));
  org_.SetMarketingUser(false);
  EXPECT_EQ(ApiWrite(UpdateCampaigns{{{.id = campaign}}}).error().text,
            "entity type cannot be updated: Campaign");
  EXPECT_EQ(ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("New")}}}).error().text,
            "entity type cannot be inserted: Campaign Member Status");
  EXPECT_EQ(ApiWrite(UpdateStatuses{{{.id = status, .sort_order = 7}}}).error().text,
            "entity type cannot be updated: Campaign Member Status");
  EXPECT_EQ(ApiWrite(DeleteStatuses{{status}}).error().text,
            "entity type cannot be deleted: Campaign Member Status");
  EXPECT_EQ(org_.StatusesOf(campaign).size(), 3U);
  EXPECT_TRUE(Fired("SF-PERM-03"));
}

TEST_F(AccessTest, WithoutMarketingUserCampaignsAreReadAndMembersWritten) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  org_.SetMarketingUser(false);
  EXPECT_EQ(Api(RetrieveCampaigns{{campaign}}).rows.size(), 1U);
  EXPECT_TRUE(ApiWrite(CreateMembers{{{campaign, LeadRef{lead}, Text("")}}}).ok());
  EXPECT_TRUE(Fired("SF-PERM-04"));
}

TEST_F(AccessTest, UsersNeedNoFlagOfTheSyncUser) {
  org_.SetMarketingUser(false);
  EXPECT_TRUE(org_.AsSalesUser().CreateCampaign({.name = "Roadshow"}).ok());
}

TEST_F(AccessTest, InactiveSyncUserGetsNoCallThrough) {
  EXPECT_TRUE(org_.port().Call(ReadOwnUser{}).ok());
  EXPECT_FALSE(Fired("SF-AUTH-08"));
  org_.SetSyncUserActive(false);
  const auto reply = org_.port().Call(CreateLeads{{{.last_name = "Ito", .company = "Acme"}}});
  EXPECT_EQ(reply.error().code, ErrorCode::kInvalidSessionId);
  EXPECT_EQ(reply.error().text, "Session expired or invalid");
  EXPECT_TRUE(org_.leads().empty());
  EXPECT_TRUE(Fired("SF-AUTH-08"));
}

TEST_F(AccessTest, HiddenCampaignIsNotThereWithItsStatusesAndMembers) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(campaign, lead);
  org_.SetVisible(campaign, false);
  EXPECT_TRUE(Api(RetrieveCampaigns{{campaign}}).rows.empty());
  EXPECT_TRUE(Api(QueryChangedCampaigns{}).rows.empty());
  EXPECT_TRUE(Api(QueryChangedStatuses{}).rows.empty());
  EXPECT_TRUE(Api(QueryChangedMembers{}).rows.empty());
  EXPECT_TRUE(Api(RetrieveMembers{{member}}).rows.empty());
  EXPECT_TRUE(Api(QueryStatusLists{{campaign}}).rows.empty());
  EXPECT_TRUE(Api(QueryMembersOfCampaign{.campaign = campaign, .after = {}}).rows.empty());
  EXPECT_TRUE(Api(QueryMembersByKey{{{campaign, LeadRef{lead}}}}).rows.empty());
  EXPECT_TRUE(Api(QueryCampaignsCreatedBy{org_.sales_user(), Instant{}}).rows.empty());
  EXPECT_TRUE(Fired("MK-PRE-04"));
}

TEST_F(AccessTest, HiddenRecordsCannotBeWrittenAsIfUnknown) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  org_.SetVisible(campaign, false);
  EXPECT_EQ(ApiWrite(UpdateCampaigns{{{.id = campaign}}}).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
  EXPECT_EQ(ApiWrite(UpdateMembers{{{member, Text("Responded")}}}).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
  EXPECT_EQ(ApiWrite(DeleteMembers{{member}}).error().code, ErrorCode::kInvalidCrossReferenceKey);
}

TEST_F(AccessTest, HiddenCampaignTakesNoMembersOrStatusesFromTheSync) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  org_.SetVisible(campaign, false);
  EXPECT_EQ(ApiWrite(CreateMembers{{{campaign, LeadRef{lead}, Text("")}}}).error().code,
            ErrorCode::kInsufficientAccessOnCrossReference);
  EXPECT_EQ(ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("New")}}}).error().code,
            ErrorCode::kInsufficientAccessOnCrossReference);
}

TEST_F(AccessTest, HiddenPeopleAreNotThere) {
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const LeadId converted = GiveConvertedLead(contact);
  org_.SetVisible(lead, false);
  org_.SetVisible(converted, false);
  org_.SetVisible(contact, false);
  EXPECT_TRUE(Api(RetrieveLeads{{lead}}).rows.empty());
  EXPECT_TRUE(Api(RetrieveContacts{{contact}}).rows.empty());
  EXPECT_TRUE(Api(QueryChangedLeads{}).rows.empty());
  EXPECT_TRUE(Api(QueryChangedContacts{}).rows.empty());
  EXPECT_TRUE(Api(QueryLeadsConvertedTo{{contact}}).rows.empty());
}

TEST_F(AccessTest, MembersOfHiddenPeopleStayVisible) {
  const LeadId lead = MakeLead();
  const CampaignMemberId member = AddLead(MakeCampaign(), lead);
  org_.SetVisible(lead, false);
  EXPECT_EQ(Api(RetrieveMembers{{member}}).rows.size(), 1U);
}

TEST_F(AccessTest, DeletionsOfHiddenRecordsAreNotListed) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  const ReadDeleteLog request{
      .object = ObjectKind::kLead, .start = clock_.Now() - Duration::Days(1), .end = clock_.Now()};
  EXPECT_EQ(Api(request).deleted_records.size(), 1U);
  org_.SetVisible(lead, false);
  EXPECT_TRUE(Api(request).deleted_records.empty());
}

TEST_F(AccessTest, ShownAgainItIsThereWithItsOldStamp) {
  const CampaignId campaign = MakeCampaign();
  const Campaign before = *org_.Find(campaign);
  org_.SetVisible(campaign, false);
  Wait(Duration::Days(1));
  org_.SetVisible(campaign, true);
  EXPECT_EQ(Api(RetrieveCampaigns{{campaign}}).rows.at(0), before);
  EXPECT_FALSE(Fired("MK-PRE-04"));
}

TEST_F(AccessTest, UsersSeeWhatIsHiddenFromTheSync) {
  const LeadId lead = MakeLead();
  org_.SetVisible(lead, false);
  EXPECT_TRUE(org_.AsSalesUser().UpdateLead(lead, {.company = "Other"}).ok());
}

}  // namespace
}  // namespace campsync::sim
