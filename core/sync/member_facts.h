// SPDX-License-Identifier: Apache-2.0
//
// Member facts: what a cycle knows about one member, put together for the decision table: the base
// of the record, both sides as they were seen or last seen, writes of the sync's own taken into the
// base, and why a member that is gone is gone. It decides nothing and calls nobody.
#pragma once

#include "core/marketo/channel.h"
#include "core/sync/cycle.h"
#include "core/sync/member_plan.h"

namespace campsync {

/// `related`: the record's two sides were decided together for the present link.
[[nodiscard]] MemberFacts GatherFacts(const Cycle& cycle, const store::MemberKey& key,
                                      const MemberView& view, bool related);

/// A new member id that a conversion or a merge brought is no replacement: the same person is
/// another record in Salesforce now, or their record took over the member of one merged into it
/// (SF-MEMBER-16, SF-MEMBER-18). `joined`: a merge into the person's record is known.
[[nodiscard]] bool IsExplainedId(const MemberView& view, const store::MemberRecord& record,
                                 bool joined);

/// A label that follows its status's new name moves every member who holds it (SF-CMS-12), and
/// edits none: who agreed on the status agrees on it by its new name, and who stands apart stays
/// so (MK-CHAN-06).
void FollowRelabel(const CampaignStatuses& statuses, MemberFacts& facts);

}  // namespace campsync
