// SPDX-License-Identifier: Apache-2.0
// Who was removed in Salesforce and kept in the program stays out of the campaign.
#include <gtest/gtest.h>

#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class KeptOutTest : public testing::Test {
 protected:
  // Person 1 was removed in Salesforce, which was refused, and then edited in Marketo.
  KeptOutTest() {
    world_.policy.salesforce_remove = Removal::kKeep;
    world_.AddPerson(1, 2, 0);
    world_.before = world_.after;
    world_.EditInSalesforce(1, 0);
    removal().person = marketo::PersonId{1};
    removal().refused_by = "MK-REMOVE-01";
    world_.EditInMarketo(1, 3);
    world_.Call(salesforce::CreateMembers{{{SmallWorld::Campaign(),
                                            salesforce::LeadRef{SmallWorld::Lead(1)},
                                            world_.StatusLabel(3)}}},
                {{SmallWorld::Member(1)}});
  }
  MemberEdit& removal() { return world_.history.edits.front(); }
  Findings Judge() { return world_.Judge(JudgeKeptOut); }

  SmallWorld world_;
};

TEST_F(KeptOutTest, AnEditBringsNobodyBack) {
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.salesforce_remove = Removal::kPropagate;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(KeptOutTest, ARemovalThatWasNotDecidedYetMayLose) {
  removal().refused_by.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(KeptOutTest, ARemovalAmidTheStepMayNotHaveBeenSeen) {
  removal().journal = 1;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(KeptOutTest, WhoLeftTheProgramAndCameBackIsANewMember) {
  world_.EditInMarketo(1, 0);
  world_.EditInMarketo(1, 2);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(KeptOutTest, AnotherLinkKnowsNothingOfIt) {
  removal().link_epoch = 7;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(KeptOutTest, WhoWasAddedInSalesforceSinceWasNotKeptOut) {
  world_.EditInSalesforce(1, 1);
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
