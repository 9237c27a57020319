// SPDX-License-Identifier: Apache-2.0
//
// The part of a preview that is about people: who would join or move on which side, who would
// become a lead, who would be kept out. Pure: member_plan decides, as at the first merge of a link.
#pragma once

#include <vector>

#include "core/sync/link_preview.h"
#include "core/sync/link_preview_reads.h"

namespace campsync {

/// Fills the people of `preview`. `statuses` is the campaign's list as the link would leave it. In
/// the order of the people's ids, campaign members without a person last.
void PreviewMembers(const SyncContext& sync, const LinkPreviewFacts& facts,
                    const std::vector<store::StatusRecord>& statuses, LinkPreview& preview);

}  // namespace campsync
