// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class CampaignMemberStatusTest : public SalesforceOrgTest {};

TEST_F(CampaignMemberStatusTest, NeedsOnlyCampaignAndLabel) {
  const CampaignId campaign = MakeCampaign();
  const auto result = ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("Invited")}}});
  const CampaignMemberStatus& row = *org_.Find(*result);
  EXPECT_FALSE(row.is_default || row.has_responded);
  EXPECT_TRUE(Fired("SF-CMS-01"));
}

TEST_F(CampaignMemberStatusTest, WithoutLabelIsRefused) {
  const auto result = ApiWrite(CreateStatuses{{{.campaign = MakeCampaign()}}});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"Label"});
}

TEST_F(CampaignMemberStatusTest, OfAnUnknownCampaignIsRefused) {
  const CampaignId unknown = CampaignId::FromFifteen("701000000000099");
  const auto result = ApiWrite(CreateStatuses{{{.campaign = unknown, .label = Text("Invited")}}});
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidCrossReferenceKey);
}

TEST_F(CampaignMemberStatusTest, DefaultCannotBeDeleted) {
  const CampaignId campaign = MakeCampaign();
  const auto result = ApiWrite(DeleteStatuses{{StatusId(campaign, "Sent")}});
  EXPECT_EQ(result.error().code, ErrorCode::kDeleteFailed);
  EXPECT_EQ(org_.StatusesOf(campaign).size(), 2U);
  EXPECT_TRUE(Fired("SF-CMS-02"));
}

TEST_F(CampaignMemberStatusTest, UnusedOneCanBeDeleted) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberStatusId id = AddStatus(campaign, "Invited");
  EXPECT_TRUE(ApiWrite(DeleteStatuses{{id}}).ok());
  EXPECT_TRUE(org_.Find(id)->is_deleted);
  EXPECT_EQ(org_.FindStatus(campaign, Text("Invited")), nullptr);
  EXPECT_FALSE(Fired("SF-CMS-02") || Fired("SF-CMS-03") || Fired("SF-CMS-04"));
}

TEST_F(CampaignMemberStatusTest, HeldOneCannotBeDeletedUntilMembersMoveOff) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberStatusId id = AddStatus(campaign, "Invited");
  const CampaignMemberId member = AddLead(campaign, MakeLead(), "Invited");
  EXPECT_EQ(ApiWrite(DeleteStatuses{{id}}).error().code, ErrorCode::kDeleteFailed);
  EXPECT_TRUE(Fired("SF-CMS-03"));
  ASSERT_TRUE(org_.AsSalesUser().SetMemberStatus(member, Text("Sent")).ok());
  EXPECT_TRUE(ApiWrite(DeleteStatuses{{id}}).ok());
}

TEST_F(CampaignMemberStatusTest, LastRespondedOneCannotBeDeleted) {
  const CampaignId campaign = MakeCampaign();
  const auto result = ApiWrite(DeleteStatuses{{StatusId(campaign, "Responded")}});
  EXPECT_EQ(result.error().code, ErrorCode::kDeleteFailed);
  EXPECT_TRUE(Fired("SF-CMS-04"));
}

TEST_F(CampaignMemberStatusTest, RespondedOneWithAnotherBesideItCanBeDeleted) {
  const CampaignId campaign = MakeCampaign();
  AddStatus(campaign, "Attended", true);
  EXPECT_TRUE(ApiWrite(DeleteStatuses{{StatusId(campaign, "Responded")}}).ok());
  EXPECT_FALSE(Fired("SF-CMS-04"));
}

