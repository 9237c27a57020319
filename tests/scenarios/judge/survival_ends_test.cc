// SPDX-License-Identifier: Apache-2.0
// What became of an edit is settled when both sides agree: what happens to the definitions or to
// the people afterwards does not take it out of its bucket again.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class SurvivalEndsTest : public testing::Test {
 protected:
  void Mark() {
    const LawView view = world_.View();
    MarkSettled(view, world_.history);
  }
  void Hold(int marketo_step, int salesforce_step) {
    world_.after.marketo.members.front().status = {marketo_step};
    world_.after.salesforce.members.front().status = world_.StatusLabel(salesforce_step);
  }
  // Somebody changes the channel; steps are what they were unless the test changes them.
  void ChangeDefinitions() { world_.history.program_edits.push_back(100); }
  // The person was moved a step back, which was refused; later that membership comes back.
  MemberEdit& ComesBackRefused() {
    world_.EditInSalesforce(1, 2);
    MemberEdit& back = world_.history.edits.back();
    back.journal = 200;
    back.restores = true;
    back.refused_by = "MK-STATUS-11";
    return back;
  }
  [[nodiscard]] bool Survives() { return world_.Judge(JudgeSurvival).empty(); }

  SmallWorld world_;
};

TEST_F(SurvivalEndsTest, AnEditThatCrossedIsSettled) {
  world_.AddPerson(1, 3, 3);
  world_.EditInMarketo(1, 3);
  Mark();
  EXPECT_TRUE(world_.history.edits.front().settled);
  Hold(2, 2);
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, AnEditThatBothSidesLostIsNot) {
  world_.AddPerson(1, 2, 2);
  world_.EditInSalesforce(1, 3);
  Mark();
  EXPECT_FALSE(world_.history.edits.front().settled);
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalEndsTest, NothingIsSettledWhileTheSidesDiffer) {
  world_.AddPerson(1, 3, 2);
  world_.EditInMarketo(1, 3);
  Mark();
  EXPECT_FALSE(world_.history.edits.front().settled);
}

TEST_F(SurvivalEndsTest, ALaterEditIsJudgedOnItsOwn) {
  world_.AddPerson(1, 3, 3);
  world_.EditInMarketo(1, 3);
  Mark();
  world_.EditInMarketo(1, 2);
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalEndsTest, ARefusalStandsWhenTheStepsChangeAfterwards) {
  world_.AddPerson(1, 3, 2);
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  EXPECT_EQ(world_.history.edits.front().refused_by, "MK-STATUS-11");
  world_.after.marketo.channels.front().statuses[1].step = 9;
  EXPECT_FALSE(Survives());  // nobody changed a definition: the rule must hold
  ChangeDefinitions();
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, ARefusalStandsWhenTheStepsChangeInTheSameCycle) {
  world_.AddPerson(1, 3, 2);
  world_.before = world_.after;
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  world_.after.marketo.channels.front().statuses[1].retired = true;
  Mark();
  EXPECT_EQ(world_.history.edits.front().refused_by, "");  // the sync saw what it should have seen
  ChangeDefinitions();
  Mark();
  EXPECT_EQ(world_.history.edits.front().refused_by, "MK-STATUS-11");
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, WhoHeldARetiredStatusWasThatFarAlsoBefore) {
  world_.AddPerson(1, 3, 2);
  world_.after.marketo.channels.front().statuses[2].retired = true;
  world_.before = world_.after;
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  world_.after.marketo.channels.front().statuses[1].retired = true;
  ChangeDefinitions();
  Mark();
  EXPECT_EQ(world_.history.edits.front().refused_by, "MK-STATUS-11");
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, ARefusalByARuleThatNeverHeldDoesNotStand) {
  world_.AddPerson(1, 2, 3);
  world_.EditInSalesforce(1, 3);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  ChangeDefinitions();
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalEndsTest, ARefusalStandsForWhatCameToNothingOnTheOtherSide) {
  world_.AddPerson(1, 3, 2);
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.EditInMarketo(1, 1);
  world_.EditInMarketo(1, 3);
  auto& edits = world_.history.edits;
  edits[1].before = "Attended";
  edits[2].before = "Invited";
  world_.after.marketo.channels.front().statuses[1].retired = true;
  EXPECT_FALSE(Survives());
  ChangeDefinitions();
  EXPECT_TRUE(Survives());
  edits[1].before = "Registered";
  EXPECT_FALSE(Survives());  // the status was another before
}

