// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/request_rights.h"

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class RequestRightsTest : public SalesforceOrgTest {
 protected:
  template <class OneRequest>
  ErrorCode RefusalOf(OneRequest request) {
    const auto answer = org_.port().Call(std::move(request));
    EXPECT_FALSE(answer.ok());
    return answer ? ErrorCode::kMarketoSystemError : answer.error().code;
  }
  CreateLeads OneLead() { return {{{.last_name = "Ito", .company = "Acme"}}}; }
};

TEST_F(RequestRightsTest, WithoutReadTheObjectDoesNotExist) {
  org_.access().RightsOn(ObjectKind::kCampaign).read = false;
  EXPECT_EQ(RefusalOf(QueryChangedCampaigns{}), ErrorCode::kInvalidType);
  EXPECT_EQ(RefusalOf(RetrieveCampaigns{}), ErrorCode::kInvalidType);
  EXPECT_EQ(RefusalOf(QueryCampaignsCreatedBy{}), ErrorCode::kInvalidType);
  EXPECT_EQ(RefusalOf(ReadDeleteLog{.object = ObjectKind::kCampaign}), ErrorCode::kInvalidType);
  EXPECT_TRUE(org_.port().Call(QueryChangedMembers{}).ok());
  EXPECT_TRUE(org_.port().Call(ReadOwnUser{}).ok());
  org_.access().RightsOn(ObjectKind::kCampaign).read = true;
  EXPECT_TRUE(org_.port().Call(QueryChangedCampaigns{}).ok());
}

TEST_F(RequestRightsTest, WithoutCreateARecordIsRefusedAndPeopleAreNot) {
  org_.access().RightsOn(ObjectKind::kLead).create = false;
  const auto refused = ApiWrite(OneLead());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().text, "entity type cannot be inserted: Lead");
  EXPECT_TRUE(org_.AsSalesUser().CreateLead({.last_name = "Ito", .company = "Acme"}).ok());
}

TEST_F(RequestRightsTest, AHiddenFieldFailsReadsAndWritesThatNameIt) {
  org_.access().SetFieldRight(ObjectKind::kLead, "Company", FieldRight::kHidden);
  EXPECT_EQ(RefusalOf(QueryChangedLeads{}), ErrorCode::kInvalidField);
  EXPECT_TRUE(org_.port().Call(ReadDeleteLog{.object = ObjectKind::kLead}).ok());
  EXPECT_TRUE(org_.port().Call(QueryChangedContacts{}).ok());
  const auto refused = ApiWrite(OneLead());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidFieldForInsertUpdate);
  EXPECT_EQ(refused.error().fields, std::vector<std::string>{"Company"});
}

TEST_F(RequestRightsTest, AReadOnlyFieldIsReadAndOnlyWritesThatNameItFail) {
  org_.access().SetFieldRight(ObjectKind::kLead, "Email", FieldRight::kReadOnly);
  EXPECT_TRUE(org_.port().Call(QueryChangedLeads{}).ok());
  EXPECT_TRUE(ApiWrite(OneLead()).ok());
  CreateLeads with_email = OneLead();
  with_email.records[0].email = "ito@acme.example";
  EXPECT_FALSE(ApiWrite(with_email).ok());
  org_.access().SetFieldRight(ObjectKind::kLead, "Email", FieldRight::kEditable);
  EXPECT_TRUE(ApiWrite(with_email).ok());
}

TEST_F(RequestRightsTest, AReadOnlyMemberIsNeitherUpdatedNorDeleted) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  org_.access().SetEditable(member, false);
  const auto updated = ApiWrite(UpdateMembers{{{member, Text("Responded")}}});
  ASSERT_FALSE(updated.ok());
  EXPECT_EQ(updated.error().code, ErrorCode::kInsufficientAccessOrReadonly);
  EXPECT_FALSE(ApiWrite(DeleteMembers{{member}}).ok());
  EXPECT_TRUE(org_.AsSalesUser().SetMemberStatus(member, Text("Responded")).ok());
  org_.access().SetEditable(member, true);
  EXPECT_TRUE(ApiWrite(DeleteMembers{{member}}).ok());
}

TEST_F(RequestRightsTest, AReadOnlyCampaignIsNotUpdated) {
  const CampaignId campaign = MakeCampaign();
  org_.access().SetEditable(campaign, false);
  CampaignUpdate update{.id = campaign};
  update.actual_cost = FieldUpdate<Money>{Money{5}};
  EXPECT_FALSE(ApiWrite(UpdateCampaigns{{update}}).ok());
  EXPECT_TRUE(Fired("SF-PERM-07"));
}

TEST_F(RequestRightsTest, WithoutTheRightToEditAnObjectItsRecordsAreReadOnly) {
  const CampaignId campaign = MakeCampaign();
  CampaignUpdate update{.id = campaign};
  update.actual_cost = FieldUpdate<Money>{Money{5}};
  org_.access().RightsOn(ObjectKind::kCampaign).edit = false;
  EXPECT_EQ(ApiWrite(UpdateCampaigns{{update}}).error().code,
            ErrorCode::kInsufficientAccessOrReadonly);
  EXPECT_TRUE(Fired("SF-PERM-07"));
  org_.access().RightsOn(ObjectKind::kCampaign).edit = true;
  EXPECT_TRUE(ApiWrite(UpdateCampaigns{{update}}).ok());
}

TEST_F(RequestRightsTest, WithoutTheApiEveryCallIsRefused) {
  org_.access().SetApiEnabled(false);
  EXPECT_EQ(RefusalOf(ReadOwnUser{}), ErrorCode::kApiDisabled);
  EXPECT_EQ(RefusalOf(OneLead()), ErrorCode::kApiDisabled);
  EXPECT_TRUE(org_.leads().empty());
}

}  // namespace
}  // namespace campsync::sim
