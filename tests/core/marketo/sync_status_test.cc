// SPDX-License-Identifier: Apache-2.0
#include "core/marketo/sync_status.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/core/field_names.h"

namespace campsync::marketo {
namespace {

template <class Enum>
using NamesOf = std::vector<std::pair<Enum, std::string_view>>;

template <class Enum>
void ExpectNames(const NamesOf<Enum>& expected) {
  for (const auto& [value, name] : expected) EXPECT_EQ(NameOf(value), name);
}

// MK-CYCLE-04, in the vendor's words.
TEST(SyncStatusTest, NamesOperations) {
  ExpectNames(
      NamesOf<SyncOperation>{{SyncOperation::kSyncSchema, "Sync schema"},
                             {SyncOperation::kPullDeletes, "Pull deletes"},
                             {SyncOperation::kPullConversions, "Pull conversions"},
                             {SyncOperation::kPullUpdates, "Pull updates"},
                             {SyncOperation::kPushNew, "Push new"},
                             {SyncOperation::kPushUpdates, "Push updates"},
                             {SyncOperation::kInitLinkWithProgram, "Init link with Program"},
                             {SyncOperation::kSyncWithProgram, "Sync with program"}});
}

TEST(SyncStatusTest, NamesObjects) {
  ExpectNames(NamesOf<SyncObject>{{SyncObject::kCampaign, "Campaign"},
                                  {SyncObject::kCampaignMember, "Campaign Members"},
                                  {SyncObject::kCampaignMemberStatus, "Campaign Member Status"},
                                  {SyncObject::kPerson, "Person (Lead)"},
                                  {SyncObject::kContact, "Contact"},
                                  {SyncObject::kUser, "User"}});
}

TEST(SyncStatusTest, NamesStepStatuses) {
  ExpectNames(NamesOf<StepStatus>{{StepStatus::kSucceeded, "Succeeded"},
                                  {StepStatus::kFailed, "Failed"},
                                  {StepStatus::kIncomplete, "Incomplete"},
                                  {StepStatus::kCleanedUp, "Cleaned up"}});
}

// MK-ERR-01.
TEST(SyncStatusTest, NamesErrorTypes) {
  ExpectNames(NamesOf<SyncErrorType>{{SyncErrorType::kJobLevel, "Job Level"},
                                     {SyncErrorType::kRecordLevel, "Record Level"}});
}

TEST(StepCountsTest, VisitsEachCounterUnderItsColumn) {
  const StepCounts counts = {
      .new_records = 1, .updated = 2, .deleted = 3, .failed = 4, .skipped = 5};
  EXPECT_EQ(FieldNames(counts),
            (std::vector<std::string>{"New", "Updated", "Deleted", "Failed", "Skipped"}));
  EXPECT_EQ(FieldValue<std::int64_t>(counts, "New"), 1);
  EXPECT_EQ(FieldValue<std::int64_t>(counts, "Updated"), 2);
  EXPECT_EQ(FieldValue<std::int64_t>(counts, "Deleted"), 3);
  EXPECT_EQ(FieldValue<std::int64_t>(counts, "Failed"), 4);
  EXPECT_EQ(FieldValue<std::int64_t>(counts, "Skipped"), 5);
}

TEST(SyncStepTest, VisitsItsEnumsAsWords) {
  const SyncStep step = {.operation = SyncOperation::kPushNew,
                         .object = SyncObject::kCampaignMember,
                         .status = StepStatus::kIncomplete};
  EXPECT_EQ(FieldValue<std::string_view>(step, "operation"), "Push new");
  EXPECT_EQ(FieldValue<std::string_view>(step, "object"), "Campaign Members");
  EXPECT_EQ(FieldValue<std::string_view>(step, "status"), "Incomplete");
}

TEST(SyncErrorTest, VisitsItsErrorAndRecord) {
  const Error gone = {.code = ErrorCode::kEntityIsDeleted, .text = "gone"};
  const SyncError error = {.type = SyncErrorType::kJobLevel,
                           .person = PersonId{9},
                           .salesforce_id = "00Q000000000001EAA",
                           .record = "member of Webinar May: Ann Li",
                           .error = gone};
  EXPECT_EQ(FieldValue<std::string_view>(error, "type"), "Job Level");
  EXPECT_EQ(FieldValue<std::optional<PersonId>>(error, "marketoId"), PersonId{9});
  EXPECT_EQ(FieldValue<std::string>(error, "salesforceId"), "00Q000000000001EAA");
  EXPECT_EQ(FieldValue<std::string>(error, "record"), "member of Webinar May: Ann Li");
  EXPECT_EQ(FieldValue<Error>(error, "error"), gone);
}

TEST(SyncReportTest, EveryRowVisitsAllItsMembers) {
  ExpectAllMembersVisited<StepCounts, SyncStep, SyncError, SyncReport>();
}

TEST(SyncReportTest, DiffersByItsRows) {
  const SyncReport report = {.cycle = 1, .steps = {SyncStep{}}};
  SyncReport other = report;
  EXPECT_EQ(report, other);
  other.steps.front().counts.skipped = 1;
  EXPECT_NE(report, other);
}

}  // namespace
}  // namespace campsync::marketo
