// SPDX-License-Identifier: Apache-2.0
//
// RestingLink: whether nothing that anybody in either org did keeps the sync from looking after a
// link. What a law on links at rest asks first. From the orgs, the switches and the failed cycles;
// the standing list is not looked at.
#pragma once

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Whether the sync is on, with all its rights to campaigns, and went through its last cycle.
[[nodiscard]] bool SyncIsWhole(const LawView& view);

/// Whether a create's outcome is listed for a person to settle; its lead waits for them.
[[nodiscard]] bool HasUnsettledCreate(const WorldView& world);

/// Whether the campaign is or was ever out of the sync user's sight in this run.
[[nodiscard]] bool WasHidden(const LawView& view, salesforce::CampaignId campaign);

/// Whether the delete log did not reach back to what the sync asked it for: what left then without
/// a trace is nobody's to know (SF-REPL-02).
[[nodiscard]] bool DeleteLogFellShort(const LawView& view);

/// Of a link of which the sync must have compared everything; else nullptrs.
struct LinkEnds {
  const marketo::Program* program = nullptr;
  const marketo::Channel* channel = nullptr;
  const salesforce::Campaign* campaign = nullptr;
};

/// Both halves are there, in use and in sight, and their first merge is done.
[[nodiscard]] LinkEnds EndsOf(const LawView& view, const store::LinkRecord& link);

}  // namespace campsync::harness
