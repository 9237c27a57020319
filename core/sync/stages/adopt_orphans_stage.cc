// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/adopt_orphans_stage.h"

#include <set>

#include "core/sync/describe.h"
#include "core/sync/person_rows.h"
#include "core/sync/stages/pull_campaigns_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

template <class Id>
std::vector<Id> Drain(std::vector<Id>& ids, std::size_t count) {
  const std::size_t taken = std::min(ids.size(), count);
  std::vector<Id> batch(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(taken));
  ids.erase(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(taken));
  return batch;
}

/// The member stays out until its person can be read.
void BlockOrphan(Cycle& cycle, const salesforce::CampaignMember& row, store::Deltas& deltas) {
  SyncContext& sync = cycle.sync;
  const Error error{ErrorCode::kPersonUnavailable,
                    salesforce::FormatPersonRef(row.person) + " is not visible to the sync user",
                    {}};
  const store::BlockedMember blocked{
      .member = row.id,
      .campaign = row.campaign,
      .person_ref = row.person,
      .blocked = {error.code, store::WaitsOn::kPerson, sync.ports.labels.Intern(error.text)}};
  const auto& known = sync.state.blocked_members();
  const auto found = known.find(row.id);
  if (found == known.end() || found->second != blocked) {
    deltas.push_back(store::Put<store::BlockedMember>{blocked});
  }
  const RecordName name = NameOfCampaign(row.campaign) + " member " + row.id.Text();
  sync.Emit(name, Decided{.outcome = Outcome::kBlock,
                          .rule = "MK-PRE-04",
                          .observed = salesforce::FormatPersonRef(row.person)});
  cycle.report.AddRecordError({.operation = step::kPullMembers.operation,
                               .object = step::kPullMembers.object,
                               .salesforce_id = row.id.Text(),
                               .record = name,
                               .error = error});
}

}  // namespace

StepResult AdoptOrphansStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!collected_) {
    collected_ = true;
    const bool every_cycle = cycle.sync.policy.retry == Retry::kEveryCycle;
    for (const auto& [id, blocked] : cycle.sync.state.blocked_members()) {
      if (every_cycle || cycle.sync.state.PersonOf(blocked.person_ref)) reread_.push_back(id);
    }
  }
  if (!reread_.empty()) return RereadBlocked(cycle);
  if (!cycle.orphans.empty()) return Adopt(cycle);
  return StepResult::kDone;
}

StepResult AdoptOrphansStage::RereadBlocked(Cycle& cycle) {
  const auto batch = Drain(reread_, salesforce::kCollectionSizeMax);
  auto rows = cycle.sync.Salesforce(salesforce::RetrieveMembers{batch});
  if (!rows) {
    cycle.report.Fail(step::kPullMembers, rows.error());
    return StepResult::kAbort;
  }
  store::Deltas gone;
  for (const auto& row : rows->value.rows) {
    if (row.is_deleted) {
      gone.push_back(store::EraseBlockedMember{row.id});
    } else {
      cycle.orphans[row.id] = row;
    }
  }
  return cycle.sync.Append(gone) ? StepResult::kMore : StepResult::kAbort;
}

StepResult AdoptOrphansStage::Adopt(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  std::vector<salesforce::CampaignMember> batch;
  std::set<salesforce::LeadId> leads;
  std::set<salesforce::ContactId> contacts;
  while (!cycle.orphans.empty() && batch.size() < salesforce::kCollectionSizeMax) {
    auto orphan = cycle.orphans.extract(cycle.orphans.begin()).mapped();
    if (!sync.state.PersonOf(orphan.person)) {
      if (const auto contact = salesforce::ContactOf(orphan.person)) {
        contacts.insert(*contact);
      } else {
        leads.insert(*salesforce::LeadOf(orphan.person));
      }
    }
    batch.push_back(std::move(orphan));
  }
  if (!ReadPersonRows(cycle, step::kPullLeads, std::vector(leads.begin(), leads.end())) ||
      !ReadPersonRows(cycle, step::kPullLeads, std::vector(contacts.begin(), contacts.end()))) {
    return StepResult::kAbort;
  }
  store::Deltas deltas;
  for (const auto& row : batch) {
    if (!sync.state.PersonOf(row.person)) {
      BlockOrphan(cycle, row, deltas);
      continue;
    }
    // A member that is on record needs no other note; a new one keeps it until it is.
    if (sync.state.FindByMemberId(row.id) != nullptr &&
        sync.state.blocked_members().contains(row.id)) {
      deltas.push_back(store::EraseBlockedMember{row.id});
    }
    sync.Emit(NameOfMember({row.campaign, *sync.state.PersonOf(row.person)}),
              Decided{.outcome = Outcome::kPull,
                      .rule = "MK-MEMBER-06",
                      .observed = salesforce::FormatPersonRef(row.person)});
    NoteMemberRow(cycle, row, "RetrieveMembers");
  }
  return sync.Append(deltas) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
