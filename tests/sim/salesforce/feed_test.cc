// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <utility>
#include <vector>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class FeedTest : public SalesforceOrgTest {
 protected:
  template <class Row>
  static auto IdsOf(const Rows<Row>& page) {
    std::vector<decltype(Row::id)> ids;
    for (const Row& row : page.rows) ids.push_back(row.id);
    return ids;
  }
};

TEST_F(FeedTest, RepliesCarryTheOrgsOwnTime) {
  const OrgClock skewed(world_, Duration::Seconds(90));
  SalesforceOrg org(skewed, rules_, labels_, behavior_);
  EXPECT_EQ(org.port().Call(ReadOwnUser{})->server_time, world_.Now() + Duration::Seconds(90));
}

TEST_F(FeedTest, RecordsOfOneCallShareOneWholeSecond) {
  const auto reply = Api(CreateLeads{
      {{.last_name = "Ito", .company = "Acme"}, {.last_name = "Sato", .company = "Acme"}}});
  const Lead& first = *org_.Find(*reply.results[0]);
  EXPECT_EQ(first.system_modstamp, org_.Find(*reply.results[1])->system_modstamp);
  EXPECT_EQ(first.system_modstamp.ms % 1000, 0);
  EXPECT_LE(first.system_modstamp, clock_.Now());
  EXPECT_TRUE(Fired("SF-TIME-02"));
}

TEST_F(FeedTest, PagesOfEqualStampsMissNoneAndRepeatNone) {
  std::set<LeadId> made;
  for (int i = 0; i < 7; ++i) made.insert(MakeLead());
  std::set<LeadId> read;
  QueryChangedLeads request{.from = Instant{}, .after = {}, .limit = 3};
  std::size_t rows = 0;
  for (auto page = Api(request); !page.rows.empty(); page = Api(request)) {
    rows += page.rows.size();
    for (const Lead& lead : page.rows) read.insert(lead.id);
    request.from = page.rows.back().system_modstamp;
    request.after = page.rows.back().id;
  }
  EXPECT_EQ(rows, 7U);
  EXPECT_EQ(read, made);
}

TEST_F(FeedTest, IsOrderedByStampThenIdAndBounded) {
  const LeadId early = MakeLead();
  Wait(Duration::Seconds(10));
  const LeadId middle = MakeLead();
  const LeadId later = MakeLead();
  Wait(Duration::Seconds(10));
  const LeadId last = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().UpdateLead(early, {.company = "Other"}).ok());
  const Instant until = clock_.Now() - Duration::Seconds(1);
  EXPECT_EQ(IdsOf(Api(QueryChangedLeads{.from = {}, .after = {}, .until = until})),
            (std::vector<LeadId>{middle, later}));
  EXPECT_EQ(IdsOf(Api(QueryChangedLeads{})), (std::vector<LeadId>{middle, later, early, last}));
}

TEST_F(FeedTest, RowsStampedExactlyFromAreIncludedOnlyWithoutAPosition) {
  const LeadId lead = MakeLead();
  const Instant stamp = org_.Find(lead)->system_modstamp;
  EXPECT_EQ(Api(QueryChangedLeads{.from = stamp, .after = {}}).rows.size(), 1U);
  EXPECT_TRUE(Api(QueryChangedLeads{.from = stamp, .after = lead}).rows.empty());
}

TEST_F(FeedTest, DeletedRowsAreAmongTheChangedOnes) {
  const LeadId lead = MakeLead();
  EXPECT_FALSE(Api(QueryChangedLeads{}).rows.at(0).is_deleted);
  EXPECT_FALSE(Fired("SF-QRY-02"));
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  EXPECT_TRUE(Api(QueryChangedLeads{}).rows.at(0).is_deleted);
  EXPECT_TRUE(Api(RetrieveLeads{{lead}}).rows.at(0).is_deleted);
  EXPECT_TRUE(Fired("SF-QRY-02"));
}

TEST_F(FeedTest, DeletedMemberIsAmongTheChangedOnes) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(id).ok());
  EXPECT_TRUE(Api(QueryChangedMembers{}).rows.at(0).is_deleted);
  EXPECT_TRUE(Fired("SF-MEMBER-14"));
}

