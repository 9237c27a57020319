// SPDX-License-Identifier: Apache-2.0
//
// Status compatibility of a channel and an existing campaign before linking (MK-MATCH). Pure. The
// wording of Adobe's error is not known; the answer is the list of offending statuses
// (MK-MATCH-09).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/label.h"
#include "core/marketo/channel.h"
#include "core/salesforce/campaign.h"
#include "core/sync/policy.h"

namespace campsync {

/// Member counts by status label, in the order of the labels' texts.
using StatusUse = std::vector<std::pair<Label, std::int64_t>>;

struct CompatibilityFacts {
  const marketo::Channel& channel;
  const std::vector<salesforce::CampaignMemberStatus>& statuses;
  const StatusUse& in_use;  // empty: the campaign has no members
};

struct Compatibility {
  bool compatible = true;
  std::vector<std::string> offenders;  // labels, by text
  std::vector<std::string_view> switches;
};

/// Whether the program may be linked to the campaign. Reads the switches match, match-case,
/// match-empty-campaign and match-hidden.
[[nodiscard]] Compatibility CheckCompatibility(const CompatibilityFacts& facts,
                                               const SyncPolicy& policy, const LabelTable& labels);

}  // namespace campsync
