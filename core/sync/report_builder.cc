// SPDX-License-Identifier: Apache-2.0
#include "core/sync/report_builder.h"

#include <algorithm>

#include "core/check.h"

namespace campsync {

using marketo::StepStatus;
using marketo::SyncErrorType;

namespace {

marketo::SyncStep& StepIn(std::map<StepName, marketo::SyncStep>& steps, StepName name) {
  marketo::SyncStep& step = steps[name];
  step.operation = name.operation;
  step.object = name.object;
  return step;
}

}  // namespace

void ReportBuilder::Begin(std::int64_t cycle, Instant started_at) {
  report_ = {.cycle = cycle, .started_at = started_at};
  steps_.clear();
}

void ReportBuilder::Add(StepName step, Count count, std::int64_t records) {
  marketo::StepCounts& counts = StepIn(steps_, step).counts;
  switch (count) {
    case Count::kNew:
      counts.new_records += records;
      return;
    case Count::kUpdated:
      counts.updated += records;
      return;
    case Count::kDeleted:
      counts.deleted += records;
      return;
    case Count::kFailed:
      counts.failed += records;
      return;
    case Count::kSkipped:
      counts.skipped += records;
      return;
  }
  CAMPSYNC_UNREACHABLE();
}

void ReportBuilder::Fail(StepName step, const Error& error) {
  StepIn(steps_, step).status = StepStatus::kFailed;
  const bool told =
      std::any_of(report_.errors.begin(), report_.errors.end(), [&](const marketo::SyncError& one) {
        return one.type == SyncErrorType::kJobLevel && one.operation == step.operation &&
               one.object == step.object && one.error == error;
      });
  if (told) return;
  report_.errors.push_back({.type = SyncErrorType::kJobLevel,
                            .operation = step.operation,
                            .object = step.object,
                            .error = error});
}

void ReportBuilder::Interrupt(StepName step) {
  // A step that stopped on an error has its name already.
  auto& status = StepIn(steps_, step).status;
  if (status == StepStatus::kSucceeded) status = StepStatus::kIncomplete;
}

void ReportBuilder::AddRecordError(marketo::SyncError error) {
  error.type = SyncErrorType::kRecordLevel;
  Add({error.operation, error.object}, Count::kFailed);
  report_.errors.push_back(std::move(error));
}

marketo::SyncReport ReportBuilder::Finish(Instant ended_at) const {
  marketo::SyncReport report = report_;
  report.ended_at = ended_at;
  for (const auto& [name, step] : steps_) report.steps.push_back(step);
  return report;
}

}  // namespace campsync
