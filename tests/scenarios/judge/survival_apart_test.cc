// SPDX-License-Identifier: Apache-2.0
// Edits of somebody whose campaign member came along with another person's lead.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Ann is the contact; lee's lead became it, and the two stay apart.
class ApartTest : public testing::Test {
 protected:
  ApartTest() {
    world_.AddPerson(1, 2, 0);
    world_.AddPerson(2, 2, 2);
    world_.after.marketo.people[0].sfdc_record = kAnn;
    world_.after.salesforce.members.front().person =
        salesforce::ConvertedRef{SmallWorld::Lead(2), kAnn.contact};
    world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(2)}, kAnn);
  }

  const salesforce::ContactRef kAnn{salesforce::ContactId::FromFifteen("003000000000001")};
  SmallWorld world_;
};

TEST_F(ApartTest, TheRowIsTheContactsPersons) {
  const auto members = MembersOf(world_.View(), world_.after.links.front());
  ASSERT_EQ(members.size(), 2U);
  EXPECT_TRUE(members[0].salesforce);
  EXPECT_FALSE(members[1].salesforce);
}

TEST_F(ApartTest, TheLeadsPersonKeepsTheRowUntilSomebodyIsTheContact) {
  world_.after.marketo.people.erase(world_.after.marketo.people.begin());
  world_.after.marketo.members.erase(world_.after.marketo.members.begin());
  const auto members = MembersOf(world_.View(), world_.after.links.front());
  ASSERT_EQ(members.size(), 1U);
  EXPECT_TRUE(members[0].salesforce);
}

TEST_F(ApartTest, AcceptsAnEditThatTheMemberOfTheConvertedLeadBeats) {
  world_.EditInMarketo(1, 1);
  EXPECT_TRUE(world_.Judge(JudgeSurvival).empty());
}

TEST_F(ApartTest, FailsAnEditThatGoesFurtherThanTheMemberOfTheConvertedLead) {
  world_.EditInMarketo(1, 3);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

TEST_F(ApartTest, AcceptsARemovalThatTheConvertedLeadsMemberCameAfter) {
  world_.history.edits.push_back(
      {.id = 1, .member = salesforce::MemberKey{SmallWorld::Campaign(), kAnn}, .link_epoch = 1});
  EXPECT_TRUE(world_.Judge(JudgeSurvival).empty());
  // A row of the contact's own was there before, or the sync made it again.
  world_.after.salesforce.members.front().person = kAnn;
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

TEST_F(ApartTest, AcceptsAMemberOfALeadWhoseRecordAMergeGaveUp) {
  world_.after.marketo.people.pop_back();
  world_.after.marketo.members.pop_back();
  world_.EditInMarketo(1, 1);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
  world_.after.marketo.given_up.emplace_back(salesforce::LeadRef{SmallWorld::Lead(2)});
  world_.history.edits.front().records_given_up = 1;  // before the edit
  EXPECT_TRUE(world_.Judge(JudgeSurvival).empty());
}

}  // namespace
}  // namespace campsync::harness
