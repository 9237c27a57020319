// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/member_table.h"

#include <gtest/gtest.h>

#include <vector>

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

const CampaignId kCampaign = CampaignId::FromFifteen("701000000000001");
const CampaignId kOther = CampaignId::FromFifteen("701000000000002");
const LeadId kLead = LeadId::FromFifteen("00Q000000000001");
const ContactId kContact = ContactId::FromFifteen("003000000000001");
constexpr Label kSent{1};
constexpr Label kResponded{2};

class MemberTableTest : public testing::Test {
 protected:
  CampaignMemberId Insert(const CampaignId& campaign, const PersonRef& person,
                          Label status = kSent) {
    CampaignMember row;
    row.id = table_.NextId();
    row.campaign = campaign;
    row.person = person;
    row.status = status;
    return table_.Insert(row).id;
  }
  void Delete(const CampaignMemberId& id) {
    table_.Edit(id, [](CampaignMember& row) { row.is_deleted = true; });
  }

  MemberTable table_;
};

TEST_F(MemberTableTest, ListsMembersByCampaign) {
  const auto member = Insert(kCampaign, LeadRef{kLead});
  Insert(kOther, LeadRef{kLead});
  EXPECT_EQ(table_.OfCampaign(kCampaign), MemberTable::Ids{member});
}

TEST_F(MemberTableTest, ListsMembersByStatusAndFollowsEdits) {
  const auto member = Insert(kCampaign, LeadRef{kLead});
  EXPECT_EQ(table_.WithStatus(kCampaign, kSent), MemberTable::Ids{member});
  table_.Edit(member, [](CampaignMember& row) { row.status = kResponded; });
  EXPECT_TRUE(table_.WithStatus(kCampaign, kSent).empty());
  EXPECT_EQ(table_.WithStatus(kCampaign, kResponded), MemberTable::Ids{member});
}

TEST_F(MemberTableTest, FindsMembersByKey) {
  const auto as_lead = Insert(kCampaign, LeadRef{kLead});
  const auto as_contact = Insert(kCampaign, ContactRef{kContact});
  EXPECT_EQ(table_.FindByKey({kCampaign, LeadRef{kLead}})->id, as_lead);
  EXPECT_EQ(table_.FindByKey({kCampaign, ContactRef{kContact}})->id, as_contact);
  EXPECT_EQ(table_.FindByKey({kOther, LeadRef{kLead}}), nullptr);
}

TEST_F(MemberTableTest, FindsAConvertedMemberByEitherId) {
  const auto member = Insert(kCampaign, ConvertedRef{kLead, kContact});
  EXPECT_EQ(table_.FindByKey({kCampaign, LeadRef{kLead}})->id, member);
  EXPECT_EQ(table_.FindByKey({kCampaign, ContactRef{kContact}})->id, member);
}

TEST_F(MemberTableTest, LooksForTheContactBeforeTheLead) {
  Insert(kCampaign, LeadRef{kLead});
  const auto as_contact = Insert(kCampaign, ContactRef{kContact});
  EXPECT_EQ(table_.FindByKey({kCampaign, ConvertedRef{kLead, kContact}})->id, as_contact);
}

TEST_F(MemberTableTest, ListsTheMembershipsOfAPerson) {
  const auto first = Insert(kCampaign, LeadRef{kLead});
  const auto second = Insert(kOther, ConvertedRef{kLead, kContact});
  EXPECT_EQ(table_.OfPerson(kLead), (std::vector{first, second}));
  EXPECT_EQ(table_.OfPerson(kContact), std::vector{second});
}

TEST_F(MemberTableTest, DeletedMemberLeavesEveryIndexButStaysARow) {
  const auto member = Insert(kCampaign, ConvertedRef{kLead, kContact});
  Delete(member);
  EXPECT_TRUE(table_.OfCampaign(kCampaign).empty());
  EXPECT_TRUE(table_.WithStatus(kCampaign, kSent).empty());
  EXPECT_TRUE(table_.OfPerson(kLead).empty());
  EXPECT_TRUE(table_.OfPerson(kContact).empty());
  EXPECT_EQ(table_.FindByKey({kCampaign, LeadRef{kLead}}), nullptr);
  EXPECT_TRUE(table_.records().Find(member)->is_deleted);
}