TEST_F(SurvivalEndsTest, ARefusalStandsForWhatCameBackToIt) {
  world_.AddPerson(1, 3, 2);
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.EditInSalesforce(1, 3);
  world_.EditInSalesforce(1, 2);
  auto& edits = world_.history.edits;
  edits[0].before = edits[2].before = "Attended";
  edits[1].before = "Registered";
  world_.after.marketo.channels.front().statuses[1].retired = true;
  EXPECT_FALSE(Survives());
  ChangeDefinitions();
  EXPECT_TRUE(Survives());
  edits[2].before = edits[1].value = "Invited";
  edits[2].value = "Attended";
  EXPECT_FALSE(Survives());  // another status than the refused one
}

// All in one step: the world after it shows no more that the member had been kept out.
TEST_F(SurvivalEndsTest, ARefusalStandsWhenTheOtherSideCameBackAfterIt) {
  world_.policy.salesforce_remove = Removal::kKeep;
  world_.AddPerson(1, 2, 2);
  world_.EditInMarketo(1, 3);
  world_.EditInSalesforce(1, 2);
  MemberEdit& back = world_.history.edits.back();
  back.journal = 7;
  EXPECT_FALSE(Survives());
  const std::string name = "member " + SmallWorld::Campaign().Text() + "/1";
  world_.history.events.push_back(
      {5, {{.record = name}, Decided{.outcome = Outcome::kRefuse, .rule = "MK-REMOVE-03"}}});
  EXPECT_TRUE(Survives());
  back.before = "Invited";  // it had been there when the sync refused
  EXPECT_FALSE(Survives());
  back.before.reset();
  back.journal = 4;
  EXPECT_FALSE(Survives());
  back.journal = 7;
  world_.policy.salesforce_remove = Removal::kPropagate;
  EXPECT_FALSE(Survives());
}

// All in one step, too: the removal itself was refused, and then the other side began anew.
TEST_F(SurvivalEndsTest, AKeptRemovalStandsNoMoreWhenTheOtherSideBeganAnewAfterIt) {
  world_.policy.add_remove_conflict = AddRemoveConflict::kRemoveWins;
  world_.AddPerson(1, 3, 3);
  world_.EditInMarketo(1, 0);
  world_.history.edits.back().before = "Invited";
  world_.EditInSalesforce(1, 3);
  world_.history.edits.back().journal = 7;
  const std::string name = "member " + SmallWorld::Campaign().Text() + "/1";
  world_.history.events.push_back(
      {5, {{.record = name}, Decided{.outcome = Outcome::kRefuse, .rule = "MK-REMOVE-02"}}});
  EXPECT_FALSE(Survives());  // no switch keeps anybody
  world_.policy.marketo_remove = Removal::kKeep;
  EXPECT_TRUE(Survives());
  world_.history.edits.back().before = "Invited";
  EXPECT_FALSE(Survives());
}

// Also in one step: a step back was refused, and then Marketo's member left and came back.
TEST_F(SurvivalEndsTest, ARefusedStepBackStandsNoMoreWhenMarketoMovedAfterIt) {
  world_.AddPerson(1, 1, 1);
  world_.EditInSalesforce(1, 2);
  world_.EditInMarketo(1, 1);
  MemberEdit& moved = world_.history.edits.back();
  moved.journal = 7;
  moved.before = "Attended";
  EXPECT_FALSE(Survives());
  const std::string name = "member " + SmallWorld::Campaign().Text() + "/1";
  world_.history.events.push_back(
      {5, {{.record = name}, Decided{.outcome = Outcome::kRefuse, .rule = "MK-STATUS-11"}}});
  EXPECT_TRUE(Survives());
  moved.before = "Invited";  // nothing that a guard would hold for
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalEndsTest, AMergeOverrulesWhatWasRefused) {
  world_.AddPerson(1, 3, 2);
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.after.standing.clear();
  Hold(1, 1);
  EXPECT_FALSE(Survives());
  world_.after.marketo.merged[{2}] = {1};
  EXPECT_TRUE(Survives());
  world_.history.edits.front().people_merged = 1;
  EXPECT_FALSE(Survives());  // it was refused after the merge
}