TEST_F(CampaignMemberStatusTest, LastRolesCannotBeCleared) {
  const CampaignId campaign = MakeCampaign();
  const auto no_default =
      ApiWrite(UpdateStatuses{{{.id = StatusId(campaign, "Sent"), .is_default = false}}});
  const auto no_responded =
      ApiWrite(UpdateStatuses{{{.id = StatusId(campaign, "Responded"), .has_responded = false}}});
  EXPECT_EQ(no_default.error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_EQ(no_responded.error().code, ErrorCode::kFieldIntegrityException);
  EXPECT_TRUE(Fired("SF-CMS-04"));
}

TEST_F(CampaignMemberStatusTest, LastRolesCanBeClearedBeforeVersion39) {
  behavior_.required_responded_status = RequiredRespondedStatus::kNotEnforced;
  const CampaignId campaign = MakeCampaign();
  EXPECT_TRUE(
      ApiWrite(UpdateStatuses{{{.id = StatusId(campaign, "Sent"), .is_default = false}}}).ok());
  EXPECT_TRUE(ApiWrite(DeleteStatuses{{StatusId(campaign, "Responded")}}).ok());
}

TEST_F(CampaignMemberStatusTest, NewDefaultReplacesTheOldOneWhichCanThenBeDeleted) {
  const CampaignId campaign = MakeCampaign();
  Wait(Duration::Seconds(5));
  Api(UpdateStatuses{{{.id = StatusId(campaign, "Responded"), .is_default = true}}});
  const CampaignMemberStatus& sent = *org_.FindStatus(campaign, Text("Sent"));
  EXPECT_FALSE(sent.is_default);
  EXPECT_EQ(sent.system_modstamp, clock_.Now().WholeSecond());
  EXPECT_TRUE(Fired("SF-CMS-05"));
  EXPECT_TRUE(ApiWrite(DeleteStatuses{{sent.id}}).ok());
}

TEST_F(CampaignMemberStatusTest, CreatedAsDefaultReplacesTheOldOne) {
  const CampaignId campaign = MakeCampaign();
  Api(CreateStatuses{{{.campaign = campaign, .label = Text("Invited"), .is_default = true}}});
  EXPECT_FALSE(org_.FindStatus(campaign, Text("Sent"))->is_default);
}

TEST_F(CampaignMemberStatusTest, OrdinaryOneLeavesTheDefaultAlone) {
  const CampaignId campaign = MakeCampaign();
  AddStatus(campaign, "Invited");
  EXPECT_TRUE(org_.FindStatus(campaign, Text("Sent"))->is_default);
  EXPECT_FALSE(Fired("SF-CMS-05"));
}

TEST_F(CampaignMemberStatusTest, SortOrderTakenIsRefused) {
  const CampaignId campaign = MakeCampaign();
  const auto result =
      ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("Invited"), .sort_order = 2}}});
  EXPECT_EQ(result.error().code, ErrorCode::kDuplicateValue);
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"SortOrder"});
  EXPECT_TRUE(Fired("SF-CMS-06"));
}

TEST_F(CampaignMemberStatusTest, SortOrderIsFreeInAnotherCampaignAndForItself) {
  MakeCampaign();
  const CampaignId other = MakeCampaign("Other");
  const auto created =
      ApiWrite(CreateStatuses{{{.campaign = other, .label = Text("Invited"), .sort_order = 3}}});
  EXPECT_TRUE(ApiWrite(UpdateStatuses{{{.id = *created, .sort_order = 3}}}).ok());
  EXPECT_FALSE(Fired("SF-CMS-06"));
}

TEST_F(CampaignMemberStatusTest, OmittedSortOrderStaysNull) {
  const CampaignMemberStatusId id = AddStatus(MakeCampaign(), "Invited");
  EXPECT_EQ(org_.Find(id)->sort_order, std::nullopt);
}

TEST_F(CampaignMemberStatusTest, OmittedSortOrderIsTheNextOneUnderTheSwitch) {
  behavior_.status_sort_order_omitted = StatusSortOrderOmitted::kNext;
  const CampaignMemberStatusId id = AddStatus(MakeCampaign(), "Invited");
  EXPECT_EQ(org_.Find(id)->sort_order, 3);
  EXPECT_TRUE(Fired("SF-CMS-06"));
}

TEST_F(CampaignMemberStatusTest, LabelTakenInAnotherCaseIsRefused) {
  const auto result =
      ApiWrite(CreateStatuses{{{.campaign = MakeCampaign(), .label = Text("SENT")}}});
  EXPECT_EQ(result.error().code, ErrorCode::kDuplicateValue);
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"Label"});
  EXPECT_TRUE(Fired("SF-CMS-07"));
}

TEST_F(CampaignMemberStatusTest, LabelInAnotherCaseIsNewUnderTheSwitch) {
  behavior_.status_label_unique = StatusLabelUnique::kExact;
  const CampaignId campaign = MakeCampaign();
  EXPECT_TRUE(ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("SENT")}}}).ok());
  EXPECT_FALSE(ApiWrite(CreateStatuses{{{.campaign = campaign, .label = Text("Sent")}}}).ok());
}

TEST_F(CampaignMemberStatusTest, LabelHolds765Characters) {
  const CampaignId campaign = MakeCampaign();
  const Label fits = Text(std::string(765, 'l'));
  const Label too_long = Text(std::string(766, 'l'));
  EXPECT_TRUE(ApiWrite(CreateStatuses{{{.campaign = campaign, .label = fits}}}).ok());
  EXPECT_FALSE(Fired("SF-CMS-08"));
  const auto result = ApiWrite(CreateStatuses{{{.campaign = campaign, .label = too_long}}});
  EXPECT_EQ(result.error().code, ErrorCode::kStringTooLong);
  EXPECT_TRUE(Fired("SF-CMS-08"));
}

