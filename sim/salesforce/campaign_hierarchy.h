// SPDX-License-Identifier: Apache-2.0
//
// Parents and children of campaigns: which parent a campaign may have (SF-CAMP-13), and which
// campaigns stand below one. Reads only; costs and counts of the levels above are not simulated.
#pragma once

#include <vector>

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

/// Levels of a hierarchy, the topmost campaign included (SF-CAMP-13).
inline constexpr int kCampaignLevelsMax = 5;

/// Refused: a parent that is the campaign or stands below it, and one level too many.
[[nodiscard]] Result<Done> CheckParent(SalesforceState& state, const salesforce::Campaign& row);

/// The campaigns right below, in the order of their ids.
[[nodiscard]] std::vector<salesforce::CampaignId> ChildrenOf(const SalesforceState& state,
                                                             salesforce::CampaignId parent);

}  // namespace campsync::sim
