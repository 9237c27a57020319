// SPDX-License-Identifier: Apache-2.0
//
// Looks: whether a cycle looked at both orgs between two edits of a member. From the calls by which
// one looks; a campaign out of the sync user's sight is not looked at (MK-PRE-04).
#pragma once

#include <cstdint>
#include <optional>

#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/reference/sync_rounds.h"

namespace campsync::harness {

/// The campaign that the edit is about; nullopt: its program has none.
[[nodiscard]] std::optional<salesforce::CampaignId> CampaignOf(const LawView& view,
                                                               const MemberEdit& edit);

/// Whether the sync user could not see the campaign at any time between the two entries.
[[nodiscard]] bool WasOutOfSight(const History& history, salesforce::CampaignId campaign,
                                 std::int64_t first, std::int64_t last);

/// Whether the round came after the edit and was over before the entry `until`, and looked at both
/// orgs.
[[nodiscard]] bool IsLookBetween(const LawView& view, const SyncRound& round,
                                 const MemberEdit& edit, std::int64_t until);

/// Whether a round did that got through and that nothing was in the way of.
[[nodiscard]] bool WasTakenBefore(const LawView& view, const MemberEdit& edit, std::int64_t until);

}  // namespace campsync::harness
