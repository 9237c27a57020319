// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/look_up_absences_stage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

sim::WorldOptions WithoutDeletedRows() {
  sim::WorldOptions options{.journal_detail = sim::JournalDetail::kEntries};
  options.behavior.member_deleted_visible = sim::MemberDeletedVisible::kDeletedFeedOnly;
  return options;
}

// Ann was taken out of the campaign while it was hidden, and the log was read past that.
class LookUpAbsencesStageTest : public testing::Test {
 protected:
  void SetUp() override {
    host_.SetStatus(program_, ann_, "Invited");
    ASSERT_TRUE(host_.RunToRest());
    ASSERT_TRUE(host_.Handle(LinkProgram{program_, campaign_}).ok());
    ASSERT_TRUE(host_.RunToRest());
    host_.world.AdvanceBy(Duration::Minutes(10));
    host_.world.salesforce().SetVisible(campaign_, false);
    const auto* row =
        host_.world.salesforce().Find(salesforce::MemberKey{campaign_, host_.RecordOf(ann_)});
    ASSERT_TRUE(host_.world.salesforce().AsSalesUser().RemoveMember(row->id).ok());
    ASSERT_TRUE(host_.RunToRest());
    host_.world.AdvanceBy(Duration::Minutes(10));
    host_.RunCycle();
    host_.world.salesforce().SetVisible(campaign_, true);
  }

  // The look-up comes after the five logs of every cycle.
  void RefuseLookUp(ErrorCode code) {
    host_.world.faults().Add({.operation = "ReadDeleteLog",
                              .when = sim::OnCalls{.first = 6, .last = 6},
                              .kind = sim::FaultKind::kRequestError,
                              .code = code});
  }
  std::int64_t LogsReadInACycle() {
    const auto count = [this] {
      return std::ranges::count_if(
          host_.world.journal().entries(), [](const sim::JournalEntry& entry) {
            return entry.kind == sim::EntryKind::kEffect && entry.operation == "ReadDeleteLog";
          });
    };
    const auto before = count();
    host_.RunCycle();
    return count() - before;
  }
  bool IsListed() {
    const auto standing = host_.engine().Standing();
    return std::ranges::any_of(standing, [](const StandingItem& item) {
      const auto* blocked = std::get_if<store::Blocked>(&item.disposition);
      return blocked != nullptr && blocked->code == ErrorCode::kUnknownAbsence;
    });
  }

  SyncHost host_{{}, WithoutDeletedRows()};
  marketo::ProgramId program_ = host_.AddProgram();
  salesforce::CampaignId campaign_ = host_.AddMatchingCampaign();
  marketo::PersonId ann_ = host_.AddPerson("Ann");
};

TEST_F(LookUpAbsencesStageTest, FindsTheRemovalThatTheLogToldOfUnheard) {
  EXPECT_EQ(LogsReadInACycle(), 6);
  EXPECT_EQ(host_.StatusOf(program_, ann_), "");
  EXPECT_FALSE(IsListed());
  EXPECT_EQ(LogsReadInACycle(), 5);
}

TEST_F(LookUpAbsencesStageTest, WhatTheLogDoesNotTellIsListedAndNotAskedAgain) {
  RefuseLookUp(ErrorCode::kInvalidReplicationDate);
  host_.RunCycle();
  EXPECT_EQ(host_.StatusOf(program_, ann_), "Invited");
  EXPECT_TRUE(IsListed());
  EXPECT_EQ(LogsReadInACycle(), 5);
  EXPECT_TRUE(IsListed());
}

TEST_F(LookUpAbsencesStageTest, ACycleThatBrokeOffOverItAsksAgain) {
  RefuseLookUp(ErrorCode::kInvalidSessionId);
  host_.RunCycle();
  EXPECT_EQ(host_.StatusOf(program_, ann_), "Invited");
  EXPECT_EQ(LogsReadInACycle(), 6);
  EXPECT_EQ(host_.StatusOf(program_, ann_), "");
}

}  // namespace
}  // namespace campsync::test
