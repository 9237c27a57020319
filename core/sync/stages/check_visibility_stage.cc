// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/check_visibility_stage.h"

#include <map>

#include "core/sync/describe.h"
#include "core/sync/people.h"
#include "core/sync/stages/pull_campaigns_stage.h"
#include "core/sync/stages/pull_deletes_stage.h"
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

/// What the campaign is now; without a row it is what it was, out of sight. Its feed shows nothing
/// of what was changed while it was hidden.
store::CampaignRecord RecordNow(const store::CampaignRecord& known,
                                const salesforce::Campaign* row) {
  if (row != nullptr && !row->is_deleted) return CampaignRecordOf(*row, true);
  store::CampaignRecord record = known;
  record.is_visible = row != nullptr;
  return record;
}

/// The records that a change of sight moves: the campaign, and its link back to a full read.
void NoteSight(Cycle& cycle, const store::CampaignRecord& campaign,
               const store::CampaignRecord& now, store::Deltas& deltas) {
  if (!now.is_visible) ReportHidden(cycle, campaign);
  if (campaign == now) return;
  cycle.changed_campaigns.insert(campaign.id);
  deltas.push_back(store::Put<store::CampaignRecord>{now});
  if (campaign.is_visible == now.is_visible) return;
  cycle.sync.Emit(NameOfCampaign(campaign.id),
                  LinkDecided{.outcome = now.is_visible ? "visible again" : "out of sight",
                              .rule = "MK-PRE-04"});
  if (!now.is_visible) return;
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
  std::map<salesforce::CampaignId, const salesforce::Campaign*> seen;
  for (const auto& row : rows->value.rows) seen[row.id] = &row;
  store::Deltas deltas;
  for (const auto& id : batch) {
    const store::CampaignRecord* campaign = sync.state.FindCampaign(id);
    if (campaign == nullptr || sync.state.FindLink(id) == nullptr) continue;
    const auto found = seen.find(id);
    const salesforce::Campaign* row = found == seen.end() ? nullptr : found->second;
    // Deleted while it was out of sight: the logs told nobody, and no feed will.
    if (row != nullptr && row->is_deleted && !campaign->is_visible) {
      if (!NoteDeletedCampaign(cycle, id, row->system_modstamp)) return StepResult::kAbort;
      continue;
    }
    NoteSight(cycle, *campaign, RecordNow(*campaign, row), deltas);
  }
  return sync.Append(deltas) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
