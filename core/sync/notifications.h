// SPDX-License-Identifier: Apache-2.0
//
// Notifications: which errors of a cycle the people who look after the sync are told about
// (MK-ERR-04): missing permissions, used-up limits, a login that no longer works. A problem is told
// when it begins, not in every cycle that has it. It reads a report and sends nothing.
#pragma once

#include "core/marketo/sync_status.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// Whether nobody but a person can take the cause away, and nothing goes on meanwhile.
[[nodiscard]] bool IsCritical(ErrorCode code);

/// Adds the critical problems that the last report did not have, and remembers those it has.
void AddNotifications(SyncContext& sync, marketo::SyncReport& report);

}  // namespace campsync
