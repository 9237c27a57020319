// SPDX-License-Identifier: Apache-2.0
#include "core/sync/conflict.h"

#include <ostream>
#include <string>
#include <string_view>

#include "tests/core/sync/member_facts.h"

namespace campsync {
namespace {

using test::Facts;
using test::Later;
using test::PartyLink;

struct Case {
  std::string_view policy;
  Facts facts;
  std::string_view decision;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.policy << " -> " << one.decision; }

class ConflictTest : public testing::TestWithParam<Case> {};

TEST_P(ConflictTest, PicksTheWinnerThatTheSwitchNames) {
  PartyLink link;
  link.Policy(GetParam().policy);
  EXPECT_EQ(link.Summary(GetParam().facts), GetParam().decision)
      << GetParam().policy << "; " << GetParam().facts;
}

// --- status-conflict (MK-CONFLICT-03): a winner first, then the step guard ---

Facts SalesforceHigher() {
  return Facts{}.Salesforce("Invited", "Attended").Marketo("Invited", "Registered");
}
Facts MarketoHigher() {
  return Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", "Attended");
}
Facts EqualSteps() {
  return Facts{}.Salesforce("Invited", "No Show").Marketo("Invited", "Attended");
}

constexpr PersonKind kLead = PersonKind::kLead;
constexpr PersonKind kContact = PersonKind::kContact;
constexpr std::string_view kPull = "supersede MK-CONFLICT-03: set Attended; status-conflict";
constexpr std::string_view kPullLateral = "supersede MK-CONFLICT-03: set No Show; status-conflict";
constexpr std::string_view kPushLow =
    "supersede MK-CONFLICT-03: update Registered; status-conflict";
constexpr std::string_view kPushHigh = "supersede MK-CONFLICT-03: update Attended; status-conflict";
constexpr std::string_view kPullBack =
    "supersede MK-CONFLICT-03: set Registered below; status-conflict, inbound-downgrade";
constexpr std::string_view kApart =
    "refuse MK-STATUS-11: diverge by inbound-downgrade; status-conflict, inbound-downgrade";

INSTANTIATE_TEST_SUITE_P(
    HigherStep, ConflictTest,
    testing::Values(
        Case{"status-conflict=higher_step", SalesforceHigher(), kPull},
        Case{"status-conflict=higher_step", MarketoHigher(), kPushHigh},
        Case{"status-conflict=higher_step", EqualSteps().Person(kLead), kPushHigh},
        Case{"status-conflict=higher_step", EqualSteps().Person(PersonKind::kNotInSalesforce),
             kPushHigh},
        Case{"status-conflict=higher_step", EqualSteps().Person(kContact), kPullLateral},
        Case{"status-conflict=higher_step", SalesforceHigher().LaterIs(Later::kMarketo), kPull}));

INSTANTIATE_TEST_SUITE_P(
    ByPersonType, ConflictTest,
    testing::Values(
        Case{"status-conflict=by_person_type", SalesforceHigher().Person(kLead), kPushLow},
        Case{"status-conflict=by_person_type", SalesforceHigher().Person(kContact), kPull},
        Case{"status-conflict=by_person_type", EqualSteps().Person(kLead), kPushHigh},
        Case{"status-conflict=by_person_type", EqualSteps().Person(kContact), kPullLateral},
        Case{"status-conflict=by_person_type", MarketoHigher().Person(kLead), kPushHigh},
        Case{"status-conflict=by_person_type", MarketoHigher().Person(kContact), kApart},
        Case{"status-conflict=by_person_type inbound-downgrade=push_back",
             MarketoHigher().Person(kContact),
             "supersede MK-CONFLICT-03: update Attended; status-conflict, inbound-downgrade"},
        Case{"status-conflict=by_person_type inbound-downgrade=accept",
             MarketoHigher().Person(kContact),
             "supersede MK-CONFLICT-03: set Registered below; status-conflict, "
             "inbound-downgrade"}));

INSTANTIATE_TEST_SUITE_P(
    LastWriter, ConflictTest,
    testing::Values(
        Case{"status-conflict=last_writer", SalesforceHigher().LaterIs(Later::kSalesforce), kPull},
        Case{"status-conflict=last_writer", SalesforceHigher().LaterIs(Later::kMarketo), kPushLow},
        Case{"status-conflict=last_writer", MarketoHigher().LaterIs(Later::kSalesforce), kApart},
        Case{"status-conflict=last_writer", MarketoHigher().LaterIs(Later::kMarketo), kPushHigh},
        // A tie of the clocks has a named rule: person type (MK-CONFLICT-01, MK-CONFLICT-02).
        Case{"status-conflict=last_writer", SalesforceHigher().Person(kLead), kPushLow},
        Case{"status-conflict=last_writer", SalesforceHigher().Person(kContact), kPull}));

INSTANTIATE_TEST_SUITE_P(
    PullThenPush, ConflictTest,
    testing::Values(Case{"status-conflict=pull_then_push", SalesforceHigher(), kPull},
                    Case{"status-conflict=pull_then_push", EqualSteps(), kPullLateral},
                    Case{"status-conflict=pull_then_push", MarketoHigher(), kPushHigh},
                    Case{"status-conflict=pull_then_push", MarketoHigher().Person(kContact),
                         kPushHigh},
                    Case{"status-conflict=pull_then_push inbound-downgrade=push_back",
                         MarketoHigher(), kPushHigh},
                    Case{"status-conflict=pull_then_push inbound-downgrade=accept", MarketoHigher(),
                         kPullBack}));

// --- add-remove-conflict (MK-CONFLICT-04) ---

Facts RemovedInSalesforce() {
  return Facts{}.Salesforce("Invited", "").Marketo("Invited", "Registered");
}
Facts RemovedInMarketo() {
  return Facts{}.Salesforce("Invited", "Registered").Marketo("Invited", "");
}

constexpr std::string_view kCreate =
    "supersede MK-CONFLICT-04: create Registered; add-remove-conflict";
constexpr std::string_view kSet = "supersede MK-CONFLICT-04: set Registered; add-remove-conflict";
constexpr std::string_view kRemove =
    "supersede MK-CONFLICT-04: remove; add-remove-conflict, salesforce-remove";
constexpr std::string_view kDelete =
    "supersede MK-CONFLICT-04: delete; add-remove-conflict, marketo-remove";

INSTANTIATE_TEST_SUITE_P(
    LaterWins, ConflictTest,
    testing::Values(Case{"", RemovedInSalesforce().LaterIs(Later::kSalesforce), kRemove},
                    Case{"", RemovedInSalesforce().LaterIs(Later::kMarketo), kCreate},
                    Case{"", RemovedInSalesforce(), kCreate},
                    Case{"", RemovedInMarketo().LaterIs(Later::kMarketo), kDelete},
                    Case{"", RemovedInMarketo().LaterIs(Later::kSalesforce), kSet},
                    Case{"", RemovedInMarketo(), kSet}));

INSTANTIATE_TEST_SUITE_P(AddWins, ConflictTest,
                         testing::Values(Case{"add-remove-conflict=add_wins",
                                              RemovedInSalesforce().LaterIs(Later::kSalesforce),
                                              kCreate},
                                         Case{"add-remove-conflict=add_wins",
                                              RemovedInMarketo().LaterIs(Later::kMarketo), kSet}));

INSTANTIATE_TEST_SUITE_P(
    RemoveWins, ConflictTest,
    testing::Values(Case{"add-remove-conflict=remove_wins",
                         RemovedInSalesforce().LaterIs(Later::kMarketo), kRemove},
                    Case{"add-remove-conflict=remove_wins",
                         RemovedInMarketo().LaterIs(Later::kSalesforce), kDelete}));

// --- The winner meets the same obstacles as anybody ---

constexpr std::string_view kUnknownLabel =
    "block MK-STATUS-13: STATUS_NOT_IN_CHANNEL on status list; status-conflict, "
    "inbound-unknown-status";

TEST(ConflictTest, ReportsAnUnknownLabelInsteadOfWritingOverIt) {
  const Facts facts = Facts{}.Salesforce("Invited", "VIP").Marketo("Invited", "Attended");
  EXPECT_EQ(PartyLink().Summary(facts), kUnknownLabel);
  EXPECT_EQ(PartyLink().Policy("status-conflict=pull_then_push").Summary(facts), kUnknownLabel);
}

TEST(ConflictTest, BlocksAWinnerThatTheCampaignCannotHold) {
  PartyLink link;
  link.campaign_is_active = false;
  EXPECT_EQ(link.Summary(MarketoHigher()),
            "block MK-PRE-05: CAMPAIGN_INACTIVE on campaign; status-conflict, inactive-campaign");
}

TEST(ConflictTest, KeepsTheSidesApartWhenTheRemovalWinsAndASwitchKeepsMembers) {
  PartyLink link;
  link.Policy("add-remove-conflict=remove_wins salesforce-remove=keep");
  EXPECT_EQ(link.Summary(RemovedInSalesforce()),
            "refuse MK-REMOVE-01: diverge by salesforce-remove; add-remove-conflict, "
            "salesforce-remove");
}

TEST(ConflictTest, ComparesTimesThroughTheMeasuredOffset) {
  PartyLink link;
  link.Policy("status-conflict=last_writer");
  // Salesforce's clock is an hour ahead: its 13:00 is Marketo's 12:00, half an hour before 12:30.
  const auto decision =
      link.With(SalesforceHigher(), [](MemberFacts member, const LinkFacts& ends) {
        const Instant noon{1'780'000'000'000};
        const ClockOffset clocks(noon, noon + Duration::Minutes(60), noon);
        member.salesforce.changed_at = noon + Duration::Minutes(60);
        member.marketo.changed_at = noon + Duration::Minutes(30);
        return DecideMember(member, {.channel = ends.channel,
                                     .statuses = ends.statuses,
                                     .policy = ends.policy,
                                     .clocks = clocks,
                                     .labels = ends.labels});
      });
  EXPECT_EQ(link.Summary(decision), kPushLow);
}

}  // namespace
}  // namespace campsync
