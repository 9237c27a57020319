// SPDX-License-Identifier: Apache-2.0
//
// ReportBuilder: collects what a cycle did into the rows of Marketo's Sync Status and Sync Errors
// pages. Steps come out in the order of a cycle, whatever the order in which they were counted.
#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "core/marketo/sync_status.h"

namespace campsync {

/// A counter of StepCounts.
enum class Count : std::uint8_t { kNew, kUpdated, kDeleted, kFailed, kSkipped };

/// One row of the Sync Status page: operation x object.
struct StepName {
  marketo::SyncOperation operation;
  marketo::SyncObject object;
  auto operator<=>(const StepName&) const = default;
};

class ReportBuilder {
 public:
  void Begin(std::int64_t cycle, Instant started_at);

  void Add(StepName step, Count count, std::int64_t records = 1);
  /// The step stopped on a job-level error; told once, however many batches it befell.
  void Fail(StepName step, const Error& error);
  /// Tells the people who look after the sync.
  void Notify(marketo::SyncNotification notification) {
    report_.notifications.push_back(std::move(notification));
  }
  /// The step did not get to its end; one that failed stays failed.
  void Interrupt(StepName step);
  /// A record-level error; counted as Failed Item of its step (MK-ERR-02).
  void AddRecordError(marketo::SyncError error);

  [[nodiscard]] marketo::SyncReport Finish(Instant ended_at) const;

 private:
  marketo::SyncReport report_;
  std::map<StepName, marketo::SyncStep> steps_;
};

}  // namespace campsync
