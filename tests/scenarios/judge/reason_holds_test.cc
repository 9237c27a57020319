// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reason_holds.h"

#include <gtest/gtest.h>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class DeletedRecordTest : public testing::Test {
 protected:
  DeletedRecordTest() { world_.AddPerson(1, 2, 0); }

  bool Holds() {
    const auto members = MembersOf(world_.View(), world_.after.links.front());
    return DivergenceHolds(world_.View(), members.front(),
                           {world_.labels.Intern("MK-PERSON-09"), {}});
  }
  void End(int lead) {
    world_.history.displaced.push_back({salesforce::MemberKey{
        SmallWorld::Campaign(), salesforce::LeadRef{SmallWorld::Lead(lead)}}});
  }

  SmallWorld world_;
};

TEST_F(DeletedRecordTest, HoldsWhileTheRecordIsGone) {
  EXPECT_FALSE(Holds());
  world_.after.marketo.people.front().sfdc_is_deleted = true;
  EXPECT_TRUE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForWhoCameBackWithoutTheMember) {
  End(2);
  EXPECT_FALSE(Holds());  // somebody else's
  End(1);
  EXPECT_TRUE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForNothingThatWasDoneInMarketoSince) {
  End(1);
  world_.EditInMarketo(1, 2);
  EXPECT_TRUE(Holds());
  world_.history.edits.back().journal = 1;
  EXPECT_FALSE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForNobodyWhoIsInTheCampaign) {
  End(1);
  world_.after.marketo.people.clear();
  world_.after.marketo.members.clear();
  world_.AddPerson(1, 2, 2);
  EXPECT_FALSE(Holds());
}

}  // namespace
}  // namespace campsync::harness
