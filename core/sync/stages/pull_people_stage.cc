// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_people_stage.h"

#include "core/sync/person_rows.h"
#include "core/sync/step_names.h"

namespace campsync {
StepResult PullPeopleStage::Step(Cycle& cycle) {
  if (!leads_.done()) return StepLeads(cycle);
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
  auto rows = contacts_.Next(cycle.sync, cycle.sync.state.watermarks().contacts);
  if (!rows) {
    cycle.report.Fail(step::kPullContacts, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.contacts = contacts_.next_watermark();
  return TakePersonRows(cycle, step::kPullContacts, *rows) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