TEST_F(FeedTest, DeletedMemberIsOnlyInTheLogUnderTheSwitch) {
  behavior_.member_deleted_visible = MemberDeletedVisible::kDeletedFeedOnly;
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(id).ok());
  EXPECT_TRUE(Api(QueryChangedMembers{}).rows.empty());
  EXPECT_TRUE(Api(RetrieveMembers{{id}}).rows.empty());
  const auto log = Api(ReadDeleteLog{.object = ObjectKind::kCampaignMember,
                                     .start = clock_.Now() - Duration::Minutes(5),
                                     .end = clock_.Now()});
  EXPECT_EQ(log.deleted_records.at(0).id, id.Text());
}

TEST_F(FeedTest, SavingEqualValuesMovesTheStamp) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  Wait(Duration::Minutes(1));
  Api(UpdateMembers{{{id, Text("Sent")}}});
  EXPECT_EQ(org_.Find(id)->system_modstamp, clock_.Now().WholeSecond());
  EXPECT_TRUE(Fired("SF-TIME-04"));
}

TEST_F(FeedTest, SavingEqualValuesMovesNothingUnderTheSwitch) {
  behavior_.no_op_bumps_stamp = OnOff::kFalse;
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId id = AddLead(campaign, MakeLead());
  const CampaignMember member = *org_.Find(id);
  const Campaign row = *org_.Find(campaign);
  Wait(Duration::Minutes(1));
  Api(UpdateMembers{{{id, Text("Sent")}}});
  Api(UpdateCampaigns{{{.id = campaign, .actual_cost = FieldUpdate<Money>{}}}});
  EXPECT_EQ(*org_.Find(id), member);
  EXPECT_EQ(*org_.Find(campaign), row);
  EXPECT_FALSE(Fired("SF-TIME-04"));
}

TEST_F(FeedTest, MembersMoveTheirCampaignsStampButNotItsModifier) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(ApiWrite(CreateMembers{{{campaign, LeadRef{lead}, Text("")}}}).ok());
  EXPECT_EQ(org_.Find(campaign)->system_modstamp, clock_.Now().WholeSecond());
  EXPECT_EQ(org_.Find(campaign)->last_modified_by, org_.sales_user());
  EXPECT_TRUE(Fired("SF-TIME-05") && Fired("SF-TIME-03"));
}

TEST_F(FeedTest, MembersLeaveTheirCampaignsStampUnderTheSwitch) {
  behavior_.rollup_bumps_stamp = OnOff::kFalse;
  const CampaignId campaign = MakeCampaign();
  const Instant before = org_.Find(campaign)->system_modstamp;
  Wait(Duration::Minutes(1));
  AddLead(campaign, MakeLead());
  EXPECT_EQ(org_.Find(campaign)->system_modstamp, before);
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
  EXPECT_FALSE(Fired("SF-TIME-05"));
}

TEST_F(FeedTest, MembersOfACampaignComeInSlicesById) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId first = AddLead(campaign, MakeLead());
  const CampaignMemberId second = AddContact(campaign, MakeContact());
  const CampaignMemberId third = AddLead(campaign, MakeLead());
  AddLead(MakeCampaign("Other"), MakeLead());
  EXPECT_EQ(IdsOf(Api(QueryMembersOfCampaign{.campaign = campaign, .after = {}, .limit = 2})),
            (std::vector{first, second}));
  EXPECT_EQ(IdsOf(Api(QueryMembersOfCampaign{.campaign = campaign, .after = second})),
            (std::vector{third}));
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(third).ok());
  EXPECT_TRUE(Api(QueryMembersOfCampaign{.campaign = campaign, .after = second}).rows.empty());
}

TEST_F(FeedTest, DeletedMembersOfACampaignComeInSlicesById) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId first = AddLead(campaign, MakeLead());
  const CampaignMemberId second = AddContact(campaign, MakeContact());
  AddLead(campaign, MakeLead());
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(first).ok());
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(second).ok());
  const QueryDeletedMembersOfCampaign request{.campaign = campaign, .after = {}, .limit = 1};
  EXPECT_EQ(IdsOf(Api(request)), (std::vector{first}));
  EXPECT_EQ(IdsOf(Api(QueryDeletedMembersOfCampaign{.campaign = campaign, .after = first})),
            (std::vector{second}));
}

