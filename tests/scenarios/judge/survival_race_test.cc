// SPDX-License-Identifier: Apache-2.0
// The bucket of raced edits: what the journal must show for one.
#include <gtest/gtest.h>

#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

sim::JournalEntry EffectAt(std::int64_t sequence, salesforce::Request request,
                           salesforce::Reply reply) {
  sim::JournalEntry entry;
  entry.sequence = sequence;
  entry.lane = sim::Lane::kSalesforce;
  entry.kind = sim::EntryKind::kEffect;
  entry.operation = OperationName(request);
  entry.content = sim::SalesforceCall{
      std::move(request), Result<Timed<salesforce::Reply>>(Timed<salesforce::Reply>{{}, reply})};
  return entry;
}

class RaceTest : public testing::Test {
 protected:
  RaceTest() {
    world_.AddPerson(1, 2, 2);
    world_.EditInSalesforce(1, 3);
    world_.history.edits.back().journal = 2;
  }

  void Read(std::int64_t sequence, int member = 1, bool is_deleted = false) {
    salesforce::RetrieveMembers read{{SmallWorld::Member(member)}};
    salesforce::CampaignMember row = world_.after.salesforce.members.front();
    row.id = SmallWorld::Member(member);
    row.is_deleted = is_deleted;
    world_.journal.push_back(
        EffectAt(sequence, read, salesforce::Rows<salesforce::CampaignMember>{{row}}));
  }
  void Write(std::int64_t sequence) {
    salesforce::UpdateMembers write{{{SmallWorld::Member(1), world_.StatusLabel(2)}}};
    world_.journal.push_back(
        EffectAt(sequence, write,
                 salesforce::WriteResults<salesforce::CampaignMemberId>{{SmallWorld::Member(1)}}));
  }

  SmallWorld world_;
};

TEST_F(RaceTest, AnEditBetweenReadAndWriteWasRaced) {
  Read(1);
  Write(3);
  EXPECT_TRUE(world_.Judge(JudgeSurvival).empty());
}

TEST_F(RaceTest, AnEditThatAReadShowedWasNotRaced) {
  Read(1);
  Read(3);
  Write(4);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

TEST_F(RaceTest, AnEditOfTheMemberThatCameInPlaceOfAnotherWasRaced) {
  Read(-1, 2);
  Read(0, 2, true);
  world_.history.edits.back().before = "Invited";
  Read(1);
  Write(3);
  Read(4, 2, true);
  EXPECT_TRUE(world_.Judge(JudgeSurvival).empty());
}

TEST_F(RaceTest, AWriteToTheMemberThatWasThereBeforeMetNoEdit) {
  Read(-1);
  Read(0, 1, true);
  world_.history.edits.back().before = "Invited";
  Read(1, 2);
  Write(3);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

TEST_F(RaceTest, WhoWasNoMemberIsTheOneThatWasShownSince) {
  Read(1, 2);
  Read(3);
  Write(4);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

TEST_F(RaceTest, AnEditThatNoWriteMetWasNotRaced) {
  Read(1);
  EXPECT_EQ(world_.Judge(JudgeSurvival).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
