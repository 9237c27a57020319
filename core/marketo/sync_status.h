// SPDX-License-Identifier: Apache-2.0
//
// The rows of Marketo's Sync Status and Sync Errors pages in the vendor's words (MK-CYCLE-04,
// MK-ERR-01). A report of what a cycle did, never the source of a decision.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/marketo/ids.h"
#include "core/time.h"

namespace campsync::marketo {

enum class SyncOperation : std::uint8_t {
  kSyncSchema,
  kPullDeletes,
  kPullConversions,
  kPullUpdates,
  kPushNew,
  kPushUpdates,
  kInitLinkWithProgram,
  kSyncWithProgram,
};

enum class SyncObject : std::uint8_t {
  kCampaign,
  kCampaignMember,
  kCampaignMemberStatus,
  kPerson,
  kContact,
  kUser,
};

/// Succeeded: all records done. Failed: the step stopped on an error. Incomplete: it did not get to
/// its end, the rest follows in the next cycle. Cleaned up: reverted to the earlier state.
enum class StepStatus : std::uint8_t { kSucceeded, kFailed, kIncomplete, kCleanedUp };

struct StepCounts {
  std::int64_t new_records = 0;
  std::int64_t updated = 0;
  std::int64_t deleted = 0;
  std::int64_t failed = 0;
  std::int64_t skipped = 0;  // no field of interest changed (MK-PRE-07)
  bool operator==(const StepCounts&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("New", new_records);
    visit("Updated", updated);
    visit("Deleted", deleted);
    visit("Failed", failed);
    visit("Skipped", skipped);
  }
};

[[nodiscard]] std::string_view NameOf(SyncOperation operation);
[[nodiscard]] std::string_view NameOf(SyncObject object);
[[nodiscard]] std::string_view NameOf(StepStatus status);

struct SyncStep {
  SyncOperation operation = SyncOperation::kSyncSchema;
  SyncObject object = SyncObject::kCampaign;
  StepStatus status = StepStatus::kSucceeded;
  StepCounts counts;
  bool operator==(const SyncStep&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("operation", NameOf(operation));
    visit("object", NameOf(object));
    visit("status", NameOf(status));
    visit("counts", counts);
  }
};

/// Job level stops work until the cause is gone; record level concerns one record (MK-ERR-01).
enum class SyncErrorType : std::uint8_t { kJobLevel, kRecordLevel };
[[nodiscard]] std::string_view NameOf(SyncErrorType type);

struct SyncError {
  SyncErrorType type = SyncErrorType::kRecordLevel;
  SyncOperation operation = SyncOperation::kSyncSchema;
  SyncObject object = SyncObject::kCampaign;
  std::optional<PersonId> person;
  std::string salesforce_id;  // 18 characters; empty where there is no record yet
  std::string record;         // the record in words: `member of Webinar May: Ann Li`
  Error error;
  bool operator==(const SyncError&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("type", NameOf(type));
    visit("operation", NameOf(operation));
    visit("object", NameOf(object));
    visit("marketoId", person);
    visit("salesforceId", salesforce_id);
    visit("record", record);
    visit("error", error);
  }
};

/// Sync failure: permissions, limits or the login keep the sync from its work (MK-ERR-04). Full
/// compare: a cycle did more than follow changes.
enum class NotificationType : std::uint8_t { kSyncFailure, kFullCompare };
[[nodiscard]] std::string_view NameOf(NotificationType type);

/// What Marketo tells the people who look after the sync; it can be mailed.
struct SyncNotification {
  NotificationType type = NotificationType::kSyncFailure;
  SyncOperation operation = SyncOperation::kSyncSchema;
  SyncObject object = SyncObject::kCampaign;
  Error error;
  bool operator==(const SyncNotification&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("type", NameOf(type));
    visit("operation", NameOf(operation));
    visit("object", NameOf(object));
    visit("error", error);
  }
};

/// What one cycle did. `errors` holds what this cycle found or found again, `notifications` only
/// what began with it.
struct SyncReport {
  std::int64_t cycle = 0;  // counted from 1 since the engine was loaded
  Instant started_at;      // Marketo's clock
  Instant ended_at;
  std::vector<SyncStep> steps;
  std::vector<SyncError> errors;
  std::vector<SyncNotification> notifications;
  bool operator==(const SyncReport&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("cycle", cycle);
    visit("startedAt", started_at);
    visit("endedAt", ended_at);
    visit("steps", steps);
    visit("errors", errors);
    visit("notifications", notifications);
  }
};

}  // namespace campsync::marketo
