// SPDX-License-Identifier: Apache-2.0
#include "core/sync/notifications.h"

#include <utility>

namespace campsync {

bool IsCritical(ErrorCode code) {
  // An if chain and not a switch: the catalogue is long and few of its codes stop the sync.
  return code == ErrorCode::kRequestLimitExceeded || code == ErrorCode::kInvalidSessionId ||
         code == ErrorCode::kApiDisabled || code == ErrorCode::kInvalidType ||
         code == ErrorCode::kInvalidField || code == ErrorCode::kNotMarketingUser ||
         code == ErrorCode::kInvalidFieldForInsertUpdate ||
         code == ErrorCode::kInsufficientAccessOrReadonly ||
         code == ErrorCode::kCannotInsertUpdateActivateEntity;
}

namespace {

/// Limits, sessions and the API itself stop every call alike: one problem, wherever it was met.
Problem ProblemOf(const marketo::SyncError& error) {
  const ErrorCode code = error.error.code;
  const bool of_every_call = code == ErrorCode::kRequestLimitExceeded ||
                             code == ErrorCode::kInvalidSessionId ||
                             code == ErrorCode::kApiDisabled;
  return {code, of_every_call ? marketo::SyncObject::kUser : error.object};
}

}  // namespace

void AddNotifications(SyncContext& sync, marketo::SyncReport& report) {
  std::set<Problem> problems;
  for (const marketo::SyncError& one : report.errors) {
    if (!IsCritical(one.error.code)) continue;
    const Problem problem = ProblemOf(one);
    if (!problems.insert(problem).second || sync.known_problems.contains(problem)) continue;
    report.notifications.push_back({.type = marketo::NotificationType::kSyncFailure,
                                    .operation = one.operation,
                                    .object = one.object,
                                    .error = one.error});
  }
  sync.known_problems = std::move(problems);
}

}  // namespace campsync
