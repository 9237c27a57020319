// SPDX-License-Identifier: Apache-2.0
//
// What a program's move to another channel does to what was last seen of its members. Marketo gives
// each the status of the same name, which has another id there (MK-ATTR-11), and so does this.
// Nobody edited them, also where the two sides stand apart.
#pragma once

#include "core/sync/sync_context.h"

namespace campsync {

/// Gives last-seen statuses that the link's channel does not have the id of their name in it. To be
/// called while the status records still say what the campaign's rows stood for before. False: the
/// store was lost; what was not done is done when it is called again.
[[nodiscard]] bool CarryMembersOver(SyncContext& sync, const store::LinkRecord& link);

}  // namespace campsync
