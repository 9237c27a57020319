// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/compare_rows_stage.h"

#include <algorithm>
#include <set>

#include "core/sync/describe.h"
#include "core/sync/known_members.h"
#include "core/sync/stages/pull_deletes_stage.h"

namespace campsync {
namespace {

using marketo::SyncObject;

constexpr StepName StepOf(SyncObject object) {
  return {marketo::SyncOperation::kPullDeletes, object};
}

template <class Id>
std::vector<Id> TakeSlice(std::vector<Id>& all) {
  const auto count =
      static_cast<std::ptrdiff_t>(std::min(all.size(), salesforce::kCollectionSizeMax));
  std::vector<Id> slice(all.end() - count, all.end());
  all.erase(all.end() - count, all.end());
  return slice;
}

bool IsCompared(const State& state, const store::LinkRecord& link) {
  const store::CampaignRecord* campaign = state.FindCampaign(link.campaign);
  return link.state != store::LinkState::kDropping && campaign != nullptr && campaign->is_visible;
}

}  // namespace

StepResult CompareRowsStage::Step(Cycle& cycle) {
  if (!cycle.deletes_missing || !cycle.campaigns_on) return StepResult::kDone;
  if (!collected_) Collect(cycle);
  if (!campaigns_.empty()) return ReadCampaigns(cycle);
  if (!people_.leads.empty()) return ReadPeople(cycle, people_.leads);
  if (!people_.contacts.empty()) return ReadPeople(cycle, people_.contacts);
  if (!members_.empty()) return ReadMembers(cycle);
  return StepResult::kDone;
}

/// What is known of the linked campaigns. Rows that this cycle has seen already need no second
/// look.
void CompareRowsStage::Collect(Cycle& cycle) {
  collected_ = true;
  const State& state = cycle.sync.state;
  std::set<marketo::PersonId> people;
  for (const auto& [program, link] : state.links()) {
    if (!IsCompared(state, link)) continue;
    campaigns_.push_back(link.campaign);
    for (const auto& person : state.PeopleIn(link.campaign)) {
      people.insert(person);
      const store::MemberKey key{link.campaign, person};
      const auto seen = cycle.members.find(key);
      if (seen != cycle.members.end() && seen->second.salesforce_looked_at) continue;
      if (const auto& row = state.Find(key)->salesforce) members_.push_back(row->member);
    }
  }
  for (const auto& person : people) {
    const store::PersonRecord* known = state.FindPerson(person);
    if (known == nullptr || !known->sfdc_record || known->sfdc_is_deleted) continue;
    people_.Add(*known->sfdc_record);
  }
  cycle.sync.Emit("cycle", Decided{.outcome = Outcome::kExplain,
                                   .rule = "SF-INC-21",
                                   .observed = std::to_string(members_.size()) +
                                               " known members are compared by id"});
}

StepResult CompareRowsStage::ReadCampaigns(Cycle& cycle) {
  const auto rows = cycle.sync.Salesforce(salesforce::RetrieveCampaigns{TakeSlice(campaigns_)});
  if (!rows) {
    cycle.report.Fail(StepOf(SyncObject::kCampaign), rows.error());
    return StepResult::kAbort;
  }
  for (const auto& row : rows->value.rows) {
    if (!row.is_deleted) continue;
    if (!NoteDeletedCampaign(cycle, row.id, row.system_modstamp)) return StepResult::kAbort;
  }
  return StepResult::kMore;
}

template <class Id>
StepResult CompareRowsStage::ReadPeople(Cycle& cycle, std::vector<Id>& ids) {
  const StepName step = StepOf(Id::kObject == salesforce::ObjectKind::kLead ? SyncObject::kPerson
                                                                            : SyncObject::kContact);
  return ReadPersonRows(cycle, step, TakeSlice(ids)) ? StepResult::kMore : StepResult::kAbort;
}

StepResult CompareRowsStage::ReadMembers(Cycle& cycle) {
  return ReadKnownMembers(cycle, StepOf(SyncObject::kCampaignMember), TakeSlice(members_))
             ? StepResult::kMore
             : StepResult::kAbort;
}

}  // namespace campsync
