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

/// A lead or contact takes its campaign members along. Its own delete log was read before the
/// members' feed: whoever was deleted in between would look removed. Of one that is known to be
/// deleted the row says when, and whether the member had left before.
void ExplainRemovalsStage::CollectPeople(const Cycle& cycle) {
  const State& state = cycle.sync.state;
  std::set<marketo::PersonId> people;
  for (const auto& [key, view] : cycle.members) {
    const store::LinkRecord* link = state.FindLink(key.campaign);
    if (view.gone_at && link != nullptr && store::Joins(link->state)) people.insert(key.person);
  }
  for (const auto& person : people) {
    const store::PersonRecord* known = state.FindPerson(person);
    if (known == nullptr || !known->sfdc_record) continue;
    if (cycle.people_deleted_at.contains(person)) continue;
    people_.Add(*known->sfdc_record);
  }
}

StepResult ExplainRemovalsStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!campaigns_) {
    campaigns_ = CampaignsThatLostMembers(cycle);
    CollectPeople(cycle);
  }
  if (!people_.leads.empty()) return ReadPeople(cycle, people_.leads);
  if (!people_.contacts.empty()) return ReadPeople(cycle, people_.contacts);
  if (campaigns_->empty()) return StepResult::kDone;
  return ReadCampaigns(cycle);
}

template <class Id>
StepResult ExplainRemovalsStage::ReadPeople(Cycle& cycle, std::vector<Id>& ids) {
  const std::size_t count = std::min(ids.size(), salesforce::kCollectionSizeMax);
  const std::vector<Id> batch(ids.end() - static_cast<std::ptrdiff_t>(count), ids.end());
  ids.resize(ids.size() - count);
  const StepName step{marketo::SyncOperation::kPullDeletes,
                      Id::kObject == salesforce::ObjectKind::kLead ? marketo::SyncObject::kPerson
                                                                   : marketo::SyncObject::kContact};
  return ReadPersonRows(cycle, step, batch) ? StepResult::kMore : StepResult::kAbort;
}

StepResult ExplainRemovalsStage::ReadCampaigns(Cycle& cycle) {
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
