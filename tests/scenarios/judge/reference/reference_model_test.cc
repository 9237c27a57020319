// SPDX-License-Identifier: Apache-2.0
// The reference model on runs told by hand: what it demands and what it leaves open.
#include "scenarios/harness/judge/reference/reference_model.h"

#include <gtest/gtest.h>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

constexpr int kNobody = ToldRun::kNobody;
constexpr int kInvited = ToldRun::kInvited;
constexpr int kRegistered = ToldRun::kRegistered;
constexpr int kAttended = ToldRun::kAttended;
constexpr int kOnSite = ToldRun::kOnSite;

TEST(ReferenceModelTest, AMemberWhomNobodyEditedStaysAsItWas) {
  ToldRun run(kInvited, kInvited);
  run.Cycle();
  EXPECT_TRUE(run.Allows(kInvited, kInvited));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, AnEditOfOneSideReachesTheOther) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle();
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kAttended, kInvited));
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
}

// The sync writes on what it saw, and the side that it writes to is as it was.
TEST(ReferenceModelTest, WhatIsUndoneBeforeTheWriteLeavesNoMark) {
  ToldRun left(kInvited, kInvited);
  left.InMarketo(kNobody).Later().InSalesforce(kAttended).Later().Look();
  left.InMarketo(kRegistered).InMarketo(kNobody).LastCall();
  EXPECT_TRUE(left.Allows(kAttended, kAttended));
  ToldRun moved(kInvited, kInvited);
  moved.InMarketo(kAttended).Later().Look();
  moved.InSalesforce(kRegistered).InSalesforce(kInvited).LastCall();
  EXPECT_TRUE(moved.Allows(kAttended, kAttended));
  EXPECT_FALSE(moved.Allows(kInvited, kInvited));
}

TEST(ReferenceModelTest, WhoCameBackBeforeTheWriteIsAnotherMember) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Later().Look();
  run.InSalesforce(kNobody).InSalesforce(kInvited).LastCall();
  run.world.policy.status_conflict = StatusConflict::kLastWriter;
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, AStatusThatWasAnotherInBetweenLeavesItsMembersOpen) {
  ToldRun run(kAttended, kAttended);
  run.InSalesforce(kInvited).Cycle();
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
  run.world.history.status_edits.push_back({{1}, "Registered"});
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
  run.world.history.status_edits.push_back({{1}, "Invited"});
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
}

TEST(ReferenceModelTest, ANewMemberEntersTheOtherSide) {
  ToldRun pushed(kNobody, kNobody);
  pushed.InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(pushed.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(pushed.Allows(kRegistered, kNobody));
  ToldRun pulled(kNobody, kNobody);
  pulled.InSalesforce(kRegistered).Cycle();
  EXPECT_TRUE(pulled.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(pulled.Allows(kNobody, kRegistered));
}

TEST(ReferenceModelTest, ARemovalReachesTheOtherSideUnlessItIsKept) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kNobody).Cycle();
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_FALSE(run.Allows(kInvited, kNobody));
  run.world.policy.salesforce_remove = Removal::kKeep;
  EXPECT_TRUE(run.Allows(kInvited, kNobody));
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, ALowerStepInSalesforceGoesAsTheSwitchSays) {
  ToldRun run(kAttended, kAttended);
  run.InSalesforce(kInvited).Cycle();
  EXPECT_TRUE(run.Allows(kAttended, kInvited));
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
  run.world.policy.inbound_downgrade = InboundDowngrade::kPushBack;
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kAttended, kInvited));
  run.world.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_TRUE(run.Allows(kInvited, kInvited));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, EditsThatMeetAreDecidedByTheStep) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kAttended).InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kRegistered, kRegistered));
}

