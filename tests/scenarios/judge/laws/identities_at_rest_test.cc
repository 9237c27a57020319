// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class IdentitiesAtRestTest : public testing::Test {
 protected:
  IdentitiesAtRestTest() { world_.AddPerson(1, 0, 0); }

  marketo::Person& person() { return world_.after.marketo.people.front(); }
  void AddLead(int number) {
    world_.after.salesforce.leads.push_back({.id = SmallWorld::Lead(number)});
  }
  void DeleteLead(int number) {
    world_.after.salesforce.deleted_people.push_back(
        {salesforce::LeadRef{SmallWorld::Lead(number)}, std::nullopt});
  }
  Findings Judge() { return world_.Judge(JudgeIdentitiesAtRest); }

  SmallWorld world_;
};

TEST_F(IdentitiesAtRestTest, ALeadThatIsThereIsShownThere) {
  AddLead(1);
  EXPECT_TRUE(Judge().empty());
  person().sfdc_is_deleted = true;
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(IdentitiesAtRestTest, ADeletedLeadIsShownDeleted) {
  DeleteLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  person().sfdc_is_deleted = true;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(IdentitiesAtRestTest, ThePersonFollowsTheLeadIntoAMerge) {
  AddLead(2);
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)},
                                         salesforce::LeadRef{SmallWorld::Lead(2)});
  EXPECT_EQ(Judge().size(), 1U);
  person().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(2)};
  EXPECT_TRUE(Judge().empty());
}

TEST_F(IdentitiesAtRestTest, WhatAnotherPersonIsNobodyElseBecomes) {
  world_.AddPerson(2, 0, 0);
  AddLead(2);
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)},
                                         salesforce::LeadRef{SmallWorld::Lead(2)});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(IdentitiesAtRestTest, WhoIsKeptApartStaysTheConvertedLead) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  world_.AddPerson(2, 0, 0);
  world_.after.marketo.people.back().sfdc_record = contact;
  world_.after.marketo.people.back().sfdc_is_deleted = true;
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)}, contact);
  world_.after.salesforce.deleted_people.push_back({contact, std::nullopt});
  AddLead(1);
  EXPECT_TRUE(Judge().empty());
  world_.after.salesforce.leads.clear();
  DeleteLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  person().sfdc_is_deleted = true;
  EXPECT_TRUE(Judge().empty());
}

// The contact's own person is another record by now.
TEST_F(IdentitiesAtRestTest, WhoIsKeptApartFromADeletedContactIsTheLead) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)}, contact);
  world_.after.salesforce.deleted_people.push_back({contact, std::nullopt});
  AddLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.convert_collision = ConvertCollision::kKeepBothReport;
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.deleted_recreate = DeletedRecreate::kYes;
  EXPECT_TRUE(Judge().empty());
  world_.after.salesforce.deleted_people.clear();
  world_.after.salesforce.contacts.push_back({.id = contact.contact});
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(IdentitiesAtRestTest, SaysNothingOfARecordThatTheOrgNeverHad) {
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
