// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/check_visibility_stage.h"

#include <set>

#include "core/sync/describe.h"
#include "core/sync/people.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

std::vector<salesforce::CampaignId> LinkedCampaigns(const State& state) {
  std::vector<salesforce::CampaignId> campaigns;
  for (const auto& [program, link] : state.links()) {
    const bool known = state.FindCampaign(link.campaign) != nullptr;
    if (known && store::Joins(link.state)) campaigns.push_back(link.campaign);
  }
  return campaigns;
}

void ReportHidden(Cycle& cycle, const store::CampaignRecord& campaign) {
  cycle.report.AddRecordError(
      {.operation = step::kSchemaOfCampaign.operation,
       .object = step::kSchemaOfCampaign.object,
       .salesforce_id = campaign.id.Text(),
       .record = NameOfCampaign(campaign.id),
       .error = {ErrorCode::kCampaignNotVisible, "the sync user cannot see the campaign", {}}});
}

/// The records that a change of sight moves: the campaign, and its link back to a full read.
void NoteSight(Cycle& cycle, const store::CampaignRecord& campaign, bool visible,
               store::Deltas& deltas) {
  if (!visible) ReportHidden(cycle, campaign);
  if (campaign.is_visible == visible) return;
  cycle.changed_campaigns.insert(campaign.id);
  cycle.sync.Emit(
      NameOfCampaign(campaign.id),
      LinkDecided{.outcome = visible ? "visible again" : "out of sight", .rule = "MK-PRE-04"});
  store::CampaignRecord record = campaign;
  record.is_visible = visible;
  deltas.push_back(store::Put<store::CampaignRecord>{record});
  if (!visible) return;
  store::LinkRecord link = *cycle.sync.state.FindLink(campaign.id);
  link.state = store::LinkState::kInitializing;
  deltas.push_back(store::Put<store::LinkRecord>{link});
}

}  // namespace

StepResult CheckVisibilityStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  SyncContext& sync = cycle.sync;
  if (!campaigns_) campaigns_ = LinkedCampaigns(sync.state);
  if (campaigns_->empty()) return StepResult::kDone;
  const auto batch = InBatches(*campaigns_, salesforce::kCollectionSizeMax).front();
  campaigns_->erase(campaigns_->begin(),
                    campaigns_->begin() + static_cast<std::ptrdiff_t>(batch.size()));
  const auto rows = sync.Salesforce(salesforce::RetrieveCampaigns{batch});
  if (!rows) {
    cycle.report.Fail(step::kSchemaOfCampaign, rows.error());
    return StepResult::kAbort;
  }
  std::set<salesforce::CampaignId> seen;
  for (const auto& row : rows->value.rows) seen.insert(row.id);
  store::Deltas deltas;
  for (const auto& id : batch) {
    const store::CampaignRecord* campaign = sync.state.FindCampaign(id);
    if (campaign != nullptr && sync.state.FindLink(id) != nullptr) {
      NoteSight(cycle, *campaign, seen.contains(id), deltas);
    }
  }
  return sync.Append(deltas) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
