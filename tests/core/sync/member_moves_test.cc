// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_moves.h"

#include <ostream>
#include <string>
#include <string_view>

#include "tests/core/sync/member_facts.h"

namespace campsync {
namespace {

using test::Facts;
using test::PartyLink;

const std::string kLong40(40, 'x');
const std::string kLong41(41, 'x');

/// 40 characters of three bytes each.
std::string Japanese(int characters) {
  std::string text;
  for (int i = 0; i < characters; ++i) text += "参";
  return text;
}

// --- Push: obstacles ---

TEST(PushMemberTest, BlocksOnAnInactiveCampaign) {
  PartyLink link;
  link.campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Invited")),
            "block MK-PRE-05: CAMPAIGN_INACTIVE on campaign; inactive-campaign");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Invited", "Attended")),
            "block MK-PRE-05: CAMPAIGN_INACTIVE on campaign; inactive-campaign");
}

TEST(PushMemberTest, WaitsForAStatusAlsoWhereTheCampaignIsInactive) {
  PartyLink link;
  link.campaign_is_active = false;
  std::erase_if(link.rows, [&](const auto& row) { return row.label == link.Text("Attended"); });
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Attended")),
            "block MK-STATUS-14: STATUS_NOT_ON_CAMPAIGN on status list");
}

TEST(PushMemberTest, GoesOnWithAHiddenCampaignAndNamesTheSwitch) {
  PartyLink link;
  link.Policy("inactive-campaign=hide_only").campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Invited")),
            "push MK-MEMBER-01: create Invited; inactive-campaign");
}

TEST(PushMemberTest, BlocksAStatusThatTheCampaignLacks) {
  PartyLink link;
  std::erase_if(link.rows, [&](const auto& row) { return row.label == link.Text("Attended"); });
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Invited", "Attended")),
            "block MK-STATUS-14: STATUS_NOT_ON_CAMPAIGN on status list");
}

TEST(PushMemberTest, BlocksAStatusWhoseRowDrifted) {
  PartyLink link;
  auto& row = link.Row("Attended");
  row.label = link.Text("Was there");
  row.drifted = true;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Attended")),
            "block MK-STATUS-14: STATUS_NOT_ON_CAMPAIGN on status list");
}

TEST(PushMemberTest, SendsAStatusThatSomeoneGaveBack) {
  PartyLink link;
  auto& row = link.Row("Attended");
  row.label = link.Text("Was there");
  row.drifted = true;
  link.AddRow("Attended");
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Attended")), "push MK-MEMBER-01: create Attended");
}

TEST(PushMemberTest, SendsTheCampaignsSpelling) {
  PartyLink link;
  link.Policy("match-case=ignore_case_and_space").Row("Attended").label = link.Text("attended ");
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Attended")), "push MK-MEMBER-01: create attended ");
}

TEST(PushMemberTest, SendsTheOldLabelOfARenamedStatusWhileTheRowHasIt) {
  PartyLink link;
  link.Status("Attended").name = link.Text("Came");
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Came")), "push MK-MEMBER-01: create Attended");
}

TEST(PushMemberTest, SendsARetiredStatusThatAMemberStillHolds) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Waiting")), "push MK-MEMBER-01: create Waiting");
}

TEST(PushMemberTest, BlocksAStatusOfAnotherChannel) {
  PartyLink link;
  const auto decision =
      link.With(Facts{}.Marketo("", "Invited"), [](auto member, const auto& ends) {
        member.marketo.now->status = {77};
        return DecideMember(member, ends);
      });
  EXPECT_EQ(link.Summary(decision), "block MK-CHAN-06: STATUS_NOT_IN_CHANNEL on status list");
}

TEST(PushMemberTest, BlocksANameOf41Characters) {
  PartyLink link;
  link.AddStatus({.id = {6}, .name = link.Text(kLong41), .step = 40});
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", kLong41)),
            "block MK-NEW-10: STATUS_NAME_TOO_LONG on status list");
}

TEST(PushMemberTest, SendsANameOf40Characters) {
  PartyLink link;
  link.AddStatus({.id = {6}, .name = link.Text(kLong40), .step = 40});
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", kLong40)), "push MK-MEMBER-01: create " + kLong40);
}

TEST(PushMemberTest, CountsCharactersNotBytes) {
  PartyLink link;
  const std::string forty = Japanese(40);
  const std::string forty_one = Japanese(41);
  link.AddStatus({.id = {6}, .name = link.Text(forty), .step = 40});
  link.AddStatus({.id = {7}, .name = link.Text(forty_one), .step = 40});
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", forty)), "push MK-MEMBER-01: create " + forty);
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", forty_one)),
            "block MK-NEW-10: STATUS_NAME_TOO_LONG on status list");
}

TEST(PushMemberTest, SaysWhichStatusIsTooLong) {
  PartyLink link;
  link.AddStatus({.id = {6}, .name = link.Text(kLong41), .step = 40});
  const auto decision = link.Decide(Facts{}.Marketo("", kLong41));
  EXPECT_EQ(std::get<Block>(decision.action).text,
            "status '" + kLong41 + "' has 41 characters; a campaign member holds 40");
}

TEST(PushMemberTest, DoesNotWriteToADeletedLead) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Marketo("", "Invited").PersonDeleted()),
            "block MK-PERSON-09: LEAD_DELETED on person; deleted-recreate");
}

