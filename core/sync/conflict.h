// SPDX-License-Identifier: Apache-2.0
//
// Both sides of a member changed since they last agreed: who wins (MK-CONFLICT-03, MK-CONFLICT-04).
// Pure. The winner's value still goes through the moves of member_moves.h, so the step guard holds
// whoever won.
#pragma once

#include "core/sync/member_plan.h"

namespace campsync {

/// Removed on one side; added, re-added or given a status on the other: switch add-remove-conflict.
/// A tie of the clocks goes to the add.
[[nodiscard]] MemberDecision DecideAddRemoveConflict(const MemberFacts& facts,
                                                     const LinkFacts& link);

/// Whether the add outlives the removal (switch add-remove-conflict).
[[nodiscard]] bool AddWins(const MemberFacts& facts, const SyncPolicy& policy,
                           const ClockOffset& clocks);

/// Two statuses: switch status-conflict. Equal steps are decided by person type: contact ->
/// Salesforce, else Marketo (MK-CONFLICT-01, MK-CONFLICT-02).
[[nodiscard]] MemberDecision DecideStatusConflict(const MemberFacts& facts, const LinkFacts& link);

}  // namespace campsync
