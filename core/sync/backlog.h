// SPDX-License-Identifier: Apache-2.0
//
// Backlog: how many members wait to be carried over, in both directions (MK-CYCLE-07). Counted from
// what is known: records that a passing error stopped, writes under way, open lead intents, and
// what a cycle that stopped half-way had seen. It decides nothing.
#pragma once

#include "core/sync/cycle.h"
#include "core/sync/engine.h"

namespace campsync {

/// Notes what a cycle that stopped half-way leaves behind. While Salesforce does not answer,
/// Marketo's own changes are looked up: O(change), two calls a batch.
void NoteUnsettled(Cycle& cycle);

/// What NoteUnsettled() needs of a view.
[[nodiscard]] SeenSides SidesOf(const store::MemberKey& key, const MemberView& view);

[[nodiscard]] SyncBacklog CountBacklog(const SyncContext& sync);

/// Keeps the count of a cycle's end, to tell later whether it grows.
void SampleBacklog(SyncContext& sync);

}  // namespace campsync
