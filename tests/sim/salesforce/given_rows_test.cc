// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class GivenRowsTest : public SalesforceOrgTest {
 protected:
  CampaignId GiveCampaign(AutomaticStatuses automatic = AutomaticStatuses::kOmit) {
    Campaign row;
    row.name = "Recorded";
    row.number_of_leads = 17;
    return *org_.GivenCampaign(row, automatic);
  }
};

TEST_F(GivenRowsTest, KeepIdStampsAndAuthors) {
  Lead row;
  row.id = *LeadId::Parse("00Q5g000004abcd");
  row.last_name = "Ito";
  row.created_by = UserId::FromFifteen("005000000000042");
  row.created_date = Instant{1'600'000'000'000};
  row.system_modstamp = Instant{1'600'000'500'000};
  row.owner = row.created_by;
  row.last_modified_by = row.created_by;
  EXPECT_EQ(*org_.GivenLead(row), row.id);
  EXPECT_EQ(*org_.Find(row.id), row);
}

TEST_F(GivenRowsTest, FillWhatIsNotGiven) {
  const LeadId id = *org_.GivenLead(Lead{});
  const Lead& row = *org_.Find(id);
  EXPECT_EQ(row.owner, org_.sales_user());
  EXPECT_EQ(row.system_modstamp, clock_.Now().WholeSecond());
}

TEST_F(GivenRowsTest, IdsAreNeverMadeAgain) {
  Lead row;
  row.id = LeadId::FromFifteen("00QSim000000001");
  ASSERT_TRUE(org_.GivenLead(row).ok());
  EXPECT_NE(MakeLead(), row.id);
}

TEST_F(GivenRowsTest, IdGivenTwiceIsRefused) {
  Contact row;
  row.id = ContactId::FromFifteen("003000000000042");
  ASSERT_TRUE(org_.GivenContact(row).ok());
  EXPECT_EQ(org_.GivenContact(row).error().sentence, "Contact 003000000000042AAA is given twice");
}

TEST_F(GivenRowsTest, CampaignGetsAutomaticStatusesOnlyWhenAsked) {
  EXPECT_TRUE(org_.StatusesOf(GiveCampaign()).empty());
  EXPECT_EQ(org_.StatusesOf(GiveCampaign(AutomaticStatuses::kAdd)).size(), 2U);
}

TEST_F(GivenRowsTest, RollUpsAreCountedFromTheMembersGiven) {
  const CampaignId campaign = GiveCampaign();
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 0);
  const Instant before = org_.Find(campaign)->system_modstamp;
  Wait(Duration::Minutes(1));
  CampaignMember member;
  member.campaign = campaign;
  member.person = LeadRef{MakeLead()};
  member.has_responded = true;
  ASSERT_TRUE(org_.GivenMember(member).ok());
  EXPECT_EQ(org_.Find(campaign)->number_of_leads, 1);
  EXPECT_EQ(org_.Find(campaign)->number_of_responses, 1);
  EXPECT_EQ(org_.Find(campaign)->system_modstamp, before);
}

TEST_F(GivenRowsTest, MemberKeepsAStatusNobodyDefined) {
  CampaignMember member;
  member.campaign = GiveCampaign();
  member.person = ContactRef{MakeContact()};
  member.status = Text("Long gone");
  const CampaignMemberId id = *org_.GivenMember(member);
  EXPECT_EQ(labels_.Text(org_.Find(id)->status), "Long gone");
}

TEST_F(GivenRowsTest, MemberOfAnAbsentRecordIsRefusedWithASentence) {
  CampaignMember member;
  member.campaign = CampaignId::FromFifteen("701000000000042");
  EXPECT_EQ(org_.GivenMember(member).error().sentence,
            "the CampaignMember refers to Campaign 701000000000042AAA, which is not given");
  member.campaign = GiveCampaign();
  member.person = LeadRef{LeadId::FromFifteen("00Q000000000042")};
  EXPECT_EQ(org_.GivenMember(member).error().sentence,
            "the CampaignMember refers to Lead 00Q000000000042EAA, which is not given");
  member.person = ContactRef{};
  EXPECT_EQ(org_.GivenMember(member).error().sentence,
            "the CampaignMember refers to Contact without an id, which is not given");
}

TEST_F(GivenRowsTest, StatusOfAnAbsentCampaignIsRefused) {
  EXPECT_FALSE(org_.GivenStatus(CampaignMemberStatus{}).ok());
}

TEST_F(GivenRowsTest, LeadConvertedToAnAbsentContactIsRefused) {
  Lead row;
  row.converted_contact = ContactId::FromFifteen("003000000000042");
  EXPECT_FALSE(org_.GivenLead(row).ok());
  EXPECT_TRUE(org_.leads().empty());
}

TEST_F(GivenRowsTest, SecondMemberOfAPersonIsRefusedUnlessDeleted) {
  CampaignMember member;
  member.campaign = GiveCampaign();
  member.person = ContactRef{MakeContact()};
  ASSERT_TRUE(org_.GivenMember(member).ok());
  EXPECT_FALSE(org_.GivenMember(member).ok());
  member.is_deleted = true;
  EXPECT_TRUE(org_.GivenMember(member).ok());
  EXPECT_EQ(org_.MembersOf(member.campaign).size(), 1U);
  EXPECT_EQ(org_.Find(member.campaign)->number_of_contacts, 1);
}

TEST_F(GivenRowsTest, DeletedRowIsInTheDeleteLogUnderItsStamp) {
  Lead row;
  row.is_deleted = true;
  row.system_modstamp = clock_.Now() - Duration::Days(3);
  const LeadId id = *org_.GivenLead(row);
  const auto log = Api(ReadDeleteLog{
      .object = ObjectKind::kLead, .start = clock_.Now() - Duration::Days(4), .end = clock_.Now()});
  EXPECT_EQ(log.deleted_records.at(0), (DeletedRecord{id.Text(), row.system_modstamp}));
}

}  // namespace
}  // namespace campsync::sim
