// SPDX-License-Identifier: Apache-2.0
//
// Whether a plan still stands: a user may link or unlink between two steps of a cycle, and what was
// planned for the old link must then not be done.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

/// The campaign's link is the one the member was planned for; for members without a link, it still
/// has none.
[[nodiscard]] inline bool IsStillCurrent(const SyncContext& sync, const PlannedMember& planned) {
  const store::LinkRecord* link = sync.state.FindLink(planned.key.campaign);
  const bool none = link == nullptr || link->state == store::LinkState::kDropping;
  return planned.link_epoch == (none ? 0 : link->epoch);
}

}  // namespace campsync
