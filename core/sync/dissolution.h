// SPDX-License-Identifier: Apache-2.0
//
// What a cycle does about a link of which one half was deleted: note it once, look at everybody the
// link held when their members are to leave the other half, and drop the link when they have. The
// campaign or the program is never made again.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

/// The link's program is gone. True without effect where that was noted before. False: the store
/// was lost.
[[nodiscard]] bool NoteDeletedProgram(Cycle& cycle, marketo::ProgramId program);

/// The link of a campaign that was deleted at `deleted_at`: what is to be stored of it.
[[nodiscard]] store::LinkRecord DissolveWithoutCampaign(Cycle& cycle, const store::LinkRecord& link,
                                                        Instant deleted_at);

/// Takes everybody whom a dissolving link still holds into the cycle.
void TouchDissolving(Cycle& cycle);

/// Links that hold nobody any more are dropped.
void FinishDissolving(const Cycle& cycle, store::Deltas& deltas);

}  // namespace campsync
