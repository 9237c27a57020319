// SPDX-License-Identifier: Apache-2.0
// A membership that begins by a pull is told when the campaign member was made.
#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class DateComesAlongTest : public testing::Test {
 protected:
  using Created = std::optional<Instant>;
  using Expected = std::optional<marketo::MemberState>;
  using MemberAction = decltype(marketo::MemberWrite::action);
  using Members = salesforce::Rows<salesforce::CampaignMember>;

  static constexpr Instant kMay{1'777'593'600'000};
  static constexpr Instant kJune{1'780'272'000'000};

  static Members MadeAt(Instant created) {
    salesforce::CampaignMember row{.id = SmallWorld::Member(1),
                                   .campaign = SmallWorld::Campaign(),
                                   .person = salesforce::LeadRef{SmallWorld::Lead(1)}};
    row.created_date = created;
    return Members{{row}};
  }
  static salesforce::RetrieveMembers ItsRow() { return {{SmallWorld::Member(1)}}; }

  template <class Request>
  void Ask(Request request, typename Request::Reply reply) {
    world_.Call(std::move(request), std::move(reply));
    Answer({});
  }
  // The sync is shown the campaign member.
  void Show(Instant created) { Ask(ItsRow(), MadeAt(created)); }
  void ShowInVain(Instant created) {
    world_.Call(ItsRow(), MadeAt(created));
    const Error lost{.code = ErrorCode::kSalesforceReplyLost};
    Answer(sim::SalesforceCall{ItsRow(), Result<Timed<salesforce::Reply>>(lost)});
  }

  static Expected Held() { return marketo::MemberState{.status = {1}}; }
  static marketo::MemberWrite Of(int person, MemberAction action, Expected expected,
                                 Created created) {
    return {.member = {{5}, {person}},
            .expected = expected,
            .action = action,
            .member_created = created};
  }
  void Send(marketo::WriteMembers request) {
    sim::JournalEntry entry{.kind = sim::EntryKind::kEffect};
    entry.content = sim::MarketoCall{std::move(request), {}};
    world_.journal.push_back(std::move(entry));
    Answer({});
  }
  void Write(MemberAction action, Expected expected, Created created) {
    Send({{Of(1, action, expected, created)}});
  }
  // The person comes into the program.
  void Begin(Created created) { Write(marketo::SetMember{.status = {2}}, std::nullopt, created); }

  Findings Judge() { return world_.Judge(JudgeDateComesAlong); }

  SmallWorld world_;

 private:
  // Without content it is the effect's reply.
  void Answer(sim::KeptContent content) {
    sim::JournalEntry answer{.kind = sim::EntryKind::kAnswer};
    answer.content = std::move(content);
    world_.journal.push_back(std::move(answer));
  }
};

TEST_F(DateComesAlongTest, AMembershipBeginsWithTheDateOfTheCampaignMember) {
  Show(kMay);
  Begin(kMay);
  EXPECT_TRUE(Judge().empty());
  Begin(std::nullopt);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "person 1 came into the program from Salesforce without the date of the campaign "
            "member");
}

TEST_F(DateComesAlongTest, ADateThatNobodyShowedIsFound) {
  Show(kMay);
  Begin(kJune);
  EXPECT_EQ(Judge().size(), 1U);
  world_.journal.clear();
  Show(kMay);
  Show(kJune);
  Begin(kJune);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(DateComesAlongTest, WhatIsShownAfterwardsComesTooLate) {
  Begin(kMay);
  Show(kMay);
  EXPECT_EQ(Judge().size(), 1U);
  Begin(kMay);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(DateComesAlongTest, AReplyThatWasLostShowedNothing) {
  ShowInVain(kMay);
  Begin(kMay);
  EXPECT_EQ(Judge().size(), 1U);
  world_.journal.clear();
  Show(kMay);
  Begin(kMay);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(DateComesAlongTest, EveryReadOfMembersShowsDates) {
  Ask(salesforce::QueryChangedMembers{}, MadeAt(kMay));
  Ask(salesforce::QueryMembersByKey{}, MadeAt(kJune));
  Begin(kMay);
  Begin(kJune);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(DateComesAlongTest, WhenALeadWasMadeIsNoMembersDate) {
  salesforce::Rows<salesforce::Lead> leads;
  leads.rows.push_back({.id = SmallWorld::Lead(1), .created_date = kMay});
  Ask(salesforce::QueryChangedLeads{}, std::move(leads));
  Begin(kMay);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(DateComesAlongTest, StatusChangesAndRemovalsNeedNone) {
  Write(marketo::SetMember{.status = {2}}, Held(), std::nullopt);
  Write(marketo::RemoveMember{}, Held(), std::nullopt);
  Write(marketo::RemoveMember{}, std::nullopt, std::nullopt);
  EXPECT_TRUE(Judge().empty());
  Write(marketo::SetMember{.status = {2}}, std::nullopt, std::nullopt);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(DateComesAlongTest, AReplacementBeginsAMembershipToo) {
  Show(kMay);
  Write(marketo::ReplaceMember{.status = {2}}, Held(), kMay);
  EXPECT_TRUE(Judge().empty());
  Write(marketo::ReplaceMember{.status = {2}}, Held(), std::nullopt);
  EXPECT_EQ(Judge().size(), 1U);
  Write(marketo::ReplaceMember{.status = {2}}, Held(), kJune);
  EXPECT_EQ(Judge().size(), 2U);
}

TEST_F(DateComesAlongTest, EachMemberOfAWriteIsLookedAt) {
  Show(kMay);
  const marketo::SetMember set{.status = {2}};
  Send({{Of(1, set, std::nullopt, kMay), Of(2, set, std::nullopt, std::nullopt),
         Of(3, set, Held(), std::nullopt), Of(4, set, std::nullopt, kJune)}});
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_TRUE(findings.front().sentence.starts_with("person 2 "));
  EXPECT_TRUE(findings.back().sentence.starts_with("person 4 "));
}

}  // namespace
}  // namespace campsync::harness
