// SPDX-License-Identifier: Apache-2.0
//
// StatusLists: what campaigns' lists of member statuses should have by the program's channel, what
// people in Salesforce took off them and what the sync looked at and wrote. From the channel, the
// acts and the calls; what the sync keeps of a list is not looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// What a channel offers on a campaign: neither hidden nor taken out, by step.
[[nodiscard]] std::vector<marketo::ProgressionStatus> OfferedStatuses(
    const marketo::Channel& channel);

/// Whether a person did anything to the campaign's list in this run.
[[nodiscard]] bool IsListEdited(const LawView& view, salesforce::CampaignId campaign);

/// Whether the org refused to write a row of a list, or a call of that kind broke off.
[[nodiscard]] bool HasRefusedListWrite(const LawView& view);

/// A row that the sync put on a list.
struct ListedRow {
  std::int64_t journal = 0;
  salesforce::StatusFields fields;
};
/// What the org took, oldest first, from entry `from` on.
[[nodiscard]] std::vector<ListedRow> RowsPutOn(const LawView& view, std::int64_t from = 0);

/// When the sync last read the label off the campaign's list between two entries; nullopt: never.
[[nodiscard]] std::optional<std::int64_t> LastSawLabel(const LawView& view,
                                                       salesforce::CampaignId campaign,
                                                       std::string_view label, std::int64_t from,
                                                       std::int64_t to);

}  // namespace campsync::harness
