// SPDX-License-Identifier: Apache-2.0
//
// RollUp: what a member adds to the counts of its campaign, and the step that keeps the counts in
// step with the members: each change adds a difference, nothing is ever counted anew.
#pragma once

#include <cstdint>

#include "core/salesforce/campaign.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

/// A difference of NumberOfLeads, ...ConvertedLeads, ...Contacts and ...Responses (SF-CAMP-09).
struct RollUp {
  std::int64_t leads = 0;
  std::int64_t converted_leads = 0;
  std::int64_t contacts = 0;
  std::int64_t responses = 0;

  bool operator==(const RollUp&) const = default;
};

/// What a member counts for; a deleted one counts for nothing. Only a responded status counts as a
/// response (SF-CAMP-10).
[[nodiscard]] RollUp ContributionOf(SalesforceState& state,
                                    const salesforce::CampaignMember& member);

/// Takes `before` off the campaign's counts and adds `after`; no stamp moves.
void CountMember(SalesforceState& state, const salesforce::CampaignId& campaign,
                 const RollUp& before, const RollUp& after);

/// CountMember as part of a write: the campaign's SystemModstamp moves with its counts (SF-TIME-05,
/// switch rollup-bumps-stamp), its last modifier stays (SF-TIME-03).
void RecountMember(SalesforceState& state, const salesforce::CampaignId& campaign,
                   const RollUp& before, const RollUp& after, const SalesforceWrite& write);

}  // namespace campsync::sim
