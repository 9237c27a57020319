// SPDX-License-Identifier: Apache-2.0
// What is decided about members whose sides already stood apart, or were never brought together,
// whatever was in the way.
#include "core/sync/member_plan.h"
#include "tests/core/sync/member_facts.h"

namespace campsync {
namespace {

using test::Facts;
using test::PartyLink;

TEST(MemberPlanStandingTest, LeavesADivergedRecordWhoseSidesAreUnchanged) {
  PartyLink link;
  const Facts facts =
      Facts{}.Salesforce("Invited").Marketo("Registered").Disposition(store::Diverged{});
  EXPECT_EQ(link.Summary(facts), "agree MK-MEMBER-08: keep base");
}

TEST(MemberPlanStandingTest, LeavesABlockedRecordWhoseSidesStoodApartBefore) {
  PartyLink link;
  const Facts facts =
      Facts{}.Salesforce("Invited").Marketo("Attended").BlockedAndApartBy("MK-STATUS-11");
  EXPECT_EQ(link.Summary(facts), "agree MK-MEMBER-08: keep base");
}

TEST(MemberPlanStandingTest, AnObstacleDoesNotEndWhatADefinitionBegan) {
  PartyLink link;
  const Facts facts = Facts{}.Salesforce("Invited").Marketo("Attended").BlockedAndApartBy("");
  EXPECT_EQ(link.Summary(facts), "push MK-CHAN-06: update Attended");
}

TEST(MemberPlanStandingTest, WhoWasNeverBroughtTogetherMeetsAgainWhoeverMoved) {
  PartyLink link;
  const auto met = [] { return Facts{}.BlockedAndApartBy("MK-MEMBER-09"); };
  EXPECT_EQ(link.Summary(met().Salesforce("Invited").Marketo("Registered")),
            "supersede MK-MEMBER-09: update Registered; status-conflict");
  EXPECT_EQ(link.Summary(met().Salesforce("Registered", "Invited").Marketo("Attended")),
            "supersede MK-CONFLICT-03: update Attended; status-conflict");
  EXPECT_EQ(link.Summary(met().Salesforce("Attended").Marketo("Invited", "Registered")),
            "supersede MK-CONFLICT-03: set Attended; status-conflict");
  EXPECT_EQ(link.Summary(met().Salesforce("Attended").Marketo("Invited", "")),
            "push MK-REMOVE-02: delete; marketo-remove");
}

TEST(MemberPlanStandingTest, WhatNeverCrossedWinsOverARemovalOnlyWhereAddsWin) {
  PartyLink link;
  const auto met = [] { return Facts{}.BlockedAndApartBy("MK-MEMBER-09"); };
  const Facts left_marketo = met().Salesforce("Attended").Marketo("Invited", "");
  const Facts left_salesforce = met().Salesforce("Attended", "").Marketo("Invited");
  EXPECT_EQ(link.Summary(left_salesforce), "pull MK-REMOVE-01: remove; salesforce-remove");
  link.Policy("add-remove-conflict=add_wins");
  EXPECT_EQ(link.Summary(left_marketo),
            "supersede MK-CONFLICT-04: set Attended; add-remove-conflict");
  EXPECT_EQ(link.Summary(left_salesforce),
            "supersede MK-CONFLICT-04: create Invited; add-remove-conflict");
}

TEST(MemberPlanStandingTest, AfterAMergeTheStatusesOfBothPeopleAreCompared) {
  PartyLink link;
  const auto merged = [] { return Facts{}.BlockedAndApartBy("MK-PERSON-11"); };
  EXPECT_EQ(link.Summary(merged().Salesforce("Invited").Marketo("Registered")),
            "supersede MK-PERSON-11: update Registered; status-conflict");
  EXPECT_EQ(link.Summary(merged().Salesforce("Attended").Marketo("Registered")),
            "supersede MK-PERSON-11: set Attended; status-conflict");
}

TEST(MemberPlanStandingTest, AfterAMergeAnEditIsAnEdit) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}
                             .Salesforce("Attended")
                             .Marketo("Attended", "Registered")
                             .BlockedAndApartBy("MK-PERSON-11")),
            "push MK-MEMBER-03: update Registered");
}

TEST(MemberPlanStandingTest, AMemberWhomNobodyPulledIsPulledWhenPeopleBecomeOne) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended").BlockedAndApartBy("MK-PERSON-11")),
            "pull MK-MEMBER-02: set Attended");
}

TEST(MemberPlanStandingTest, PeopleWhomTheProgramLostStayLostWhenTheyBecomeOne) {
  PartyLink link;
  link.policy.marketo_remove = Removal::kKeep;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended").BlockedAndApartBy("MK-PERSON-11")),
            "refuse MK-REMOVE-02: diverge by marketo-remove; marketo-remove");
}

}  // namespace
}  // namespace campsync
