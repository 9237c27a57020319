// SPDX-License-Identifier: Apache-2.0
//
// A preview of a link for people and for machines. The text is for whoever is about to press Save
// in Marketo: totals first, then who and what, long lists cut. The JSON has every row.
#pragma once

#include <cstddef>
#include <string>

#include "core/label.h"
#include "core/sync/link_preview.h"
#include "scenarios/harness/judge/names.h"

namespace campsync::harness {

/// Rows of a list that the text shows before it says how many more there are.
inline constexpr std::size_t kPreviewRowsMax = 12;

/// How records and statuses are called.
struct PreviewWords {
  const Names& names;
  const LabelTable& labels;
};

[[nodiscard]] std::string PreviewText(const LinkPreview& preview, const PreviewWords& words);
/// Counts by the words of a scenario, then every row: `{"program", "campaign", "refusals",
/// "incompatible", "counts": {"leads_created", ...}, "statuses": {"added", ...}, "type",
/// "actualCost", "leadsCreated", "keptApart", "addedInSalesforce", ...}`.
[[nodiscard]] std::string PreviewJson(const LinkPreview& preview, const PreviewWords& words);

}  // namespace campsync::harness
