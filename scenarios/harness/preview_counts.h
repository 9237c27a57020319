// SPDX-License-Identifier: Apache-2.0
//
// What can be counted in a preview of a link: the words of a scenario's `answer`, and how a person
// reads them. One list for loader, runner and reports.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/sync/link_preview.h"

namespace campsync::harness {

struct PreviewCount {
  std::string_view word;     // in a scenario and in JSON
  std::string_view caption;  // in words
  std::int64_t (*of)(const LinkPreview& preview);
};

template <auto kList>
std::int64_t SizeOf(const LinkPreview& preview) {
  return static_cast<std::int64_t>((preview.*kList).size());
}

inline constexpr std::array kPreviewCounts = {
    PreviewCount{"leads_created", "New leads in Salesforce", SizeOf<&LinkPreview::leads_created>},
    PreviewCount{"added_in_salesforce", "Members added to the campaign",
                 SizeOf<&LinkPreview::added_in_salesforce>},
    PreviewCount{"moved_in_salesforce", "Members with another status in the campaign",
                 SizeOf<&LinkPreview::moved_in_salesforce>},
    PreviewCount{"added_in_marketo", "Members added to the program",
                 SizeOf<&LinkPreview::added_in_marketo>},
    PreviewCount{"moved_in_marketo", "Members with another status in the program",
                 SizeOf<&LinkPreview::moved_in_marketo>},
    PreviewCount{"kept_apart", "People kept out, or left apart", SizeOf<&LinkPreview::kept_apart>},
    PreviewCount{"agreeing", "Members that agree on both sides already",
                 [](const LinkPreview& preview) { return preview.agreeing; }},
    PreviewCount{"statuses_added", "Member statuses added to the campaign",
                 SizeOf<&LinkPreview::statuses_added>},
    PreviewCount{"statuses_changed", "Member statuses changed on the campaign",
                 SizeOf<&LinkPreview::statuses_changed>},
    PreviewCount{"statuses_removed", "Member statuses removed from the campaign",
                 SizeOf<&LinkPreview::statuses_removed>},
    PreviewCount{"statuses_responding", "Of those added or changed, marked as responded",
                 [](const LinkPreview& preview) -> std::int64_t {
                   std::int64_t count = 0;
                   for (const auto* list : {&preview.statuses_added, &preview.statuses_changed}) {
                     for (const PreviewedStatus& one : *list) count += one.has_responded ? 1 : 0;
                   }
                   return count;
                 }},
    PreviewCount{"attributes_overwritten", "Campaign fields overwritten",
                 [](const LinkPreview& preview) -> std::int64_t {
                   if (!preview.campaign) return 0;  // a new one has nothing to lose
                   return (preview.type ? 1 : 0) + (preview.actual_cost ? 1 : 0);
                 }},
};

}  // namespace campsync::harness
