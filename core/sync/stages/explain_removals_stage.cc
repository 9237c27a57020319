// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/explain_removals_stage.h"

#include <algorithm>
#include <set>

#include "core/sync/stages/pull_deletes_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

std::vector<salesforce::CampaignId> CampaignsThatLostMembers(const Cycle& cycle) {
  std::set<salesforce::CampaignId> campaigns;
  for (const auto& [key, view] : cycle.members) {
    if (!view.gone_at) continue;
    const store::LinkRecord* link = cycle.sync.state.FindLink(key.campaign);
    if (link != nullptr && store::Joins(link->state)) campaigns.insert(key.campaign);
  }
  return {campaigns.begin(), campaigns.end()};
}

}  // namespace

StepResult ExplainRemovalsStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!campaigns_) campaigns_ = CampaignsThatLostMembers(cycle);
  if (campaigns_->empty()) return StepResult::kDone;
  salesforce::RetrieveCampaigns request;
  const std::size_t count = std::min(campaigns_->size(), salesforce::kCollectionSizeMax);
  request.ids.assign(campaigns_->end() - static_cast<std::ptrdiff_t>(count), campaigns_->end());
  campaigns_->resize(campaigns_->size() - count);
  const auto rows = cycle.sync.Salesforce(std::move(request));
  if (!rows) {
    cycle.report.Fail(step::kPullDeletes, rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) {
    if (row.is_deleted && !NoteDeletedCampaign(cycle, row.id, row.system_modstamp)) {
      return StepResult::kAbort;
    }
  }
  return StepResult::kMore;
}

}  // namespace campsync
