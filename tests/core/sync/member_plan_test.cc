// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_plan.h"

#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/core/sync/member_facts.h"

namespace campsync {
namespace {

using test::Facts;
using test::Later;
using test::PartyLink;

/// A line of the decision table: what happened, under which switches, and what must follow.
struct Line {
  Facts facts;
  std::string_view policy;
  std::string_view decision;
};

void PrintTo(const Line& one, std::ostream* out) { *out << one.policy << " -> " << one.decision; }

// --- Design, Plan, and MK-MEMBER, MK-STATUS, MK-REMOVE: at most one side changed ---

const std::vector<Line>& MarketoChanged() {
  static const std::vector<Line> lines = {
      // unchanged x unchanged
      {Facts{}, "", "agree MK-REMOVE-03: advance base"},
      {Facts{}.Salesforce("Invited").Marketo("Invited"), "", "agree MK-MEMBER-08: advance base"},
      {Facts{}.Salesforce("Invited").Marketo("Registered"), "",
       "push MK-CHAN-06: update Registered"},
      {Facts{}.Marketo("Registered"), "", "agree MK-MEMBER-08: keep base"},
      {Facts{}.Salesforce("Registered"), "", "agree MK-MEMBER-08: keep base"},

      // unchanged x status
      {Facts{}.Salesforce("Invited").Marketo("Invited", "Attended"), "",
       "push MK-MEMBER-03: update Attended"},
      {Facts{}.Salesforce("Attended").Marketo("Invited", "Registered"), "",
       "push MK-MEMBER-03: update Registered"},
      {Facts{}.Salesforce("Registered").Marketo("Invited", "Registered"), "",
       "agree MK-MEMBER-08: advance base"},
      {Facts{}.Marketo("Invited", "Registered").BlockedAndApartBy("MK-REMOVE-01"),
       "salesforce-remove=keep",
       "refuse MK-REMOVE-03: diverge by salesforce-remove; salesforce-remove"},
      {Facts{}.Marketo("Invited", "Registered").RowMoved(), "",
       "explain MK-PERSON-08: diverge by convert-collision; convert-collision"},

      // unchanged x added
      {Facts{}.Marketo("", "Registered"), "", "push MK-MEMBER-01: create Registered"},
      {Facts{}.Salesforce("Attended").Marketo("", "Registered"), "marketo-remove=keep",
       "push MK-MEMBER-01: update Registered"},
      {Facts{}.Salesforce("Attended").Marketo("", "Attended"), "marketo-remove=keep",
       "agree MK-MEMBER-08: advance base"},

      // unchanged x removed
      {Facts{}.Salesforce("Invited").Marketo("Invited", ""), "",
       "push MK-REMOVE-02: delete; marketo-remove"},
      {Facts{}.Salesforce("Invited").Marketo("Invited", ""), "marketo-remove=keep",
       "refuse MK-REMOVE-02: diverge by marketo-remove; marketo-remove"},
      {Facts{}.Marketo("Invited", ""), "", "agree MK-REMOVE-03: advance base"},

      // unchanged x replaced: pushed in place, also downwards
      {Facts{}.Salesforce("Attended").Marketo("Attended", "new Invited"), "",
       "push MK-STATUS-15: update Invited"},
      {Facts{}.Salesforce("Invited").Marketo("Invited", "new Invited"), "",
       "agree MK-MEMBER-08: advance base"},
      {Facts{}.Marketo("Invited", "new Invited"), "salesforce-remove=keep",
       "push MK-STATUS-15: create Invited"},
  };
  return lines;
}

const std::vector<Line>& SalesforceChanged() {
  static const std::vector<Line> lines = {
      // status x unchanged
      {Facts{}.Salesforce("Invited", "Attended").Marketo("Invited"), "",
       "pull MK-MEMBER-03: set Attended"},
      {Facts{}.Salesforce("Attended", "No Show").Marketo("Attended"), "",
       "pull MK-STATUS-12: set No Show"},
      {Facts{}.Salesforce("Attended", "Registered").Marketo("Attended"), "",
       "refuse MK-STATUS-11: diverge by inbound-downgrade; inbound-downgrade"},
      {Facts{}.Salesforce("Attended", "Registered").Marketo("Attended"),
       "inbound-downgrade=push_back", "push MK-STATUS-11: update Attended; inbound-downgrade"},
      {Facts{}.Salesforce("Attended", "Registered").Marketo("Attended"), "inbound-downgrade=accept",
       "pull MK-STATUS-11: set Registered below; inbound-downgrade"},
      {Facts{}.Salesforce("Invited", "Attended").Marketo("Attended"), "",
       "agree MK-MEMBER-08: advance base"},
      {Facts{}.Salesforce("Invited", "Registered"), "marketo-remove=keep",
       "refuse MK-REMOVE-03: diverge by marketo-remove; marketo-remove"},

      // added x unchanged
      {Facts{}.Salesforce("", "Registered"), "", "pull MK-MEMBER-02: set Registered"},
      {Facts{}.Salesforce("", "Attended").Marketo("Invited"), "salesforce-remove=keep",
       "pull MK-MEMBER-02: set Attended"},
      {Facts{}.Salesforce("", "Invited").Marketo("Attended"), "salesforce-remove=keep",
       "refuse MK-STATUS-11: diverge by inbound-downgrade; inbound-downgrade"},
      {Facts{}.Salesforce("", "Invited").Marketo("Invited"), "",
       "agree MK-MEMBER-08: advance base"},

      // removed x unchanged
      {Facts{}.Salesforce("Invited", "").Marketo("Invited"), "",
       "pull MK-REMOVE-01: remove; salesforce-remove"},
      {Facts{}.Salesforce("Invited", "").Marketo("Invited"), "salesforce-remove=keep",
       "refuse MK-REMOVE-01: diverge by salesforce-remove; salesforce-remove"},
      {Facts{}.Salesforce("Invited", ""), "", "agree MK-REMOVE-03: advance base"},

      // replaced x unchanged: one atomic remove and add; with keep a status edit
      {Facts{}.Salesforce("Attended", "new Invited").Marketo("Attended"), "",
       "pull MK-REMOVE-01: replace Invited; salesforce-remove"},
      {Facts{}.Salesforce("Invited", "new Attended").Marketo("Invited"), "salesforce-remove=keep",
       "pull MK-REMOVE-01: set Attended; salesforce-remove"},
      {Facts{}.Salesforce("Attended", "new Invited").Marketo("Attended"), "salesforce-remove=keep",
       "refuse MK-STATUS-11: diverge by inbound-downgrade; inbound-downgrade, salesforce-remove"},
      {Facts{}.Salesforce("Invited", "new Registered"), "marketo-remove=keep",
       "pull MK-REMOVE-01: set Registered; salesforce-remove"},
      {Facts{}.Salesforce("Invited", "new Invited").Marketo("Invited"), "",
       "agree MK-MEMBER-08: advance base"},
  };
  return lines;
}

// --- Design, Plan, and MK-CONFLICT: both sides changed ---

const std::vector<Line>& OneSideRemoved() {
  static const std::vector<Line> lines = {
      // removed x removed
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", ""), "",
       "agree MK-REMOVE-03: advance base"},

      // removed x (status | added | replaced); a tie goes to the add
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered"), "",
       "supersede MK-CONFLICT-04: create Registered; add-remove-conflict"},
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered").LaterIs(Later::kMarketo),
       "", "supersede MK-CONFLICT-04: create Registered; add-remove-conflict"},
      {Facts{}
           .Salesforce("Invited", "")
           .Marketo("Invited", "Registered")
           .LaterIs(Later::kSalesforce),
       "", "supersede MK-CONFLICT-04: remove; add-remove-conflict, salesforce-remove"},
      {Facts{}.Salesforce("Invited", "").Marketo("", "Registered"), "",
       "supersede MK-CONFLICT-04: create Registered; add-remove-conflict"},
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", "new Invited"), "",
       "supersede MK-CONFLICT-04: create Invited; add-remove-conflict"},
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", "new Invited").LaterIs(Later::kMarketo),
       "add-remove-conflict=remove_wins",
       "supersede MK-CONFLICT-04: remove; add-remove-conflict, salesforce-remove"},
      {Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered"),
       "add-remove-conflict=remove_wins salesforce-remove=keep",
       "refuse MK-REMOVE-01: diverge by salesforce-remove; add-remove-conflict, salesforce-remove"},

      // (status | added | replaced) x removed
      {Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", ""), "",
       "supersede MK-CONFLICT-04: set Registered; add-remove-conflict"},
      {Facts{}
           .Salesforce("Invited", "Registered")
           .Marketo("Invited", "")
           .LaterIs(Later::kSalesforce),
       "", "supersede MK-CONFLICT-04: set Registered; add-remove-conflict"},
      {Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", "").LaterIs(Later::kMarketo),
       "", "supersede MK-CONFLICT-04: delete; add-remove-conflict, marketo-remove"},
      {Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", "").LaterIs(Later::kMarketo),
       "add-remove-conflict=add_wins",
       "supersede MK-CONFLICT-04: set Registered; add-remove-conflict"},
      {Facts{}.Salesforce("", "Invited").Marketo("Attended", ""), "",
       "supersede MK-CONFLICT-04: set Invited; add-remove-conflict"},
      {Facts{}.Salesforce("Attended", "new Invited").Marketo("Attended", ""), "",
       "supersede MK-CONFLICT-04: set Invited; add-remove-conflict"},
      {Facts{}.Salesforce("Attended", "new Invited").Marketo("Attended", ""),
       "add-remove-conflict=remove_wins marketo-remove=keep",
       "refuse MK-REMOVE-02: diverge by marketo-remove; add-remove-conflict, marketo-remove"},
  };
  return lines;
}

