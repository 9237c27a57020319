// SPDX-License-Identifier: Apache-2.0
//
// The decision table of a link whose program or campaign was deleted and whose members are to leave
// the other half (switches campaign-deleted, program-deleted). Pure. Nobody leaves whom the link
// did not hold, and an edit that outlives the deletion keeps its member (MK-CONFLICT-04).
#pragma once

#include "core/store/records.h"
#include "core/sync/decision.h"
#include "core/sync/member_plan.h"

namespace campsync {

struct DissolutionFacts {
  const store::LinkRecord& link;  // kCampaignGone or kProgramGone
  const SyncPolicy& policy;
  const ClockOffset& clocks;
  bool campaign_is_active = true;
};

/// The side of the half that is gone: absent since the deletion, whatever was last read of it.
void TakeDissolvedSideAway(const store::LinkRecord& link, MemberFacts& facts);

/// What becomes of the member in the half that is left. `facts` as TakeDissolvedSideAway left them.
[[nodiscard]] MemberDecision DecideDissolution(const MemberFacts& facts,
                                               const DissolutionFacts& link);

}  // namespace campsync
