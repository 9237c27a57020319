// SPDX-License-Identifier: Apache-2.0
#include "core/sync/report_builder.h"

#include <gtest/gtest.h>

#include <vector>

namespace campsync {
namespace {

using marketo::StepStatus;
using marketo::SyncErrorType;
using marketo::SyncObject;
using marketo::SyncOperation;

constexpr StepName kPullStep = {SyncOperation::kPullUpdates, SyncObject::kCampaignMember};
constexpr StepName kPush = {SyncOperation::kPushUpdates, SyncObject::kCampaignMember};
constexpr Instant kEnd{9000};

TEST(ReportBuilderTest, NamesTheCycleAndItsTimes) {
  ReportBuilder builder;
  builder.Begin(7, Instant{1000});
  const auto report = builder.Finish(kEnd);
  EXPECT_EQ(report.cycle, 7);
  EXPECT_EQ(report.started_at, Instant{1000});
  EXPECT_EQ(report.ended_at, kEnd);
  EXPECT_TRUE(report.steps.empty());
  EXPECT_TRUE(report.errors.empty());
}

TEST(ReportBuilderTest, CountsEachCounterOfAStep) {
  ReportBuilder builder;
  builder.Add(kPullStep, Count::kNew, 2);
  builder.Add(kPullStep, Count::kUpdated, 3);
  builder.Add(kPullStep, Count::kDeleted, 4);
  builder.Add(kPullStep, Count::kFailed, 5);
  builder.Add(kPullStep, Count::kSkipped, 6);
  builder.Add(kPullStep, Count::kNew);
  const auto report = builder.Finish(kEnd);
  ASSERT_EQ(report.steps.size(), 1U);
  const marketo::StepCounts expected{
      .new_records = 3, .updated = 3, .deleted = 4, .failed = 5, .skipped = 6};
  EXPECT_EQ(report.steps[0].counts, expected);
  EXPECT_EQ(report.steps[0].status, StepStatus::kSucceeded);
}

TEST(ReportBuilderTest, PutsStepsInTheOrderOfACycle) {
  ReportBuilder builder;
  constexpr StepName kDeletes = {SyncOperation::kPullDeletes, SyncObject::kCampaignMember};
  constexpr StepName kCampaigns = {SyncOperation::kPullUpdates, SyncObject::kCampaign};
  constexpr StepName kStatuses = {SyncOperation::kSyncWithProgram,
                                  SyncObject::kCampaignMemberStatus};
  for (const StepName step : {kStatuses, kPush, kPullStep, kCampaigns, kDeletes}) {
    builder.Add(step, Count::kNew);
  }
  std::vector<StepName> order;
  for (const auto& step : builder.Finish(kEnd).steps)
    order.push_back({step.operation, step.object});
  EXPECT_EQ(order, (std::vector{kDeletes, kCampaigns, kPullStep, kPush, kStatuses}));
}

TEST(ReportBuilderTest, ListsAJobLevelErrorOfAStepThatFailed) {
  ReportBuilder builder;
  const Error error{ErrorCode::kRequestLimitExceeded, "TotalRequests Limit exceeded.", {}};
  builder.Fail(kPullStep, error);
  const auto report = builder.Finish(kEnd);
  ASSERT_EQ(report.steps.size(), 1U);
  EXPECT_EQ(report.steps[0].status, StepStatus::kFailed);
  ASSERT_EQ(report.errors.size(), 1U);
  EXPECT_EQ(report.errors[0].type, SyncErrorType::kJobLevel);
  EXPECT_EQ(report.errors[0].operation, kPullStep.operation);
  EXPECT_EQ(report.errors[0].object, kPullStep.object);
  EXPECT_EQ(report.errors[0].error, error);
}

TEST(ReportBuilderTest, MarksAStepThatDidNotGetToItsEnd) {
  ReportBuilder builder;
  builder.Interrupt(kPullStep);
  EXPECT_EQ(builder.Finish(kEnd).steps.at(0).status, StepStatus::kIncomplete);
}

TEST(ReportBuilderTest, AStepThatFailedStaysFailed) {
  ReportBuilder builder;
  builder.Fail(kPullStep, {});
  builder.Interrupt(kPullStep);
  EXPECT_EQ(builder.Finish(kEnd).steps.at(0).status, StepStatus::kFailed);
  builder.Begin(2, {});
  builder.Interrupt(kPullStep);
  builder.Fail(kPullStep, {});
  EXPECT_EQ(builder.Finish(kEnd).steps.at(0).status, StepStatus::kFailed);
}

// MK-ERR-02: the others go on.
TEST(ReportBuilderTest, CountsARecordErrorAsFailedItemOfAStepThatSucceeded) {
  ReportBuilder builder;
  builder.Add(kPush, Count::kUpdated, 2);
  builder.AddRecordError({.type = SyncErrorType::kJobLevel,
                          .operation = kPush.operation,
                          .object = kPush.object,
                          .record = "member of Spring: Ann Li",
                          .error = {ErrorCode::kUnableToLockRow, "busy", {}}});
  const auto report = builder.Finish(kEnd);
  EXPECT_EQ(report.steps.at(0).counts.failed, 1);
  EXPECT_EQ(report.steps.at(0).counts.updated, 2);
  EXPECT_EQ(report.steps.at(0).status, StepStatus::kSucceeded);
  EXPECT_EQ(report.errors.at(0).type, SyncErrorType::kRecordLevel);
  EXPECT_EQ(report.errors.at(0).record, "member of Spring: Ann Li");
}

TEST(ReportBuilderTest, BeginForgetsTheLastCycle) {
  ReportBuilder builder;
  builder.Begin(1, Instant{1000});
  builder.Fail(kPullStep, {});
  builder.Begin(2, Instant{2000});
  const auto report = builder.Finish(kEnd);
  EXPECT_EQ(report.cycle, 2);
  EXPECT_TRUE(report.steps.empty());
  EXPECT_TRUE(report.errors.empty());
}

}  // namespace
}  // namespace campsync
