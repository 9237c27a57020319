// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class CampaignTest : public SalesforceOrgTest {};

std::string Repeat(std::string_view text, std::size_t times) {
  std::string repeated;
  for (std::size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST_F(CampaignTest, WithoutNameIsRefused) {
  const auto result = ApiWrite(CreateCampaigns{{CampaignFields{}}});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(result.error().text, "Required fields are missing: [Name]");
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"Name"});
  EXPECT_TRUE(Fired("SF-CAMP-01"));
  EXPECT_TRUE(org_.campaigns().empty());
}

TEST_F(CampaignTest, WithNameIsCreatedByTheSyncUser) {
  const auto result = ApiWrite(CreateCampaigns{{{.name = "Roadshow", .type = Text("Webinar")}}});
  const Campaign& row = *org_.Find(*result);
  EXPECT_EQ(row.name, "Roadshow");
  EXPECT_EQ(row.created_by, org_.sync_user());
  EXPECT_EQ(row.owner, org_.sync_user());
  EXPECT_FALSE(Fired("SF-CAMP-01"));
}

TEST_F(CampaignTest, NameOf81CharactersIsRefusedWithLabelAndApiName) {
  const std::string name(81, 'n');
  const auto result = ApiWrite(CreateCampaigns{{{.name = name}}});
  EXPECT_EQ(result.error().code, ErrorCode::kStringTooLong);
  EXPECT_EQ(result.error().text,
            "Campaign Name: data value too large: " + name + " (max length=80)");
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"Name"});
  EXPECT_TRUE(Fired("SF-CAMP-02"));
}

TEST_F(CampaignTest, NameOf80JapaneseCharactersIsKept) {
  const std::string name = Repeat("展", 80);
  const auto result = ApiWrite(CreateCampaigns{{{.name = name}}});
  EXPECT_EQ(org_.Find(*result)->name, name);
  EXPECT_FALSE(Fired("SF-CAMP-02"));
}

TEST_F(CampaignTest, NewOneHasExactlySentAndResponded) {
  const CampaignId campaign = MakeCampaign();
  const auto& list = org_.StatusesOf(campaign);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(labels_.Text(list[0]->label), "Sent");
  EXPECT_TRUE(list[0]->is_default && !list[0]->has_responded);
  EXPECT_EQ(labels_.Text(list[1]->label), "Responded");
  EXPECT_TRUE(!list[1]->is_default && list[1]->has_responded);
  EXPECT_TRUE(Fired("SF-CAMP-03"));
}

TEST_F(CampaignTest, AutomaticStatusesAreSortedOneAndTwo) {
  const auto& list = org_.StatusesOf(MakeCampaign());
  EXPECT_EQ(list[0]->sort_order, 1);
  EXPECT_EQ(list[1]->sort_order, 2);
  EXPECT_TRUE(Fired("SF-CAMP-04"));
}

TEST_F(CampaignTest, RefusedOneLeavesNoStatuses) {
  Api(CreateCampaigns{{CampaignFields{}}});
  EXPECT_TRUE(org_.statuses().empty());
}

TEST_F(CampaignTest, DeletingTakesStatusesAndMembersAlong) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(campaign).ok());
  EXPECT_TRUE(org_.Find(campaign)->is_deleted);
  EXPECT_TRUE(org_.Find(member)->is_deleted);
  EXPECT_TRUE(org_.StatusesOf(campaign).empty());
  EXPECT_TRUE(org_.MembersOf(campaign).empty());
  EXPECT_TRUE(Fired("SF-CAMP-06"));
}

TEST_F(CampaignTest, DeletingSparesOtherCampaigns) {
  const CampaignId deleted = MakeCampaign();
  const CampaignId kept = MakeCampaign("Other");
  const LeadId lead = MakeLead();
  AddLead(deleted, lead);
  const CampaignMemberId member = AddLead(kept, lead);
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(deleted).ok());
  EXPECT_FALSE(org_.Find(member)->is_deleted);
  EXPECT_EQ(org_.StatusesOf(kept).size(), 2U);
}

TEST_F(CampaignTest, CountsAreZeroAtFirst) {
  const Campaign& row = *org_.Find(MakeCampaign());
  EXPECT_EQ(row.number_of_leads + row.number_of_contacts + row.number_of_converted_leads +
                row.number_of_responses,
            0);
}

TEST_F(CampaignTest, CountsMembersByKindAndResponse) {
  const CampaignId campaign = MakeCampaign();
  AddLead(campaign, MakeLead());
  AddLead(campaign, MakeLead("Sato"), "Responded");
  AddContact(campaign, MakeContact(), "Responded");
  const Campaign& row = *org_.Find(campaign);
  EXPECT_EQ(row.number_of_leads, 2);
  EXPECT_EQ(row.number_of_contacts, 1);
  EXPECT_EQ(row.number_of_responses, 2);
  EXPECT_TRUE(Fired("SF-CAMP-09"));
}

TEST_F(CampaignTest, CountsFollowStatusEditsAndRemovals) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  ASSERT_TRUE(org_.AsSalesUser().SetMemberStatus(member, Text("Responded")).ok());
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(member).ok());
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 0);
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 0);
}