TEST_F(CampaignMemberStatusTest, MemberCannotHoldALabelOver40Characters) {
  const CampaignId campaign = MakeCampaign();
  const std::string label(41, 'l');
  AddStatus(campaign, label);
  const auto result = ApiWrite(CreateMembers{{{campaign, LeadRef{MakeLead()}, Text(label)}}});
  EXPECT_EQ(result.error().code, ErrorCode::kStringTooLong);
  EXPECT_TRUE(Fired("SF-CMS-08"));
}

TEST_F(CampaignMemberStatusTest, HeldOneCannotBeRenamedBeyond40Characters) {
  const CampaignId campaign = MakeCampaign();
  AddLead(campaign, MakeLead());
  const auto result = org_.AsSalesUser().UpdateStatus(
      {.id = StatusId(campaign, "Sent"), .label = Text(std::string(41, 'l'))});
  EXPECT_EQ(result.error().code, ErrorCode::kStringTooLong);
}

TEST_F(CampaignMemberStatusTest, FlippingRespondedRewritesItsMembers) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberStatusId id = AddStatus(campaign, "Visited");
  const CampaignMemberId visitor = AddLead(campaign, MakeLead(), "Visited");
  const CampaignMemberId other = AddLead(campaign, MakeLead("Sato"));
  const Instant before = org_.Find(other)->system_modstamp;
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().UpdateStatus({.id = id, .has_responded = true}).ok());
  const CampaignMember& row = *org_.Find(visitor);
  EXPECT_TRUE(row.has_responded);
  EXPECT_EQ(row.first_responded_date, DateOf(clock_.Now()));
  EXPECT_EQ(row.system_modstamp, clock_.Now().WholeSecond());
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
  EXPECT_EQ(org_.Find(other)->system_modstamp, before);
  EXPECT_TRUE(Fired("SF-CMS-11"));
}

TEST_F(CampaignMemberStatusTest, EditsWithoutAFlipLeaveMembersAlone) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  const CampaignMember before = *org_.Find(member);
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(
      org_.AsSalesUser().UpdateStatus({.id = StatusId(campaign, "Sent"), .sort_order = 9}).ok());
  EXPECT_EQ(*org_.Find(member), before);
  EXPECT_FALSE(Fired("SF-CMS-11") || Fired("SF-CMS-12"));
}

TEST_F(CampaignMemberStatusTest, MembersFollowARename) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser()
                  .UpdateStatus({.id = StatusId(campaign, "Sent"), .label = Text("Mailed")})
                  .ok());
  EXPECT_EQ(labels_.Text(org_.Find(member)->status), "Mailed");
  EXPECT_EQ(org_.Find(member)->system_modstamp, clock_.Now().WholeSecond());
  EXPECT_TRUE(Fired("SF-CMS-12"));
}

TEST_F(CampaignMemberStatusTest, MembersKeepTheOldLabelUnderTheSwitch) {
  behavior_.status_rename_members = StatusRenameMembers::kStay;
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  ASSERT_TRUE(org_.AsSalesUser()
                  .UpdateStatus({.id = StatusId(campaign, "Sent"), .label = Text("Mailed")})
                  .ok());
  EXPECT_EQ(labels_.Text(org_.Find(member)->status), "Sent");
  EXPECT_FALSE(Fired("SF-CMS-12"));
}

TEST_F(CampaignMemberStatusTest, ListIsOrderedBySortOrderThenThoseWithoutOne) {
  const CampaignId campaign = MakeCampaign();
  AddStatus(campaign, "Last");
  ASSERT_TRUE(org_.AsSalesUser()
                  .AddStatus({.campaign = campaign, .label = Text("First"), .sort_order = 0})
                  .ok());
  const auto rows = Api(QueryStatusLists{{campaign}}).rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(labels_.Text(rows[0].label), "First");
  EXPECT_EQ(labels_.Text(rows[3].label), "Last");
}

TEST_F(CampaignMemberStatusTest, RefusedUpdateChangesNothing) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberStatus before = *org_.FindStatus(campaign, Text("Sent"));
  Wait(Duration::Minutes(1));
  EXPECT_FALSE(org_.AsSalesUser()
                   .UpdateStatus({.id = before.id, .label = Text("Mailed"), .sort_order = 2})
                   .ok());
  EXPECT_EQ(*org_.Find(before.id), before);
}

}  // namespace
}  // namespace campsync::sim
