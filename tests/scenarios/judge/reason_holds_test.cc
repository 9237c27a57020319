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

// The campaign's label goes on standing for the status when the channel calls it otherwise.
TEST(StepBackTest, HoldsForALabelWhoseStatusWasRenamed) {
  SmallWorld world;
  world.AddPerson(1, 2, 1);
  const auto holds = [&world] {
    const auto members = MembersOf(world.View(), world.after.links.front());
    return DivergenceHolds(world.View(), members.front(),
                           {world.labels.Intern("MK-STATUS-11"), {}});
  };
  EXPECT_TRUE(holds());
  world.after.marketo.channels.front().statuses.front().name = world.labels.Intern("Asked");
  EXPECT_FALSE(holds());
  ChannelEdit edit{.programs = {{6}}, .name = "Asked", .was = "Invited"};
  world.history.channel_edits = {edit};
  EXPECT_FALSE(holds()) << "another program's channel";
  world.history.channel_edits.front().programs = {{5}};
  EXPECT_TRUE(holds());
  world.after.marketo.channels.front().statuses.front().step = 9;
  EXPECT_FALSE(holds());
}

}  // namespace
}  // namespace campsync::harness