TEST(PushRemovalTest, BlocksOnAnInactiveCampaign) {
  PartyLink link;
  link.campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Invited", "")),
            "block MK-PRE-05: CAMPAIGN_INACTIVE on campaign; marketo-remove, inactive-campaign");
}

TEST(PushRemovalTest, GoesOnWithAHiddenCampaign) {
  PartyLink link;
  link.Policy("inactive-campaign=hide_only").campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Invited", "")),
            "push MK-REMOVE-02: delete; marketo-remove, inactive-campaign");
}

TEST(PushRemovalTest, AsksTheKeepSwitchFirst) {
  PartyLink link;
  link.Policy("marketo-remove=keep").campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited").Marketo("Invited", "")),
            "refuse MK-REMOVE-02: diverge by marketo-remove; marketo-remove");
}

// --- Pull ---

TEST(PullMemberTest, StillPullsFromAnInactiveCampaign) {
  PartyLink link;
  link.campaign_is_active = false;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("", "Invited")), "pull MK-MEMBER-02: set Invited");
}

TEST(PullMemberTest, BlocksAnUnknownStatusOfANewMember) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("", "VIP")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
}

TEST(PullMemberTest, GivesANewMemberTheFirstStatusWhenTheSwitchSaysSo) {
  PartyLink link;
  link.Policy("inbound-unknown-status=first_status");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("", "VIP")),
            "pull MK-STATUS-13: set Invited; inbound-unknown-status");
}

TEST(PullMemberTest, NeverGivesAPresentMemberTheFirstStatus) {
  PartyLink link;
  link.Policy("inbound-unknown-status=first_status");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended", "VIP").Marketo("Attended")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended", "new VIP").Marketo("Attended")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
}

TEST(PullMemberTest, TakesNotInProgramForAnUnknownStatus) {
  PartyLink link;
  link.AddRow("Not in Program");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended", "Not in Program").Marketo("Attended")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
}

TEST(PullMemberTest, DoesNotMoveAMemberToARetiredStatus) {
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("", "Waiting")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
}

TEST(PullMemberTest, MovesAMemberToAHiddenStatus) {
  PartyLink link;
  link.Status("Attended").hidden = true;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "Attended").Marketo("Invited")),
            "pull MK-MEMBER-03: set Attended");
}

TEST(PullMemberTest, GuardsAgainstTheStepOfARetiredStatus) {
  PartyLink link;
  link.Status("Attended").retired = true;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended", "Registered").Marketo("Attended")),
            "refuse MK-STATUS-11: diverge by inbound-downgrade; inbound-downgrade");
}

TEST(PullMemberTest, ReadsTheOldLabelOfARenamedStatus) {
  PartyLink link;
  link.Status("Attended").name = link.Text("Came");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "Attended").Marketo("Invited")),
            "pull MK-MEMBER-03: set Came");
}

TEST(PullMemberTest, DoesNotReadALabelThatDrifted) {
  PartyLink link;
  auto& row = link.Row("Attended");
  row.label = link.Text("Was there");
  row.drifted = true;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Attended", "Was there").Marketo("Attended")),
            "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; inbound-unknown-status");
}

TEST(PullMemberTest, ReadsLabelsUnderMatchCase) {
  PartyLink link;
  link.Policy("match-case=ignore_case").AddRow("ATTENDED");
  EXPECT_EQ(link.Summary(Facts{}.Salesforce("Invited", "ATTENDED").Marketo("Invited")),
            "pull MK-MEMBER-03: set Attended");
}

/// MK-STATUS: the transition truth table of the Party example, as edits made in Salesforce.
struct Transition {
  std::string_view from;
  std::string_view to;
  std::string_view decision;
};

void PrintTo(const Transition& one, std::ostream* out) { *out << one.from << " to " << one.to; }

class StepGuardTest : public testing::TestWithParam<Transition> {};

TEST_P(StepGuardTest, LetsOnlyHigherOrEqualStepsIn) {
  const auto& [from, to, decision] = GetParam();
  PartyLink link;
  EXPECT_EQ(link.Summary(Facts{}.Salesforce(from, to).Marketo(from)), decision) << from << to;
}

constexpr std::string_view kBackwards =
    "refuse MK-STATUS-11: diverge by inbound-downgrade; inbound-downgrade";

INSTANTIATE_TEST_SUITE_P(
    Party, StepGuardTest,
    testing::Values(Transition{"Invited", "Registered", "pull MK-MEMBER-03: set Registered"},
                    Transition{"Invited", "No Show", "pull MK-MEMBER-03: set No Show"},
                    Transition{"Invited", "Attended", "pull MK-MEMBER-03: set Attended"},
                    Transition{"Registered", "No Show", "pull MK-MEMBER-03: set No Show"},
                    Transition{"Registered", "Attended", "pull MK-MEMBER-03: set Attended"},
                    Transition{"No Show", "Attended", "pull MK-STATUS-12: set Attended"},
                    Transition{"Attended", "No Show", "pull MK-STATUS-12: set No Show"},
                    Transition{"Registered", "Invited", kBackwards},
                    Transition{"No Show", "Registered", kBackwards},
                    Transition{"Attended", "Registered", kBackwards},
                    Transition{"Attended", "Attended", "agree MK-MEMBER-08: advance base"}));

}  // namespace
}  // namespace campsync
