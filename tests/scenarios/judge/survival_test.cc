// SPDX-License-Identifier: Apache-2.0
// The survival ledger: each bucket is accepted when its condition holds and only then.
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

store::Disposition DivergedBy(SmallWorld& world, std::string_view rule) {
  return store::Diverged{world.labels.Intern(rule), {}};
}

TEST(SurvivalTest, AcceptsAnEditThatBothSidesHold) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.EditInMarketo(1, 3);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAnEditThatNothingExplains) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, FailsAnEditThatBothSidesLost) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, LeavesOutAnEditWhoseMembershipNobodyEnded) {
  SmallWorld world;
  world.AddPerson(1, 0, 0);
  world.EditInSalesforce(1, 3);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits.back().displaced = true;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FollowsAnEditThroughAConversion) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.EditInSalesforce(1, 3);
  world.after.salesforce.members.front().person =
      salesforce::ConvertedRef{SmallWorld::Lead(1), contact.contact};
  world.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)}, contact);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.after.marketo.people.front().sfdc_record = contact;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.EditInSalesforce(1, 2);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, FollowsAnEditToTheWinnerOfAMerge) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  world.EditInMarketo(2, 2);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());  // the winner went further
  world.EditInMarketo(2, 3);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.after.marketo.members.front().status = {1};
  world.after.salesforce.members.front().status = world.StatusLabel(1);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AMergeTakesAlongWhatALaterEditOfTheOtherSideUndid) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  world.EditInSalesforce(1, 3);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.EditInMarketo(1, 0);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits.front().applied = true;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.history.edits.back().people_merged = 1;  // the merge was before
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.after.marketo.merged.clear();
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 2U);
}

TEST(SurvivalTest, APushBackTakesAlongWhatCrossedBeforeTheStepThatStands) {
  SmallWorld world;
  world.policy.inbound_downgrade = InboundDowngrade::kPushBack;
  world.AddPerson(1, 3, 3);
  world.EditInMarketo(1, 2);
  world.EditInSalesforce(1, 1);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits.front().applied = true;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FollowsAnEditThroughTheRecordThatAMergeLeft) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.EditInSalesforce(1, 2);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.after.marketo.given_up.emplace_back(salesforce::LeadRef{SmallWorld::Lead(1)});
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());  // two memberships became one that went further
  world.EditInMarketo(1, 2);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsALowerStepRefusedByTheStepGuard) {
  SmallWorld world;
  world.AddPerson(1, 3, 1);
  world.EditInSalesforce(1, 1);
  world.List(1, DivergedBy(world, "MK-STATUS-11"));
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAHigherStepThatIsRefusedByTheStepGuard) {
  SmallWorld world;
  world.AddPerson(1, 1, 3);
  world.EditInSalesforce(1, 3);
  world.List(1, DivergedBy(world, "MK-STATUS-11"));
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, FailsARemovalKeptApartWithoutTheSwitch) {
  SmallWorld world;
  world.AddPerson(1, 2, 0);
  world.EditInSalesforce(1, 0);
  world.List(1, DivergedBy(world, "MK-REMOVE-01"));
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.salesforce_remove = Removal::kKeep;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAListedErrorThatIsNotSo) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  world.List(1, store::Blocked{ErrorCode::kStatusNotOnCampaign, store::WaitsOn::kStatusList, {}});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsAListedErrorThatIsSo) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  world.after.salesforce.statuses.pop_back();  // Attended is no status of the campaign
  world.List(1, store::Blocked{ErrorCode::kStatusNotOnCampaign, store::WaitsOn::kStatusList, {}});
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAVendorErrorThatNoReplyCarried) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  world.List(1, store::Blocked{ErrorCode::kUnableToLockRow, store::WaitsOn::kRecord, {}});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsTheHigherStepOfAConflict) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.EditInMarketo(1, 2);
  world.EditInSalesforce(1, 3);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsTheLowerStepOfAConflict) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.EditInMarketo(1, 2);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsALaterEditOfAnAppliedOne) {
  SmallWorld world;
  world.AddPerson(1, 0, 0);
  world.EditInSalesforce(1, 3);
  world.history.edits.back().applied = true;
  world.EditInMarketo(1, 0);
  world.policy.add_remove_conflict = AddRemoveConflict::kAddWins;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAnAppliedEditThatWasTakenBack) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.history.edits.back().applied = true;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, LeavesOutEditsOfCampaignsThatAreNotLinked) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  world.after.links.clear();
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, AcceptsAnUnknownStatusThatEnteredAtTheFirstOne) {
  SmallWorld world;
  world.AddPerson(1, 1, 2);
  world.after.salesforce.members.back().status = world.labels.Intern("VIP");
  world.EditInSalesforce(1, 2);
  world.history.edits.back().value = "VIP";
  world.List(1, DivergedBy(world, "MK-STATUS-13"));
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.inbound_unknown_status = InboundUnknownStatus::kFirstStatus;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, AcceptsAMemberKeptInTheCampaign) {
  SmallWorld world;
  world.AddPerson(1, 0, 2);
  world.EditInMarketo(1, 0);
  world.List(1, DivergedBy(world, "MK-REMOVE-03"));
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.marketo_remove = Removal::kKeep;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, AcceptsAHiddenCampaignOnlyWhereItIsHidden) {
  SmallWorld world;
  world.AddPerson(1, 3, 2);
  world.EditInMarketo(1, 3);
  world.List(1, store::Blocked{ErrorCode::kCampaignNotVisible, store::WaitsOn::kCampaign, {}});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.after.salesforce.hidden_campaigns.insert(SmallWorld::Campaign());
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, AcceptsAMergeOfEditsThatHadNoLink) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInMarketo(1, 0);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.edits.back().link_epoch = 0;
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsAMergeThatDropsTheHigherStep) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.history.edits.back().link_epoch = 0;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.policy.status_conflict = StatusConflict::kByPersonType;  // a lead: Marketo's stands
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

