// SPDX-License-Identifier: Apache-2.0
//
// What the sync and a campaign agree on about its status list once the list has been read: which
// channel status each row stands for, and which rows somebody in Salesforce deleted or renamed
// (MK-UNLINK-11). Pure; what to write is status_plan.h's question.
#pragma once

#include <vector>

#include "core/sync/status_plan.h"

namespace campsync {

/// What was sent is what the row was left at: another label found there is somebody's edit.
/// `agreed` takes the labels of a plan that was carried out.
void NoteRelabelled(const StatusPlan& plan, std::vector<store::StatusRecord>& agreed);

/// `agreed` takes the labels that were sent and whose reply was lost, where the rows have them; the
/// others never came to be. Nothing is sent after that.
void NoteSent(const std::vector<salesforce::CampaignMemberStatus>& rows,
              std::vector<store::StatusRecord>& agreed);

/// The records to keep for the rows as read now: which channel status each stands for, and which
/// drifted. Rows that are gone stay as drifted records while the channel still has their status.
[[nodiscard]] std::vector<store::StatusRecord> AgreeStatuses(const StatusPlanFacts& facts,
                                                             const SyncPolicy& policy,
                                                             const LabelTable& labels);

}  // namespace campsync
