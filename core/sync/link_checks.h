// SPDX-License-Identifier: Apache-2.0
//
// The rules by which the dialog refuses a link, one function each. Pure: what was read goes in, a
// refusal comes out. The dialog asks them in its order and stops at the first; a preview asks all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/marketo/channel.h"
#include "core/marketo/program.h"
#include "core/marketo/settings.h"
#include "core/salesforce/campaign.h"
#include "core/sync/compatibility.h"
#include "core/sync/policy.h"
#include "core/sync/refusal.h"
#include "core/sync/state.h"

namespace campsync {

/// nullopt: passed.
using LinkCheck = std::optional<Refusal>;

/// Enable Salesforce Campaign Sync is on (MK-PRE-01).
[[nodiscard]] LinkCheck CheckSyncIsOn(const marketo::Settings& settings);
/// The sync user is a Marketing User (MK-PRE-02).
[[nodiscard]] LinkCheck CheckSyncUser(const salesforce::User& user);
/// Programs of this type can be linked (switch linkable-types).
[[nodiscard]] LinkCheck CheckProgramType(const marketo::Program& program, const SyncPolicy& policy);

/// A cycle has pulled the campaign (MK-PRE-01).
[[nodiscard]] LinkCheck CheckCampaignIsKnown(const State& state, salesforce::CampaignId campaign);
/// The sync user can read the campaign: `rows` is what came back for it (MK-PRE-04).
[[nodiscard]] LinkCheck CheckCampaignIsVisible(const std::vector<salesforce::Campaign>& rows);
/// The campaign is active (MK-PRE-05).
[[nodiscard]] LinkCheck CheckCampaignIsActive(const salesforce::Campaign& campaign);
/// The campaign serves no other program (MK-LINK-02).
[[nodiscard]] LinkCheck CheckCampaignIsFree(const State& state, marketo::ProgramId program,
                                            salesforce::CampaignId campaign);
/// The statuses are compatible (MK-MATCH-01).
[[nodiscard]] LinkCheck CheckStatusesMatch(const marketo::Channel& channel,
                                           const Compatibility& compatibility);

/// The channel's statuses can be those of a new campaign (MK-NEW-08, MK-NEW-10).
[[nodiscard]] LinkCheck CheckStatusesForNew(const marketo::Channel& channel,
                                            const SyncPolicy& policy, const LabelTable& labels);
/// The program has no campaign and has not asked for one (MK-LINK-01).
[[nodiscard]] LinkCheck CheckProgramIsFree(const State& state, marketo::ProgramId program);

}  // namespace campsync