TEST_F(CampaignTest, ConvertedMemberCountsAsConvertedLeadAndContact) {
  const CampaignId campaign = MakeCampaign();
  const ContactId contact = MakeContact();
  CampaignMember member;
  member.campaign = campaign;
  member.person = ConvertedRef{GiveConvertedLead(contact), contact};
  member.status = Text("Sent");
  ASSERT_TRUE(org_.GivenMember(member).ok());
  const Campaign& row = *org_.Find(campaign);
  EXPECT_EQ(row.number_of_leads, 0);
  EXPECT_EQ(row.number_of_converted_leads, 1);
  EXPECT_EQ(row.number_of_contacts, 1);
}

TEST_F(CampaignTest, MemberWithTheDefaultStatusIsNoResponse) {
  const CampaignId campaign = MakeCampaign();
  AddLead(campaign, MakeLead());
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 0);
  EXPECT_TRUE(Fired("SF-CAMP-10"));
}

TEST_F(CampaignTest, UnknownTypeIsStoredWhileUnrestricted) {
  const auto result = ApiWrite(CreateCampaigns{{{.name = "A", .type = Text("Picnic")}}});
  EXPECT_EQ(labels_.Text(org_.Find(*result)->type), "Picnic");
  EXPECT_FALSE(Fired("SF-CAMP-12"));
}

TEST_F(CampaignTest, UnknownTypeIsRefusedWhenRestricted) {
  behavior_.type_picklist = TypePicklist::kRestricted;
  const auto result = ApiWrite(CreateCampaigns{{{.name = "A", .type = Text("Picnic")}}});
  EXPECT_EQ(result.error().code, ErrorCode::kRestrictedPicklist);
  EXPECT_EQ(result.error().text, "Type: bad value for restricted picklist field: Picnic");
  EXPECT_TRUE(Fired("SF-CAMP-12"));
}

TEST_F(CampaignTest, StockTypeIsAcceptedWhenRestricted) {
  behavior_.type_picklist = TypePicklist::kRestricted;
  EXPECT_TRUE(ApiWrite(CreateCampaigns{{{.name = "A", .type = Text("Webinar")}}}).ok());
  EXPECT_TRUE(ApiWrite(CreateCampaigns{{{.name = "B"}}}).ok());
}

TEST_F(CampaignTest, NameCannotBeEmptied) {
  const CampaignId campaign = MakeCampaign();
  const auto result = org_.AsSalesUser().UpdateCampaign(campaign, {.name = ""});
  EXPECT_EQ(result.error().text, "Required fields are missing: [Name]");
  EXPECT_EQ(org_.Find(campaign)->name, "Roadshow");
  EXPECT_TRUE(Fired("SF-CAMP-18"));
}

TEST_F(CampaignTest, NameCanBeChanged) {
  const CampaignId campaign = MakeCampaign();
  ASSERT_TRUE(org_.AsSalesUser().UpdateCampaign(campaign, {.name = "Webinar"}).ok());
  EXPECT_EQ(org_.Find(campaign)->name, "Webinar");
  EXPECT_FALSE(Fired("SF-CAMP-18"));
}

TEST_F(CampaignTest, UpdateLeavesFieldsItDoesNotName) {
  const CampaignId campaign = MakeCampaign();
  Api(UpdateCampaigns{{{.id = campaign, .actual_cost = FieldUpdate<Money>{Money{900}}}}});
  Api(UpdateCampaigns{{{.id = campaign, .type = FieldUpdate<Label>{Text("Email")}}}});
  const Campaign& row = *org_.Find(campaign);
  EXPECT_EQ(row.actual_cost, Money{900});
  EXPECT_EQ(labels_.Text(row.type), "Email");
  EXPECT_EQ(row.last_modified_by, org_.sync_user());
}

TEST_F(CampaignTest, NullClearsAField) {
  const CampaignId campaign = MakeCampaign();
  Api(UpdateCampaigns{{{.id = campaign, .actual_cost = FieldUpdate<Money>{Money{900}}}}});
  Api(UpdateCampaigns{{{.id = campaign, .actual_cost = FieldUpdate<Money>{}}}});
  EXPECT_EQ(org_.Find(campaign)->actual_cost, std::nullopt);
  EXPECT_TRUE(Fired("SF-LEAD-21"));
}

TEST_F(CampaignTest, UsersChangeWhatTheSyncNeverWrites) {
  const CampaignId campaign = MakeCampaign();
  const CampaignChange change{.status = "Completed",
                              .description = "Over",
                              .is_active = false,
                              .start_date = FieldUpdate<Date>{Date{20'000}},
                              .end_date = FieldUpdate<Date>{Date{20'010}}};
  ASSERT_TRUE(org_.AsSalesUser().UpdateCampaign(campaign, change).ok());
  const Campaign& row = *org_.Find(campaign);
  EXPECT_EQ(row.status, "Completed");
  EXPECT_EQ(row.description, "Over");
  EXPECT_FALSE(row.is_active);
  EXPECT_EQ(row.start_date, Date{20'000});
  EXPECT_EQ(row.end_date, Date{20'010});
}

TEST_F(CampaignTest, RefusedUpdateChangesNothing) {
  const CampaignId campaign = MakeCampaign();
  const Campaign before = *org_.Find(campaign);
  Wait(Duration::Minutes(1));
  const CampaignChange change{.status = "Completed", .description = std::string(32'001, 'd')};
  EXPECT_FALSE(org_.AsSalesUser().UpdateCampaign(campaign, change).ok());
  EXPECT_EQ(*org_.Find(campaign), before);
}

}  // namespace
}  // namespace campsync::sim
