// SPDX-License-Identifier: Apache-2.0
//
// PreviewLinking: answers what a link would do, between two cycles, by reads alone. It asks the
// same planning functions as a cycle (status_plan, attribute_plan, member_plan with an empty base),
// so that it cannot say one thing and linking do another. It appends nothing and decides nothing.
#pragma once

#include "core/sync/link_preview.h"
#include "core/sync/link_preview_reads.h"

namespace campsync {

/// The preview, refused links included; the error is that of a read which failed.
[[nodiscard]] Result<LinkPreview, Refusal> PreviewLinking(const SyncContext& sync,
                                                          const LinkQuestion& question);

}  // namespace campsync