const std::vector<Line>& BothSidesHoldNewStatuses() {
  static const std::vector<Line> lines = {
      // any other pair: status-conflict on the new values
      {Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", "Attended"), "",
       "supersede MK-CONFLICT-03: update Attended; status-conflict"},
      {Facts{}.Salesforce("Invited", "Attended").Marketo("Invited", "Registered"), "",
       "supersede MK-CONFLICT-03: set Attended; status-conflict"},
      {Facts{}.Salesforce("Invited", "Attended").Marketo("Invited", "Attended"), "",
       "agree MK-MEMBER-08: advance base"},
      {Facts{}.Salesforce("Invited", "Attended").Marketo("", "Registered"), "",
       "supersede MK-CONFLICT-03: set Attended; status-conflict"},
      {Facts{}.Salesforce("Invited", "Registered").Marketo("Attended", "new Invited"), "",
       "supersede MK-CONFLICT-03: set Registered; status-conflict"},
      {Facts{}.Salesforce("", "Invited").Marketo("Invited", "Registered"), "",
       "supersede MK-CONFLICT-03: update Registered; status-conflict"},
      {Facts{}.Salesforce("", "Registered").Marketo("", "Invited"), "",
       "supersede MK-MEMBER-09: set Registered; status-conflict"},
      {Facts{}.Salesforce("", "Registered").Marketo("", "Registered"), "",
       "agree MK-MEMBER-08: advance base"},
      {Facts{}.Salesforce("", "Registered").Marketo("Invited", "new Attended"), "",
       "supersede MK-CONFLICT-03: update Attended; status-conflict"},
      {Facts{}.Salesforce("Invited", "new Attended").Marketo("Invited", "Registered"), "",
       "supersede MK-CONFLICT-03: set Attended; status-conflict"},
      {Facts{}.Salesforce("Invited", "new Invited").Marketo("", "Registered"), "",
       "supersede MK-CONFLICT-03: update Registered; status-conflict"},
      {Facts{}.Salesforce("Attended", "new Registered").Marketo("Attended", "new Invited"), "",
       "supersede MK-CONFLICT-03: set Registered; status-conflict"},
  };
  return lines;
}

