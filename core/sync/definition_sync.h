// SPDX-License-Identifier: Apache-2.0
//
// Brings a link's definitions into line: the campaign's status list (MK-NEW-07, MK-CHAN-06), its
// Type and ActualCost (MK-ATTR), and the campaign that Marketo shows beside the program. Plans are
// pure (status_plan.h, attribute_plan.h); this acts on them. New statuses reconcile by label and
// attributes by value, so a lost reply needs no intent; another label for a row is stored before it
// is sent, for the channel may have the next one when somebody looks again.
#pragma once

#include <cstdint>

#include "core/sync/report_builder.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// kRefused: a record-level error was reported, the rest was done. kInterrupted: a call failed or
/// the store was lost; to be taken up again.
enum class DefinitionResult : std::uint8_t { kDone, kRefused, kInterrupted };

/// Shows the link's campaign beside the program if it does not show yet (MK-LINK-05).
[[nodiscard]] DefinitionResult ShowCampaign(SyncContext& sync, ReportBuilder& report,
                                            const store::LinkRecord& link);
/// Compares the status lists and writes what is missing on the campaign.
[[nodiscard]] DefinitionResult SyncStatuses(SyncContext& sync, ReportBuilder& report,
                                            const store::LinkRecord& link);
/// Writes Type and ActualCost where Marketo's value is news.
[[nodiscard]] DefinitionResult SyncAttributes(SyncContext& sync, ReportBuilder& report,
                                              const store::LinkRecord& link);

}  // namespace campsync
