// SPDX-License-Identifier: Apache-2.0
//
// Announcements: names to the Observer every rule that an answer relied on, where one event has
// room for only one. They say what was decided elsewhere and decide nothing themselves.
#pragma once

#include <cstddef>
#include <set>

#include "core/marketo/channel.h"
#include "core/salesforce/write_requests.h"
#include "core/sync/attribute_plan.h"
#include "core/sync/compatibility.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// The rules behind the fields of a campaign that Create New made (MK-NEW-02..06, 08).
void AnnounceCreation(SyncContext& sync, marketo::ProgramId program,
                      const salesforce::CampaignFields& fields, const marketo::Channel& channel);

/// The readings of "exact match" that a compatibility check relied on (MK-MATCH).
void AnnounceCheck(SyncContext& sync, marketo::ProgramId program, const marketo::Channel& channel,
                   const Compatibility& compatibility);

/// Which rule made ActualCost what it is: a sum of costs, or the absence of any.
void AnnounceCost(SyncContext& sync, const store::LinkRecord& link, const AttributeWrite& write);

/// What people changed on a linked campaign stays as it is: nothing flows to Marketo (MK-ATTR-03)
/// and no field but Type and ActualCost is ever written (MK-ATTR-12).
void AnnounceStanding(SyncContext& sync, const store::LinkRecord& link,
                      const store::CampaignRecord& campaign);

/// What a cycle as a whole followed: the pause, the pull before the push, the vendor's words for
/// its steps and errors (MK-CYCLE-01..05, MK-ERR-01, MK-ERR-02). `first`: nothing had been read
/// before.
void AnnounceCycle(SyncContext& sync, const marketo::SyncReport& report, bool first);

/// What a create made whose reply was lost is found: no second one is made (SF-INC-25).
void AnnounceFoundAgain(SyncContext& sync, const RecordName& record);

/// More members were to be written than fit into one call; this one carries `records` of them
/// (MK-CYCLE-06).
void AnnounceBatch(SyncContext& sync, std::size_t records);

/// The codes that kept a cycle, or records of it, from Salesforce.
using Trouble = std::set<ErrorCode>;
[[nodiscard]] Trouble TroubleOf(const marketo::SyncReport& report);

/// What Salesforce refused for the moment, and what was caught up with since `before`: limits,
/// sessions, row locks, permissions, picklists (SF-LIM, SF-AUTH-08, SF-PERM, MK-PRE-03, MK-PRE-06,
/// MK-ERR-03, -04, -06).
void AnnounceTrouble(SyncContext& sync, const marketo::SyncReport& report, const Trouble& before);

}  // namespace campsync