TEST_F(FeedTest, DeletedMembersThatOnlyTheLogTellsAreNotListed) {
  behavior_.member_deleted_visible = MemberDeletedVisible::kDeletedFeedOnly;
  const CampaignId campaign = MakeCampaign();
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(AddLead(campaign, MakeLead())).ok());
  EXPECT_TRUE(Api(QueryDeletedMembersOfCampaign{.campaign = campaign, .after = {}}).rows.empty());
}

TEST_F(FeedTest, MembersAreFoundByTheirKeysOnceEach) {
  const CampaignId campaign = MakeCampaign();
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const CampaignMemberId as_contact = AddContact(campaign, contact);
  const CampaignMemberId as_lead = AddLead(campaign, lead);
  const QueryMembersByKey request{{{campaign, LeadRef{lead}},
                                   {campaign, ContactRef{contact}},
                                   {campaign, LeadRef{lead}},
                                   {campaign, LeadRef{MakeLead()}}}};
  EXPECT_EQ(IdsOf(Api(request)), (std::vector{as_lead, as_contact}));
}

TEST_F(FeedTest, KeyWithAContactFindsTheConvertedMember) {
  const ContactId contact = MakeContact();
  CampaignMember member;
  member.campaign = MakeCampaign();
  member.person = ConvertedRef{GiveConvertedLead(contact), contact};
  const CampaignMemberId id = *org_.GivenMember(member);
  EXPECT_EQ(IdsOf(Api(QueryMembersByKey{{{member.campaign, ContactRef{contact}}}})),
            (std::vector{id}));
}

TEST_F(FeedTest, LeadsCreatedByAUserComeByDateThenIdDeletedOnesToo) {
  MakeLead();
  const LeadId first = *ApiWrite(CreateLeads{{{.last_name = "Ito", .company = "Acme"}}});
  Wait(Duration::Seconds(10));
  const LeadId second = *ApiWrite(CreateLeads{{{.last_name = "Sato", .company = "Acme"}}});
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(first).ok());
  QueryLeadsCreatedBy request{
      .user = org_.sync_user(), .since = {}, .after = {}, .after_created = {}, .limit = 1};
  EXPECT_EQ(IdsOf(Api(request)), (std::vector{first}));
  request.after = first;
  request.after_created = org_.Find(first)->created_date;
  EXPECT_EQ(IdsOf(Api(request)), (std::vector{second}));
  request.after = LeadId();
  request.since = org_.Find(second)->created_date;
  EXPECT_EQ(IdsOf(Api(request)), (std::vector{second}));
}

TEST_F(FeedTest, CampaignsCreatedByAUserSinceAnInstant) {
  MakeCampaign();
  Wait(Duration::Seconds(10));
  const CampaignId campaign = *ApiWrite(CreateCampaigns{{{.name = "Roadshow"}}});
  EXPECT_EQ(IdsOf(Api(QueryCampaignsCreatedBy{org_.sync_user(), Instant{}})),
            (std::vector{campaign}));
  EXPECT_TRUE(Api(QueryCampaignsCreatedBy{org_.sync_user(), clock_.Now()}).rows.empty());
}

TEST_F(FeedTest, LeadsAreFoundByTheContactTheyWereConvertedTo) {
  const ContactId contact = MakeContact();
  const LeadId lead = GiveConvertedLead(contact);
  GiveConvertedLead(MakeContact("Other"));
  EXPECT_EQ(IdsOf(Api(QueryLeadsConvertedTo{{contact}})), (std::vector{lead}));
}

TEST_F(FeedTest, AbsentIdsHaveNoRow) {
  const ContactId contact = MakeContact();
  const ContactId unknown = ContactId::FromFifteen("003000000000099");
  EXPECT_EQ(IdsOf(Api(RetrieveContacts{{unknown, contact}})), (std::vector{contact}));
}

}  // namespace
}  // namespace campsync::sim
