// SPDX-License-Identifier: Apache-2.0
// What waits and what is told at rest: the backlog, the listed errors, the reports.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

TEST(NothingWaitsTest, FailsForWhatIsLeftToBeCarriedOver) {
  SmallWorld world;
  EXPECT_TRUE(world.Judge(JudgeNothingWaitsAtRest).empty());
  world.after.backlog.to_salesforce = 1;
  EXPECT_EQ(world.Judge(JudgeNothingWaitsAtRest).size(), 1U);
  world.after.salesforce.campaigns.front().is_active = false;
  EXPECT_TRUE(world.Judge(JudgeNothingWaitsAtRest).empty());
  world.after.salesforce.campaigns.front().is_active = true;
  world.after.marketo.settings.sync_enabled = false;
  EXPECT_TRUE(world.Judge(JudgeNothingWaitsAtRest).empty());
}

class ReportsTest : public testing::Test {
 protected:
  static marketo::SyncError ErrorOf(std::string record, ErrorCode code,
                                    marketo::SyncErrorType type) {
    marketo::SyncError error{.type = type, .record = std::move(record)};
    error.error = Error{code, "no", {}};
    return error;
  }
  void Report(marketo::SyncReport report) {
    report.cycle = static_cast<std::int64_t>(world_.history.events.size()) + 1;
    Event event{.place = {}, .what = Reported{std::move(report)}};
    world_.history.events.push_back({report.cycle, std::move(event)});
  }
  Findings Judge() { return world_.Judge(JudgeReports); }

  SmallWorld world_;
};

TEST_F(ReportsTest, WhatIsListedWasToldOf) {
  world_.AddPerson(1, 2, 0);
  world_.List(1, store::Blocked{.code = ErrorCode::kLeadDeleted});
  EXPECT_EQ(world_.Judge(JudgeErrorsAreReported).size(), 1U);
  const std::string record = world_.after.standing.front().record;
  Report({.errors = {ErrorOf(record, ErrorCode::kDiverged, {})}});
  EXPECT_EQ(world_.Judge(JudgeErrorsAreReported).size(), 1U);
  Report({.errors = {ErrorOf(record, ErrorCode::kLeadDeleted, {})}});
  EXPECT_TRUE(world_.Judge(JudgeErrorsAreReported).empty());
}

TEST_F(ReportsTest, ADivergenceIsToldOfToo) {
  world_.AddPerson(1, 2, 1);
  world_.List(1, store::Diverged{});
  EXPECT_EQ(world_.Judge(JudgeErrorsAreReported).size(), 1U);
  Report({.errors = {ErrorOf(world_.after.standing.front().record, ErrorCode::kDiverged, {})}});
  EXPECT_TRUE(world_.Judge(JudgeErrorsAreReported).empty());
}

TEST_F(ReportsTest, WhatStopsWholeCallsIsToldOfForItsStep) {
  world_.AddPerson(1, 2, 1);
  world_.List(1, store::Blocked{.code = ErrorCode::kServerUnavailable});
  EXPECT_TRUE(world_.Judge(JudgeErrorsAreReported).empty());
}

TEST_F(ReportsTest, WhoWasMergedWasToldOfUnderAnotherName) {
  world_.AddPerson(1, 2, 1);
  world_.List(1, store::Diverged{});
  world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_TRUE(world_.Judge(JudgeErrorsAreReported).empty());
}

TEST_F(ReportsTest, ACrashMayHaveTakenTheReport) {
  world_.AddPerson(1, 2, 1);
  world_.List(1, store::Diverged{});
  world_.journal.push_back({.kind = sim::EntryKind::kFault});
  EXPECT_TRUE(world_.Judge(JudgeErrorsAreReported).empty());
}

TEST_F(ReportsTest, AStepThatBrokeOffIsAFailedOne) {
  const marketo::SyncReport report{
      .steps = {{.status = marketo::StepStatus::kFailed}},
      .errors = {ErrorOf("", ErrorCode::kServerUnavailable, marketo::SyncErrorType::kJobLevel)}};
  Report(report);
  EXPECT_TRUE(Judge().empty());
  marketo::SyncReport wrong = report;
  wrong.steps.front().status = marketo::StepStatus::kSucceeded;
  Report(wrong);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(ReportsTest, ANotificationComesOnce) {
  marketo::SyncReport report{
      .errors = {ErrorOf("", ErrorCode::kRequestLimitExceeded, marketo::SyncErrorType::kJobLevel)}};
  marketo::SyncNotification told;
  told.error = report.errors.front().error;
  report.notifications.push_back(told);
  Report(report);
  EXPECT_TRUE(Judge().empty());
  Report(report);
  EXPECT_EQ(Judge().size(), 1U);
  world_.journal.push_back({.sequence = 2, .kind = sim::EntryKind::kNote, .operation = "Crash"});
  EXPECT_TRUE(Judge().empty()) << "another engine, whose cycle happens to have the next number";
  world_.journal.back().sequence = 1;
  EXPECT_EQ(Judge().size(), 1U) << "before both";
  world_.history.events.back().event.what = [&] {
    report.cycle = 1;  // of another engine
    return Reported{report};
  }();
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
