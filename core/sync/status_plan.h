// SPDX-License-Identifier: Apache-2.0
//
// What has to happen to a campaign's status list so that it can hold a channel's statuses: a
// three-state comparison of the channel, the list as last agreed and the list as read now. Pure.
// What was deleted or renamed in Salesforce is flagged, or made again once (MK-UNLINK-11, switch
// status-deleted); a row of somebody else is never changed back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/marketo/channel.h"
#include "core/rule_id.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/write_requests.h"
#include "core/store/records.h"
#include "core/sync/policy.h"

namespace campsync {

struct StatusPlanFacts {
  const marketo::Channel& channel;
  salesforce::CampaignId campaign;
  const std::vector<store::StatusRecord>& agreed;             // as last seen
  const std::vector<salesforce::CampaignMemberStatus>& rows;  // as read now
  bool created_campaign = false;  // Create New: Sent and Responded are the sync's to replace
  bool linked = false;            // false: first time, whatever the channel-drift switch says
  /// For AgreeStatuses: what the plan has had made again.
  std::vector<marketo::StatusId> recreated = {};
};

/// Something about a status that a person should know.
struct StatusFinding {
  Label label;
  Error error;
  RuleId rule = "MK-CHAN-06";
  std::vector<std::string_view> switches = {};
};

struct StatusPlan {
  std::vector<salesforce::StatusFields> creates;
  std::vector<salesforce::StatusUpdate> updates;
  std::vector<salesforce::CampaignMemberStatusId> deletes;  // only after creates and updates worked
  std::vector<StatusFinding> findings;
  std::vector<marketo::StatusId> recreated;  // those of `creates` that had drifted
  std::vector<std::string_view> switches;

  [[nodiscard]] bool HasWrites() const {
    return !creates.empty() || !updates.empty() || !deletes.empty();
  }
};

[[nodiscard]] StatusPlan PlanStatuses(const StatusPlanFacts& facts, const SyncPolicy& policy,
                                      const LabelTable& labels);

/// Statuses that Create New gives a campaign: offered ones with a step above 0 (MK-NEW-07), lowest
/// step first, definition order within a step.
[[nodiscard]] std::vector<marketo::ProgressionStatus> UsableStatuses(
    const marketo::Channel& channel);
/// Whether at least one usable status has the success flag (MK-NEW-08).
[[nodiscard]] bool HasSuccessStatus(const marketo::Channel& channel);

}  // namespace campsync
