// SPDX-License-Identifier: Apache-2.0
//
// The part of a preview that is about the campaign itself: its list of member statuses, Type and
// ActualCost. Pure: plans as definition_sync does and applies the plan to copies of what was read.
#pragma once

#include <vector>

#include "core/sync/link_preview.h"
#include "core/sync/link_preview_reads.h"

namespace campsync {

/// Fills the statuses and attributes of `preview`; the records that the campaign's list would have
/// then. Both ends of the link must have been read.
[[nodiscard]] std::vector<store::StatusRecord> PreviewDefinitions(const SyncContext& sync,
                                                                  const LinkQuestion& question,
                                                                  const LinkPreviewFacts& facts,
                                                                  LinkPreview& preview);

}  // namespace campsync
