// SPDX-License-Identifier: Apache-2.0
//
// Create New: makes a Salesforce campaign for a program (MK-NEW). A campaign has no natural key, so
// an intent is stored before the create and settled if the reply was lost. The campaign's statuses
// and members are not made here: the link starts initializing and cycles go on with it.
#pragma once

#include <string>
#include <vector>

#include "core/sync/report_builder.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// Sends the create of a stored intent and, when Salesforce made it, stores campaign and link and
/// closes the intent. A definite refusal closes the intent too. When the store was lost on the way
/// (kStoreReplyLost), SyncContext::store_lost says so.
[[nodiscard]] Result<salesforce::CampaignId> SendCampaign(SyncContext& sync,
                                                          const store::CampaignIntent& intent,
                                                          Instant salesforce_now);

/// Finds out what became of the open intents and sends those that were not sent or did not happen.
/// False: a call failed or the store was lost.
[[nodiscard]] bool SettleCampaignIntents(SyncContext& sync, ReportBuilder& report,
                                         Instant salesforce_now);

}  // namespace campsync