class DecisionTableTest : public testing::TestWithParam<Line> {};

TEST_P(DecisionTableTest, DecidesAsTheDesignSays) {
  PartyLink link;
  link.Policy(GetParam().policy);
  EXPECT_EQ(link.Summary(GetParam().facts), GetParam().decision)
      << GetParam().facts << "; " << GetParam().policy;
}

INSTANTIATE_TEST_SUITE_P(Marketo, DecisionTableTest, testing::ValuesIn(MarketoChanged()));
INSTANTIATE_TEST_SUITE_P(Salesforce, DecisionTableTest, testing::ValuesIn(SalesforceChanged()));
INSTANTIATE_TEST_SUITE_P(Removed, DecisionTableTest, testing::ValuesIn(OneSideRemoved()));
INSTANTIATE_TEST_SUITE_P(Statuses, DecisionTableTest,
                         testing::ValuesIn(BothSidesHoldNewStatuses()));

TEST(DecisionTableTest, HasEveryPairOfChanges) {
  PartyLink link;
  std::set<std::pair<SideChange, SideChange>> pairs;
  for (const auto* lines :
       {&MarketoChanged(), &SalesforceChanged(), &OneSideRemoved(), &BothSidesHoldNewStatuses()}) {
    for (const Line& line : *lines) {
      const MemberFacts facts = link.FactsOf(line.facts);
      pairs.emplace(ChangeOf(facts.salesforce), ChangeOf(facts.marketo));
    }
  }
  EXPECT_EQ(pairs.size(), 25U);
}

