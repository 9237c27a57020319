// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_people_stage.h"

#include <algorithm>

#include "core/sync/person_rows.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

std::vector<marketo::PersonId> StrangersAmong(const Cycle& cycle) {
  std::vector<marketo::PersonId> strangers;
  for (const auto& person : cycle.changed_people) {
    if (cycle.sync.state.FindPerson(person) == nullptr) strangers.push_back(person);
  }
  return strangers;
}

}  // namespace

StepResult PullPeopleStage::Step(Cycle& cycle) {
  if (!leads_.done()) return StepLeads(cycle);
  // Before the contacts: one of them may be what a stranger's lead was converted to. And once more
  // after them.
  const bool is_due = contacts_.done() || !contacts_begun_;
  if (is_due && !cycle.unknown_gone.empty()) return AskStrangers(cycle);
  if (!contacts_.done()) return StepContacts(cycle);
  return StepResult::kDone;
}

StepResult PullPeopleStage::StepLeads(Cycle& cycle) {
  auto rows = leads_.Next(cycle.sync, cycle.sync.state.watermarks().leads);
  if (!rows) {
    cycle.report.Fail(step::kPullLeads, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.leads = leads_.next_watermark();
  return TakePersonRows(cycle, step::kPullLeads, *rows) ? StepResult::kMore : StepResult::kAbort;
}

StepResult PullPeopleStage::StepContacts(Cycle& cycle) {
  contacts_begun_ = true;
  auto rows = contacts_.Next(cycle.sync, cycle.sync.state.watermarks().contacts);
  if (!rows) {
    cycle.report.Fail(step::kPullContacts, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.contacts = contacts_.next_watermark();
  return TakePersonRows(cycle, step::kPullContacts, *rows) ? StepResult::kMore : StepResult::kAbort;
}

/// What became of a record before the sync first dealt with its person became of the person.
StepResult PullPeopleStage::AskStrangers(Cycle& cycle) {
  if (!strangers_) strangers_ = StrangersAmong(cycle);
  if (strangers_->empty()) {
    strangers_.reset();
    cycle.unknown_gone.clear();
    return StepResult::kMore;
  }
  const std::size_t count = std::min(strangers_->size(), marketo::kBatchSizeMax);
  const auto first = strangers_->end() - static_cast<std::ptrdiff_t>(count);
  const marketo::ReadPeople request{{first, strangers_->end()}};
  strangers_->erase(first, strangers_->end());
  const auto people = cycle.sync.Marketo(request);
  if (!people) {
    cycle.report.Fail(step::kPullContacts, people.error());
    return StepResult::kAbort;
  }
  std::vector<Identity> found;
  for (const marketo::Person& person : people->value.rows) {
    if (!person.sfdc_record) continue;
    if (!cycle.unknown_gone.contains(marketo::AsPersonRef(*person.sfdc_record))) continue;
    found.push_back({person.id, *person.sfdc_record, person.sfdc_is_deleted});
  }
  const bool taken = StoreIdentities(cycle, step::kPullContacts, found) &&
                     LookAtRecords(cycle, step::kPullContacts, found);
  return taken ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
