// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class NobodyLeavesUnaskedTest : public testing::Test {
 protected:
  NobodyLeavesUnaskedTest() {
    world_.AddPerson(1, 2, 2);
    world_.before = world_.after;
  }

  // The sync takes person 1 out of the program.
  void RemoveFromProgram() {
    marketo::MemberWrite write{.member = {{5}, {1}},
                               .expected = marketo::MemberState{{2}, {}},
                               .action = marketo::RemoveMember{}};
    sim::JournalEntry entry{.sequence = 1, .kind = sim::EntryKind::kEffect};
    const marketo::Reply reply =
        marketo::WriteResults<marketo::MemberAfter>{{marketo::MemberAfter{}}};
    entry.content =
        sim::MarketoCall{marketo::WriteMembers{{std::move(write)}},
                         Result<Timed<marketo::Reply>>(Timed<marketo::Reply>{{}, reply})};
    world_.journal.push_back(std::move(entry));
  }
  void RemoveFromCampaign() {
    world_.Call(salesforce::DeleteMembers{{SmallWorld::Member(1)}}, {{SmallWorld::Member(1)}});
  }
  Findings Judge() { return world_.Judge(JudgeNobodyLeavesUnasked); }

  SmallWorld world_;
};

TEST_F(NobodyLeavesUnaskedTest, WhomSomebodyTookOutOfTheCampaignLeavesTheProgram) {
  RemoveFromProgram();
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInMarketo(1, 0);  // the other side
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInSalesforce(1, 3);
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInSalesforce(1, 0);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, WhomSomebodyTookOutOfTheProgramLeavesTheCampaign) {
  RemoveFromCampaign();
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInSalesforce(1, 0);
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInMarketo(1, 0);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, WhoWasEditedAfterTheCampaignWasDeletedStays) {
  world_.policy.campaign_deleted = CampaignDeleted::kUnlinkRemoveMembers;
  world_.after.links.front().state = store::LinkState::kCampaignGone;
  sim::JournalEntry deletion{.sequence = 1, .kind = sim::EntryKind::kNote, .operation = "User"};
  deletion.content = sim::NoteText{"salesforce delete_campaign"};
  world_.journal.push_back(deletion);
  RemoveFromProgram();
  EXPECT_TRUE(Judge().empty());  // they go with the campaign
  world_.EditInMarketo(1, 3);
  world_.history.edits.back().at = Instant{5'000};
  EXPECT_TRUE(Judge().empty());  // too close to tell which was later
  world_.history.edits.back().at = Instant{60'000};
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_EQ(Judge().front().rule, "MK-CONFLICT-04");
  world_.history.edits.back().before = world_.history.edits.back().value;
  EXPECT_TRUE(Judge().empty());  // nothing was edited
  world_.history.edits.back().before.reset();
  EXPECT_EQ(Judge().size(), 1U);
  world_.history.edits.back().journal = 2;
  EXPECT_TRUE(Judge().empty());  // they came back after that
  world_.history.edits.back().journal = 0;
  world_.history.edits.back().before = "Registered";
  EXPECT_EQ(Judge().size(), 1U);
  world_.EditInMarketo(1, 2);
  world_.history.edits.back().at = Instant{70'000};
  EXPECT_TRUE(Judge().empty());  // back to where they were
}

TEST_F(NobodyLeavesUnaskedTest, AMergedPersonLeftAsWhoTheyAreNow) {
  RemoveFromCampaign();
  world_.AddPerson(2, 0, 0);
  world_.EditInMarketo(2, 0);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_TRUE(Judge().empty());
}

// The sync took the winner out of the program for it, and the loser's membership with it.
TEST_F(NobodyLeavesUnaskedTest, OneOfTwoWhoBecameOneWasTakenOutOfTheCampaign) {
  RemoveFromCampaign();
  world_.AddPerson(2, 0, 0);
  world_.EditInSalesforce(2, 0);
  world_.history.edits.back().person = marketo::PersonId{1};
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, WhoHasANewLeadLeftAsTheOneTheyWere) {
  RemoveFromProgram();
  world_.EditInSalesforce(1, 0);
  world_.history.edits.back().person = marketo::PersonId{1};
  world_.after.marketo.people.front().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(2)};
  EXPECT_TRUE(Judge().empty());
  world_.history.edits.back().person = marketo::PersonId{3};
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(NobodyLeavesUnaskedTest, SaysNothingOfHalvesThatAreNotLinked) {
  RemoveFromCampaign();
  RemoveFromProgram();
  EXPECT_EQ(Judge().size(), 2U);
  world_.before.links.clear();
  world_.after.links.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, AProgramOutlivesItsCampaign) {
  RemoveFromProgram();
  world_.after.links.clear();  // given up in this step
  world_.after.salesforce.campaigns.clear();
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.campaign_deleted = CampaignDeleted::kUnlinkRemoveMembers;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, ACampaignOutlivesItsProgram) {
  RemoveFromCampaign();
  world_.after.links.front().state = store::LinkState::kProgramGone;
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.program_deleted = ProgramDeleted::kDeleteMembers;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NobodyLeavesUnaskedTest, WhoWentWithTheCampaignDidNotLeaveIt) {
  RemoveFromProgram();
  world_.history.displaced.push_back(
      {.member = salesforce::MemberKey{SmallWorld::Campaign(),
                                       salesforce::LeadRef{SmallWorld::Lead(1)}}});
  EXPECT_TRUE(Judge().empty());  // it came back without its members
  world_.after.salesforce.campaigns.clear();
  EXPECT_EQ(Judge().size(), 1U);
}

// The lead was deleted after the campaign, and the campaign came back without its member.
TEST_F(NobodyLeavesUnaskedTest, WhoseLeadOutlivedTheMemberLeftTheCampaign) {
  const salesforce::LeadRef lead{SmallWorld::Lead(1)};
  RemoveFromProgram();
  world_.history.displaced.push_back(
      {.member = salesforce::MemberKey{SmallWorld::Campaign(), lead}});
  world_.after.salesforce.deleted_people.push_back({lead, std::nullopt});
  EXPECT_EQ(Judge().size(), 1U);
  world_.history.displaced.back().was_outlived = true;
  EXPECT_TRUE(Judge().empty());
}

class RemovedBeforeDeletedTest : public testing::Test {
 protected:
  RemovedBeforeDeletedTest() {
    world_.AddPerson(1, 2, 0);
    world_.List(1, store::Diverged{.rule = world_.labels.Intern("MK-PERSON-09")});
    world_.EditInSalesforce(1, 0);
  }
  Findings Judge() { return world_.Judge(JudgeRemovedBeforeDeleted); }

  SmallWorld world_;
};

TEST_F(RemovedBeforeDeletedTest, WhoWasTakenOutDoesNotStay) {
  EXPECT_EQ(Judge().size(), 1U);
  world_.policy.salesforce_remove = Removal::kKeep;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(RemovedBeforeDeletedTest, WhoWentWithTheRecordStays) {
  world_.history.edits.back().displaced = true;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(RemovedBeforeDeletedTest, WhoseRemovalWasBeatenStays) {
  world_.history.edits.back().settled = true;
  world_.history.edits.back().bucket = EditBucket::kApplied;
  EXPECT_EQ(Judge().size(), 1U);
  world_.history.edits.back().bucket = EditBucket::kSuperseded;
  EXPECT_TRUE(Judge().empty());
}

TEST_F(RemovedBeforeDeletedTest, WhoCameBackStays) {
  world_.EditInMarketo(1, 3);
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