// --- What happened on a side ---

TEST(SideChangeTest, TellsWhatHappenedInSalesforce) {
  PartyLink link;
  const auto change = [&](std::string_view base, std::string_view now) {
    return ChangeOf(link.FactsOf(Facts{}.Salesforce(base, now)).salesforce);
  };
  EXPECT_EQ(change("", ""), SideChange::kUnchanged);
  EXPECT_EQ(change("Invited", "Invited"), SideChange::kUnchanged);
  EXPECT_EQ(change("Invited", "Attended"), SideChange::kStatus);
  EXPECT_EQ(change("", "Invited"), SideChange::kAdded);
  EXPECT_EQ(change("Invited", ""), SideChange::kRemoved);
  EXPECT_EQ(change("Invited", "new Invited"), SideChange::kReplaced);
  EXPECT_EQ(change("Invited", "new Attended"), SideChange::kReplaced);
}

TEST(SideChangeTest, TellsWhatHappenedInMarketo) {
  PartyLink link;
  const auto change = [&](std::string_view base, std::string_view now) {
    return ChangeOf(link.FactsOf(Facts{}.Marketo(base, now)).marketo);
  };
  EXPECT_EQ(change("", ""), SideChange::kUnchanged);
  EXPECT_EQ(change("Invited", "Invited"), SideChange::kUnchanged);
  EXPECT_EQ(change("Invited", "Attended"), SideChange::kStatus);
  EXPECT_EQ(change("", "Invited"), SideChange::kAdded);
  EXPECT_EQ(change("Invited", ""), SideChange::kRemoved);
  EXPECT_EQ(change("Invited", "new Invited"), SideChange::kReplaced);
  EXPECT_EQ(change("Invited", "new Attended"), SideChange::kReplaced);
}

// --- Agreement ---

TEST(MemberPlanTest, AgreesOnTheLabelThatStandsForARenamedStatus) {
  PartyLink link;
  link.Status("Attended").name = link.Text("Came");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended").Marketo("Came")),
            "agree MK-MEMBER-08: advance base");
}

TEST(MemberPlanTest, AgreesOnARetiredStatusThatBothSidesHold) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("", "Waiting").Marketo("", "Waiting")),
            "agree MK-MEMBER-08: advance base");
}