TEST_F(MemberTableTest, DeletingWithANewStatusLeavesNoTraceOfTheOld) {
  const auto member = Insert(kCampaign, LeadRef{kLead});
  table_.Edit(member, [](CampaignMember& row) {
    row.is_deleted = true;
    row.status = kResponded;
  });
  EXPECT_TRUE(table_.WithStatus(kCampaign, kSent).empty());
  EXPECT_TRUE(table_.WithStatus(kCampaign, kResponded).empty());
}

TEST_F(MemberTableTest, MemberThatComesBackIsInEveryIndexAgain) {
  const auto member = Insert(kCampaign, LeadRef{kLead});
  Delete(member);
  table_.Edit(member, [](CampaignMember& row) {
    row.is_deleted = false;
    row.person = ConvertedRef{kLead, kContact};
  });
  EXPECT_EQ(table_.OfCampaign(kCampaign), MemberTable::Ids{member});
  EXPECT_EQ(table_.WithStatus(kCampaign, kSent), MemberTable::Ids{member});
  EXPECT_EQ(table_.OfPerson(kLead), std::vector{member});
  EXPECT_EQ(table_.OfPerson(kContact), std::vector{member});
}

TEST_F(MemberTableTest, IndexesFollowThePersonOfAMember) {
  const auto member = Insert(kCampaign, ConvertedRef{kLead, kContact});
  table_.Edit(member, [](CampaignMember& row) {
    row.person = ContactRef{kContact};
    row.status = kResponded;
  });
  EXPECT_TRUE(table_.OfPerson(kLead).empty());
  EXPECT_EQ(table_.OfPerson(kContact), std::vector{member});
  EXPECT_TRUE(table_.WithStatus(kCampaign, kSent).empty());
  EXPECT_EQ(table_.WithStatus(kCampaign, kResponded), MemberTable::Ids{member});
}

TEST_F(MemberTableTest, ListsTheDeletedMembersOfACampaign) {
  const auto member = Insert(kCampaign, LeadRef{kLead});
  Insert(kCampaign, ContactRef{kContact});
  Delete(Insert(kOther, LeadRef{kLead}));
  EXPECT_TRUE(table_.DeletedOfCampaign(kCampaign).empty());
  Delete(member);
  EXPECT_EQ(table_.DeletedOfCampaign(kCampaign), MemberTable::Ids{member});
  table_.Edit(member, [](CampaignMember& row) { row.is_deleted = false; });
  EXPECT_TRUE(table_.DeletedOfCampaign(kCampaign).empty());
}

TEST_F(MemberTableTest, RowInsertedAsDeletedIsAmongTheDeletedAlone) {
  CampaignMember row;
  row.id = table_.NextId();
  row.campaign = kCampaign;
  row.person = LeadRef{kLead};
  row.is_deleted = true;
  table_.Insert(row);
  EXPECT_EQ(table_.DeletedOfCampaign(kCampaign), MemberTable::Ids{row.id});
  EXPECT_TRUE(table_.OfCampaign(kCampaign).empty());
  EXPECT_TRUE(table_.OfPerson(kLead).empty());
}

TEST_F(MemberTableTest, TwinsAreKeptApartAndTheFirstIsFound) {
  const auto first = Insert(kCampaign, LeadRef{kLead});
  const auto second = Insert(kCampaign, LeadRef{kLead});
  EXPECT_EQ(table_.FindByKey({kCampaign, LeadRef{kLead}})->id, first);
  Delete(first);
  EXPECT_EQ(table_.FindByKey({kCampaign, LeadRef{kLead}})->id, second);
}

}  // namespace
}  // namespace campsync::sim
