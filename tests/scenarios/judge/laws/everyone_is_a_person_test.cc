// SPDX-License-Identifier: Apache-2.0
// Every lead and contact that the sync can see is a person in Marketo.
#include <gtest/gtest.h>

#include <initializer_list>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class EveryoneIsAPersonTest : public testing::Test {
 protected:
  static salesforce::LeadRef LeadOf(int number) { return {SmallWorld::Lead(number)}; }
  static salesforce::ContactRef Contact() {
    return {salesforce::ContactId::FromFifteen("003000000000001")};
  }

  void AddLead(int number) {
    world_.after.salesforce.leads.push_back({.id = SmallWorld::Lead(number)});
  }
  void AddConvertedLead() {
    world_.after.salesforce.leads.push_back({.id = SmallWorld::Lead(1), .is_converted = true});
  }
  void AddContact() { world_.after.salesforce.contacts.push_back({.id = Contact().contact}); }
  // Somebody in Marketo who is the record.
  void AddPersonWith(marketo::SfdcRecord record) {
    world_.after.marketo.people.push_back({.id = {7}, .sfdc_record = record});
  }
  void List(ErrorCode code) {
    world_.after.standing.clear();
    world_.List(9, store::Blocked{.code = code});
  }

  Findings Judge() { return world_.Judge(JudgeEveryoneIsAPerson); }

  SmallWorld world_;
};

TEST_F(EveryoneIsAPersonTest, ALeadIsAPerson) {
  world_.names.leads.Bind("ann", SmallWorld::Lead(1));
  AddLead(1);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence, "lead:ann is nobody in Marketo");
  AddPersonWith(LeadOf(1));
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, AContactIsAPerson) {
  world_.names.contacts.Bind("bob", Contact().contact);
  AddContact();
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence, "contact:bob is nobody in Marketo");
  AddPersonWith(Contact());
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, SomebodyElseIsNotTheLead) {
  AddLead(1);
  AddPersonWith(LeadOf(2));
  world_.after.marketo.people.push_back({.id = {8}});
  EXPECT_EQ(Judge().size(), 1U);
  AddLead(2);
  EXPECT_EQ(Judge().size(), 1U);
  AddLead(3);
  EXPECT_EQ(Judge().size(), 2U);
}

TEST_F(EveryoneIsAPersonTest, AConvertedLeadIsItsContact) {
  AddConvertedLead();
  EXPECT_TRUE(Judge().empty());
  AddContact();
  AddPersonWith(LeadOf(1));
  EXPECT_EQ(Judge().size(), 1U);
  AddPersonWith(Contact());
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, WhoeverIsOutOfSightIsNobody) {
  AddLead(1);
  AddContact();
  world_.after.salesforce.hidden_people.insert(LeadOf(2));
  EXPECT_EQ(Judge().size(), 2U);
  world_.after.salesforce.hidden_people.insert(LeadOf(1));
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.hidden_people.insert(Contact());
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, WhoeverIsSharedAgainMayNotHaveComeYet) {
  AddLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  sim::JournalEntry shared{.sequence = 1, .kind = sim::EntryKind::kNote, .operation = "Step"};
  shared.content = sim::NoteText{"salesforce set_visible"};
  world_.journal.push_back(shared);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, WhomAMergeGaveUpIsNobody) {
  AddLead(1);
  AddContact();
  world_.after.marketo.given_up.emplace_back(LeadOf(2));
  EXPECT_EQ(Judge().size(), 2U);
  world_.after.marketo.given_up.emplace_back(LeadOf(1));
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.marketo.given_up.emplace_back(Contact());
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, WhatMayBeALostCreatesLeadWaits) {
  AddLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  List(ErrorCode::kAmbiguousCreate);
  EXPECT_TRUE(Judge().empty());
  List(ErrorCode::kCreatePending);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, OtherThingsThatAreListedExcuseNothing) {
  AddLead(1);
  List(ErrorCode::kUnknownAbsence);
  world_.List(8, store::Diverged{});
  EXPECT_EQ(Judge().size(), 1U);
  List(ErrorCode::kCreatePending);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(EveryoneIsAPersonTest, ASyncThatIsSwitchedOffMakesNobody) {
  AddLead(1);
  marketo::Settings& settings = world_.after.marketo.settings;
  salesforce::User& user = world_.after.salesforce.sync_user;
  for (bool* is_on : {&settings.sync_enabled, &settings.campaign_sync_enabled, &user.is_active,
                      &user.marketing_user}) {
    EXPECT_EQ(Judge().size(), 1U);
    *is_on = false;
    EXPECT_TRUE(Judge().empty());
    *is_on = true;
  }
}

TEST_F(EveryoneIsAPersonTest, ACycleThatStoppedMakesNobody) {
  AddLead(1);
  world_.history.last_cycle_failed = true;
  EXPECT_TRUE(Judge().empty());
  // It went on from there to its end.
  sim::JournalEntry begin{.sequence = 1, .kind = sim::EntryKind::kEffect};
  begin.content = sim::MarketoCall{marketo::ReadSettings{}, {}};
  world_.journal.push_back(std::move(begin));
  EXPECT_TRUE(Judge().empty());
  sim::JournalEntry end{.sequence = 2, .kind = sim::EntryKind::kEffect};
  end.content = sim::StoreAppend{{store::Put<store::Watermarks>{}}, Result<Done>(Done{})};
  world_.journal.push_back(std::move(end));
  EXPECT_EQ(Judge().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