TEST(MemberPlanTest, ComparesLabelsUnderMatchCase) {
  const Facts facts = Facts{}.Salesforce("Attended", "attended").Marketo("Attended");
  PartyLink exact;
  exact.AddRow("attended");
  EXPECT_EQ(exact.Summary(facts),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
  PartyLink ignoring;
  ignoring.Policy("match-case=ignore_case").AddRow("attended");
  EXPECT_EQ(ignoring.Summary(facts), "agree MK-MEMBER-08: advance base");
}

// --- Deleted people (MK-PERSON-09) and coerced pushes (MK-STATUS-14) ---

TEST(MemberPlanTest, KeepsThePersonInTheProgramWhenTheLeadWasDeleted) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "").Marketo("Invited").PersonDeleted()),
            "explain MK-PERSON-09: diverge by deleted-recreate; deleted-recreate");
}

TEST(MemberPlanTest, ADeletedLeadIsNoRemovalThatCouldConflict) {
  PartyLink link;
  const Facts facts =
      Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered").PersonDeleted();
  EXPECT_EQ(link.Summary(facts),
            "explain MK-PERSON-09: diverge by deleted-recreate; deleted-recreate");
}

TEST(MemberPlanTest, DoesNotMakeADeletedLeadAMemberAgain) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("Invited", "Registered").PersonDeleted()),
            "block MK-PERSON-09: LEAD_DELETED on person; deleted-recreate");
}

// After a coerced push the base holds Salesforce's default and still Marketo's old value.
TEST(MemberPlanTest, TriesACoercedPushAgain) {
  PartyLink link;
  const Facts facts = Facts{}
                          .Salesforce("Invited")
                          .Marketo("Registered", "Attended")
                          .Disposition(store::Blocked{.code = ErrorCode::kStatusCoerced});
  EXPECT_EQ(link.Summary(facts), "push MK-MEMBER-03: update Attended");
}

TEST(MemberPlanTest, PushesAnAgreedMemberWhoseStatusesNoLongerStandForEachOther) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Registered")),
            "push MK-CHAN-06: update Registered");
}

TEST(MemberPlanTest, AnEditBringsBackWhoWentWithTheirRecord) {
  PartyLink link;
  Facts facts = Facts{}.Marketo("Invited", "Registered");
  facts.disposition = store::Diverged{link.Text("MK-PERSON-09"), link.Text("deleted-recreate")};
  EXPECT_EQ(link.Summary(facts), "push MK-MEMBER-03: create Registered");
  facts.BlockedAndApartBy("MK-PERSON-09");
  EXPECT_EQ(link.Summary(facts), "push MK-MEMBER-03: create Registered");
  facts.BlockedAndApartBy("MK-REMOVE-01");
  EXPECT_EQ(link.Summary(facts),
            "refuse MK-REMOVE-03: diverge by salesforce-remove; salesforce-remove");
  facts.disposition = store::Diverged{link.Text("MK-REMOVE-01"), link.Text("salesforce-remove")};
  EXPECT_EQ(link.Summary(facts),
            "refuse MK-REMOVE-03: diverge by salesforce-remove; salesforce-remove");
}

TEST(MemberPlanTest, ADeletedLeadIsMadeAgainOnlyIfTheSwitchSaysSo) {
  PartyLink link;
  link.Policy("deleted-recreate=yes");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "").Marketo("Invited").PersonDeleted()),
            "push MK-PERSON-09: create Invited; deleted-recreate");
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Registered").PersonDeleted()),
            "push MK-MEMBER-01: create Registered");
}

// --- Conversion and merge (MK-PERSON-08, MK-PERSON-11) ---

TEST(MemberPlanTest, AMemberThatIsAnotherPersonsNowWasNotRemoved) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "").Marketo("Invited").RowMoved()),
            "explain MK-PERSON-08: diverge by convert-collision; convert-collision");
  EXPECT_EQ(
      link.Summary(Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered").RowMoved()),
      "explain MK-PERSON-08: diverge by convert-collision; convert-collision");
}

}  // namespace
}  // namespace campsync
