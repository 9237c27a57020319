// SPDX-License-Identifier: Apache-2.0
// Each edit is counted once, in the bucket that its end says, and none is left out.
#include "scenarios/harness/judge/edit_ledger.h"

#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class EditLedgerTest : public testing::Test {
 protected:
  void EditInMarketo(int number, int step) {
    world_.EditInMarketo(number, step);
    NoteLast();
  }
  void EditInSalesforce(int number, int step) {
    world_.EditInSalesforce(number, step);
    NoteLast();
  }
  // What the recorder writes for each edit.
  void NoteLast() {
    const auto sequence = static_cast<std::int64_t>(world_.journal.size()) + 1;
    world_.journal.push_back(
        {.sequence = sequence, .kind = sim::EntryKind::kNote, .operation = kEditNote});
    world_.history.edits.back().journal = sequence;
  }
  [[nodiscard]] EditLedger Ledger() { return LedgerOf(world_.View()); }

  SmallWorld world_;
};

TEST_F(EditLedgerTest, AnEditThatBothSidesHoldIsApplied) {
  world_.AddPerson(1, 3, 3);
  EditInMarketo(1, 3);
  EXPECT_EQ(Ledger().Of(EditBucket::kApplied), 1);
  EXPECT_TRUE(Ledger().Balances());
}

TEST_F(EditLedgerTest, AnEarlierEditOfTheSameSideIsSuperseded) {
  world_.AddPerson(1, 3, 3);
  EditInMarketo(1, 2);
  EditInMarketo(1, 3);
  EXPECT_EQ(Ledger().made, 2);
  EXPECT_EQ(Ledger().Of(EditBucket::kSuperseded), 1);
  EXPECT_EQ(Ledger().Of(EditBucket::kApplied), 1);
}

TEST_F(EditLedgerTest, OneThatWasAppliedBeforeStaysSo) {
  world_.AddPerson(1, 3, 3);
  EditInMarketo(1, 2);
  world_.history.edits.back().applied = true;
  EditInMarketo(1, 3);
  EXPECT_EQ(Ledger().Of(EditBucket::kApplied), 2);
}

TEST_F(EditLedgerTest, ASettledEditKeepsItsBucket) {
  world_.AddPerson(1, 3, 3);
  EditInMarketo(1, 3);
  EditInSalesforce(1, 3);
  MarkSettled(world_.View(), world_.history);
  ASSERT_TRUE(world_.history.edits.front().settled);
  world_.after.salesforce.members.front().status = world_.StatusLabel(1);
  EXPECT_EQ(Ledger().Of(EditBucket::kApplied), 2);
}

TEST_F(EditLedgerTest, TheEndOfItsMembershipSupersedesAnEdit) {
  world_.AddPerson(1, 0, 0);
  EditInSalesforce(1, 3);
  world_.history.edits.back().displaced = true;
  EXPECT_EQ(Ledger().Of(EditBucket::kSuperseded), 1);
}

TEST_F(EditLedgerTest, AStepBackIsRefused) {
  world_.AddPerson(1, 3, 2);
  EditInSalesforce(1, 2);
  world_.List(1, store::Diverged{world_.labels.Intern("MK-STATUS-11"), {}});
  EXPECT_EQ(Ledger().Of(EditBucket::kRefused), 1);
  EXPECT_TRUE(Ledger().Balances());
}

TEST_F(EditLedgerTest, WithTheSyncOffEveryOpenEditIsPending) {
  world_.AddPerson(1, 3, 2);
  EditInMarketo(1, 3);
  world_.after.marketo.settings.sync_enabled = false;
  EXPECT_EQ(Ledger().Of(EditBucket::kPending), 1);
}

TEST_F(EditLedgerTest, WhatIsLinkedToNothingIsCountedByItself) {
  world_.AddPerson(1, 3, 0);
  EditInMarketo(1, 3);
  world_.after.links.clear();
  EXPECT_EQ(Ledger().unlinked, 1);
  EXPECT_TRUE(Ledger().Balances());
}

TEST_F(EditLedgerTest, ALostEditUnbalancesTheLedger) {
  world_.AddPerson(1, 3, 2);
  EditInMarketo(1, 3);
  EXPECT_EQ(Ledger().Sum(), 0);
  EXPECT_FALSE(Ledger().Balances());
}

TEST_F(EditLedgerTest, AnEditThatTheHistoryForgotUnbalancesIt) {
  world_.AddPerson(1, 3, 3);
  EditInMarketo(1, 3);
  NoteLast();
  EXPECT_EQ(Ledger().made, 2);
  EXPECT_FALSE(Ledger().Balances());
}

TEST_F(EditLedgerTest, LedgersAddUp) {
  EditLedger one{.made = 3, .in_bucket = {1, 0, 1, 0, 0}, .unlinked = 1};
  one.Add({.made = 2, .in_bucket = {0, 1, 0, 0, 1}});
  EXPECT_EQ(one, (EditLedger{.made = 5, .in_bucket = {1, 1, 1, 0, 1}, .unlinked = 1}));
  EXPECT_TRUE(one.Balances());
}

}  // namespace
}  // namespace campsync::harness
