// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_people_stage.h"

#include <algorithm>

#include "core/sync/people.h"
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
  if (!contacts_.done()) return StepContacts(cycle);
  if (!cycle.unknown_deleted.empty()) return FindDeleted(cycle);
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
  auto rows = contacts_.Next(cycle.sync, cycle.sync.state.watermarks().contacts);
  if (!rows) {
    cycle.report.Fail(step::kPullContacts, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.contacts = contacts_.next_watermark();
  return TakePersonRows(cycle, step::kPullContacts, *rows) ? StepResult::kMore : StepResult::kAbort;
}

/// A record that was deleted before the sync first dealt with its person is theirs all the same.
StepResult PullPeopleStage::FindDeleted(Cycle& cycle) {
  if (!strangers_) strangers_ = StrangersAmong(cycle);
  if (strangers_->empty()) return StepResult::kDone;
  const std::size_t count = std::min(strangers_->size(), marketo::kBatchSizeMax);
  const auto first = strangers_->end() - static_cast<std::ptrdiff_t>(count);
  const marketo::ReadPeople request{{first, strangers_->end()}};
  strangers_->erase(first, strangers_->end());
  const auto people = cycle.sync.Marketo(request);
  if (!people) {
    cycle.report.Fail(step::kPullContacts, people.error());
    return StepResult::kAbort;
  }
  std::vector<Identity> deleted;
  for (const marketo::Person& person : people->value.rows) {
    if (!person.sfdc_record) continue;
    if (!cycle.unknown_deleted.contains(marketo::AsPersonRef(*person.sfdc_record))) continue;
    deleted.push_back({.person = person.id,
                       .record = *person.sfdc_record,
                       .is_deleted = true,
                       .rule = "MK-PERSON-09"});
  }
  return StoreIdentities(cycle, step::kPullContacts, deleted) ? StepResult::kMore
                                                              : StepResult::kAbort;
}

}  // namespace campsync