// Nobody looked between the edits: entries 1, 2, 3 of the journal.
void NumberEdits(SmallWorld& world) {
  for (MemberEdit& edit : world.history.edits) edit.journal = edit.id;
}

TEST(SurvivalTest, AcceptsTheOtherSidesEditWhereThisSidesCameToNothing) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInMarketo(1, 2);
  world.EditInSalesforce(1, 2);
  world.EditInMarketo(1, 0);
  world.history.edits.back().before = "Registered";
  NumberEdits(world);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

TEST(SurvivalTest, FailsALaterRemovalOfWhoHadBeenAMember) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 2);
  world.EditInMarketo(1, 0);
  world.history.edits.back().before = "Invited";
  NumberEdits(world);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, FailsWhatCameToNothingWhereNothingElseStands) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInMarketo(1, 3);
  world.EditInMarketo(1, 0);
  world.history.edits.back().before = "Attended";
  NumberEdits(world);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsAMergedMembershipOverARestoredOne) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.history.edits.back().restores = true;
  world.history.edits.back().journal = 2;
  world.history.displaced.push_back({world.history.edits.back().member, 1});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.history.displaced.clear();  // they were not there before
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AcceptsAHigherStepOfWhoLeftTheRecordInAMerge) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 1);
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.after.marketo.given_up.emplace_back(salesforce::LeadRef{SmallWorld::Lead(1)});
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.history.edits.back().records_given_up = 1;  // it was somebody else's edit
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, FailsALowerStepOfWhoLeftTheRecordInAMerge) {
  SmallWorld world;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.after.marketo.given_up.emplace_back(salesforce::LeadRef{SmallWorld::Lead(1)});
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

TEST(SurvivalTest, AConflictIsWonByWhatThePersonWasThen) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  SmallWorld world;
  world.policy.status_conflict = StatusConflict::kByPersonType;
  world.AddPerson(1, 2, 2);
  world.EditInSalesforce(1, 3);
  world.EditInMarketo(1, 2);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  world.after.marketo.people.front().sfdc_record = contact;
  world.after.salesforce.members.front().person =
      salesforce::ConvertedRef{SmallWorld::Lead(1), contact.contact};
  world.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)}, contact);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
  for (MemberEdit& edit : world.history.edits) edit.of_contact = true;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
