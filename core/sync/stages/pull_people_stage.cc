// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_people_stage.h"

namespace campsync {
namespace {

constexpr StepName kPullLeads = {marketo::SyncOperation::kPullUpdates,
                                 marketo::SyncObject::kPerson};
constexpr StepName kPullContacts = {marketo::SyncOperation::kPullUpdates,
                                    marketo::SyncObject::kContact};

/// What a page of people asks of Marketo.
struct PageWork {
  std::vector<marketo::PersonFromSalesforce> create;
  std::vector<Identity> deleted;
};

/// Whether the row may be what an intent created. Such a lead is the settling stage's to judge and
/// never becomes a second person; while the intent is open the feed is held for it.
bool MayBeOurs(Cycle& cycle, const salesforce::Lead& lead) {
  if (lead.created_by != cycle.sync.own_user) return false;
  for (const auto& [person, intent] : cycle.sync.state.lead_intents()) {
    if (intent.IsAmbiguous()) {
      if (intent.candidates.find(lead.id.Text()) != std::string::npos) return true;
    } else if (lead.created_date >= intent.opened_at - kFeedOverlap) {
      cycle.people_left_out = true;
      return true;
    }
  }
  return false;
}

bool MayBeOurs(const Cycle&, const salesforce::Contact&) { return false; }

bool IsConverted(const salesforce::Lead& lead) { return lead.is_converted; }
bool IsConverted(const salesforce::Contact&) { return false; }

template <class Row>
void SortRow(Cycle& cycle, StepName step, const Row& row, PageWork& work) {
  const auto person = cycle.sync.state.PersonOf(row.id);
  if (!person) {
    if (row.is_deleted || IsConverted(row) || MayBeOurs(cycle, row)) {
      cycle.report.Add(step, Count::kSkipped);
    } else {
      work.create.push_back(PersonFrom(row));
    }
    return;
  }
  const store::PersonRecord& known = *cycle.sync.state.FindPerson(*person);
  if (row.is_deleted == known.sfdc_is_deleted) {
    cycle.report.Add(step, Count::kSkipped);
    cycle.changed_people.insert(*person);
    return;
  }
  work.deleted.push_back({*person, PersonFrom(row).record, row.is_deleted});
  cycle.report.Add(step, row.is_deleted ? Count::kDeleted : Count::kUpdated);
}

template <class Row>
StepResult PullPage(Cycle& cycle, StepName step, const std::vector<Row>& rows) {
  PageWork work;
  for (const Row& row : rows) SortRow(cycle, step, row, work);
  if (!CreatePeople(cycle, step, work.create)) return StepResult::kAbort;
  if (!StoreIdentities(cycle, step, work.deleted)) return StepResult::kAbort;
  return StepResult::kMore;
}

}  // namespace

StepResult PullPeopleStage::Step(Cycle& cycle) {
  if (!leads_.done()) return StepLeads(cycle);
  if (!contacts_.done()) return StepContacts(cycle);
  return StepResult::kDone;
}

StepResult PullPeopleStage::StepLeads(Cycle& cycle) {
  auto rows = leads_.Next(cycle.sync, cycle.sync.state.watermarks().leads);
  if (!rows) {
    cycle.report.Fail(kPullLeads, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.leads = leads_.next_watermark();
  return PullPage(cycle, kPullLeads, *rows);
}

StepResult PullPeopleStage::StepContacts(Cycle& cycle) {
  auto rows = contacts_.Next(cycle.sync, cycle.sync.state.watermarks().contacts);
  if (!rows) {
    cycle.report.Fail(kPullContacts, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.contacts = contacts_.next_watermark();
  return PullPage(cycle, kPullContacts, *rows);
}

}  // namespace campsync