TEST(ReferenceModelTest, EqualStepsAreDecidedByThePersonType) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kAttended).InMarketo(kOnSite).Cycle();
  EXPECT_TRUE(run.Allows(kOnSite, kOnSite));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, EditsOfDifferentCyclesDoNotMeet) {
  ToldRun run(kInvited, kInvited);
  run.world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  run.InMarketo(kAttended).Cycle().InSalesforce(kNobody).Cycle();
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, ARemovalThatMeetsAnEditGoesByTimeOrSwitch) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Later().InSalesforce(kNobody).Cycle();
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
  run.world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, TimesOfTwoClocksThatAreCloseLeaveBothOpen) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).InSalesforce(kNobody).Cycle();
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kAttended, kNobody));
}

TEST(ReferenceModelTest, WhatWasUndoneBetweenTwoLooksIsNoChange) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kAttended).InSalesforce(kInvited).InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, AMembershipThatBeganAgainMayBeLower) {
  ToldRun run(kAttended, kAttended);
  run.InSalesforce(kNobody).InSalesforce(kInvited).Cycle();
  EXPECT_TRUE(run.Allows(kInvited, kInvited));
  EXPECT_FALSE(run.Allows(kAttended, kInvited));
  run.world.policy.salesforce_remove = Removal::kKeep;
  EXPECT_TRUE(run.Allows(kAttended, kInvited));
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
}

TEST(ReferenceModelTest, AnEditDuringACycleMayOrMayNotMeet) {
  ToldRun run(kInvited, kInvited);
  run.world.policy.add_remove_conflict = AddRemoveConflict::kRemoveWins;
  run.InSalesforce(kNobody).Look().InMarketo(kRegistered).LastCall().Cycle();
  EXPECT_TRUE(run.Allows(kNobody, kNobody));          // they met
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));  // the removal had gone through before
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
}

// A removal goes through, and later somebody adds the person again in Marketo; where the removal
// had to wait, the two meet.
void RemoveInSalesforce(ToldRun& run) {
  run.world.policy.add_remove_conflict = AddRemoveConflict::kRemoveWins;
  run.InSalesforce(kNobody);
}

TEST(ReferenceModelTest, ACalmCycleLeavesNothingToTheNext) {
  ToldRun run(kInvited, kInvited);
  RemoveInSalesforce(run);
  run.Look().LastCall().InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, ADisturbedCycleMayLeaveAnEditToTheNext) {
  ToldRun run(kInvited, kInvited);
  RemoveInSalesforce(run);
  run.Look().Fault().LastCall().InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_FALSE(run.Allows(kInvited, kInvited));
}

TEST(ReferenceModelTest, WhatADisturbedCycleLeftMayWaitOn) {
  ToldRun run(kInvited, kInvited);
  RemoveInSalesforce(run);
  run.Look().Fault().LastCall().Cycle().InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
}

// The two met, and what was decided could not be written: what is done next is compared with what
// each side held then, not with what they agreed on before.
TEST(ReferenceModelTest, WhatADisturbedCycleSawMayBeRemembered) {
  const auto allows = [](bool disturbed, int marketo, int salesforce) {
    ToldRun run(kNobody, kNobody);
    run.InMarketo(kRegistered).InSalesforce(kInvited).Look();
    if (disturbed) run.Fault();
    run.LastCall().InMarketo(kNobody).Later().InSalesforce(kInvited).Cycle();
    return run.Allows(marketo, salesforce);
  };
  EXPECT_TRUE(allows(true, kNobody, kNobody));
  EXPECT_TRUE(allows(true, kInvited, kInvited));
  EXPECT_FALSE(allows(true, kRegistered, kInvited)) << "nothing is left to be written";
}

TEST(ReferenceModelTest, WhatIsUndoneAfterwardsLeavesTheWriteToBeMade) {
  ToldRun run(kInvited, kInvited);
  run.world.policy.inbound_downgrade = InboundDowngrade::kAccept;
  run.InMarketo(kRegistered).Look().Fault().LastCall();
  run.InSalesforce(kAttended).InSalesforce(kInvited).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(run.Allows(kRegistered, kInvited));
}