TEST_F(SurvivalEndsTest, ADefinitionCanOverruleWhatWasRefused) {
  world_.AddPerson(1, 3, 2);
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.after.standing.clear();
  Hold(3, 3);
  world_.policy.status_conflict = StatusConflict::kLastWriter;
  EXPECT_FALSE(Survives());
  ChangeDefinitions();
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, WhatComesBackRefusedIsOverruledByWhatChangedInBetween) {
  world_.AddPerson(1, 3, 3);
  MemberEdit& back = ComesBackRefused();
  ChangeDefinitions();
  EXPECT_FALSE(Survives());  // refused after the change
  back.refused_edit = 50;
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalEndsTest, WhatIsRefusedAgainIsRefusedByTheDefinitionsOfThatTime) {
  world_.AddPerson(1, 3, 2);
  ComesBackRefused().refused_edit = 50;
  ChangeDefinitions();
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.after.standing.clear();
  Hold(3, 3);
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalEndsTest, ALaterEditOfTheOtherSideOverrulesWhatWasRefused) {
  world_.AddPerson(1, 3, 2);
  world_.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  Mark();
  world_.after.standing.clear();
  world_.after.marketo.members.clear();
  world_.after.salesforce.members.clear();
  EXPECT_FALSE(Survives());
  world_.EditInMarketo(1, 0);
  EXPECT_TRUE(Survives());
  world_.history.edits.front().refused_by.clear();
  EXPECT_FALSE(Survives());  // an edit that nobody refused wins against a removal
}

TEST_F(SurvivalEndsTest, AFailedStepOfTheLastCycleSaysThatEditsWait) {
  world_.AddPerson(1, 3, 2);
  world_.EditInMarketo(1, 3);
  EXPECT_FALSE(Survives());
  world_.history.last_cycle_failed = true;
  EXPECT_TRUE(Survives());
  EXPECT_TRUE(world_.Judge(JudgeDifferencesAreListed).empty());
}

// --- Statuses that are not in the channel any more (MK-CHAN-06) ---

TEST_F(SurvivalEndsTest, WhoHoldsARetiredStatusKeepsItsStep) {
  world_.AddPerson(1, 3, 2);
  world_.after.marketo.channels.front().statuses[2].retired = true;
  world_.EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  EXPECT_TRUE(Survives());
  const auto members = MembersOf(world_.View(), world_.after.links.front());
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members.front().marketo->step, 3);
  EXPECT_FALSE(members.front().marketo->is_offered);
  EXPECT_TRUE(members.front().salesforce->is_offered);
}

TEST_F(SurvivalEndsTest, AnEditToAStatusThatHasLeftTheChannelWinsByItsStep) {
  world_.AddPerson(1, 3, 3);
  world_.EditInSalesforce(1, 2);
  world_.EditInMarketo(1, 3);
  EXPECT_TRUE(Survives());
  world_.after.marketo.channels.front().statuses[2].retired = true;
  EXPECT_TRUE(Survives());
  Hold(2, 2);
  EXPECT_FALSE(Survives());  // the higher step lost
}

TEST_F(SurvivalEndsTest, AStatusOfAnotherChannelHasNoStepHere) {
  world_.AddPerson(1, 3, 3);
  world_.after.marketo.channels.push_back({.id = {2}, .name = "Other"});
  world_.after.marketo.programs.front().channel = {2};
  const auto members = MembersOf(world_.View(), world_.after.links.front());
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members.front().marketo->step, std::nullopt);
  EXPECT_FALSE(members.front().marketo->is_offered);
}

TEST_F(SurvivalEndsTest, WhatIsListedWaits) {
  world_.AddPerson(1, 0, 3);
  world_.EditInSalesforce(1, 3);
  world_.List(1, store::Blocked{ErrorCode::kLeadDeleted, store::WaitsOn::kPerson});
  Mark();
  EXPECT_FALSE(world_.history.edits.front().waited);  // that does not hold
  world_.after.marketo.people.front().sfdc_is_deleted = true;
  Mark();
  EXPECT_TRUE(world_.history.edits.front().waited);
  EXPECT_FALSE(world_.history.edits.front().settled);
}

TEST_F(SurvivalEndsTest, PulledFirstMeansEverythingWhereMarketoMayGoBack) {
  world_.policy.status_conflict = StatusConflict::kPullThenPush;
  world_.AddPerson(1, 3, 3);
  world_.EditInSalesforce(1, 2);
  world_.EditInMarketo(1, 3);
  EXPECT_TRUE(Survives());
  world_.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_FALSE(Survives());
  Hold(2, 2);
  EXPECT_TRUE(Survives());
}

// Marketo's edit fell to a removal in Salesforce, and only then the person was added there again.
TEST_F(SurvivalEndsTest, AnEarlierEditMayHaveTakenItsPlace) {
  SmallWorld world;
  world.AddPerson(1, 1, 1);
  world.EditInMarketo(1, 3);
  world.EditInSalesforce(1, 0);
  world.EditInSalesforce(1, 1);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits[1].carried = 7;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.history.edits[0].journal = 8;  // made after the removal had crossed
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits[0].journal = 6;
  world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