TEST(ReferenceModelTest, AnotherActMayHoldUpTheCyclesAfterIt) {
  ToldRun run(kInvited, kInvited);
  RemoveInSalesforce(run);
  run.Act("salesforce set_permission").Look().LastCall().InMarketo(kRegistered).Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, AnEditThatAWriteMetMayBeOverwritten) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Look().Read().InSalesforce(kAttended).Write(kRegistered).LastCall();
  run.Cycle();
  EXPECT_TRUE(run.Allows(kRegistered, kRegistered));
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, AnEditThatALookShowedIsNotOverwritten) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Look().InSalesforce(kAttended).Read().Write(kRegistered).LastCall();
  run.Cycle();
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kRegistered, kRegistered));
}

// Removed in Marketo five seconds after a status in Salesforce; `touched` after that something else
// moved the stamp of its row.
void RemoveLater(ToldRun& run, Duration touched) {
  run.InSalesforce(kAttended);
  const Instant changed = run.now - Duration::Seconds(1);
  run.Later(Duration::Seconds(5)).InMarketo(kNobody).Later().Look();
  run.Show(kAttended, changed + touched).LastCall();
}

TEST(ReferenceModelTest, ARowThatWasTouchedLooksAsLateAsItsStamp) {
  ToldRun run(kInvited, kInvited);
  RemoveLater(run, Duration::Minutes(2));
  EXPECT_TRUE(run.Allows(kAttended, kAttended));
  EXPECT_FALSE(run.Allows(kNobody, kNobody));
}

TEST(ReferenceModelTest, ARowThatNothingTouchedIsAsLateAsItsEdit) {
  ToldRun run(kInvited, kInvited);
  RemoveLater(run, Duration{});
  EXPECT_TRUE(run.Allows(kNobody, kNobody));
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, AStampThatMovesAfterTheDecisionMakesNothingLater) {
  ToldRun run(kInvited, kInvited);
  RemoveLater(run, Duration{});
  run.Look().Show(kAttended, run.now).LastCall();
  EXPECT_FALSE(run.Allows(kAttended, kAttended));
}

TEST(ReferenceModelTest, APersonCountsAsWhatTheyWereWhenItWasDecided) {
  ToldRun later(kInvited, kInvited);
  later.world.policy.status_conflict = StatusConflict::kByPersonType;
  later.InSalesforce(kAttended).InMarketo(kRegistered).Cycle().Look().Convert().LastCall();
  EXPECT_TRUE(later.Allows(kRegistered, kRegistered));
  EXPECT_FALSE(later.Allows(kAttended, kAttended));
  ToldRun before(kInvited, kInvited);
  before.world.policy.status_conflict = StatusConflict::kByPersonType;
  before.Look().Convert().LastCall().InSalesforce(kAttended).InMarketo(kRegistered).Cycle();
  for (MemberEdit& edit : before.world.history.edits) edit.of_contact = true;
  EXPECT_TRUE(before.Allows(kAttended, kAttended));
  EXPECT_FALSE(before.Allows(kRegistered, kRegistered));
}

TEST(ReferenceModelTest, AFindingTellsTheEditsAndWhatWasAllowed) {
  ToldRun run(kInvited, kInvited);
  run.world.names.people.Bind("ann", {1});
  run.InMarketo(kAttended).Cycle();
  run.Rest(kAttended, kInvited);
  const Findings findings = run.Judge().findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().judge, kReferenceJudge);
  EXPECT_EQ(findings.front().rule, "MK-MEMBER-03");
  EXPECT_EQ(findings.front().sentence,
            "ann in may / webinar ended as Marketo Attended, Salesforce Invited, but the rules "
            "lead to Marketo Attended, Salesforce Attended");
  EXPECT_EQ(findings.front().lines.front(), "at the start: Marketo Invited, Salesforce Invited");
}

}  // namespace
}  // namespace campsync::harness
