// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/merge_people_stage.h"

#include <algorithm>

#include "core/sync/people_merge.h"
#include "core/sync/step_names.h"

namespace campsync {
StepResult MergePeopleStage::Step(Cycle& cycle) {
  const auto& all = cycle.person_merges;
  if (at_ == all.size()) return StepResult::kDone;
  const std::size_t end = std::min(all.size(), at_ + marketo::kBatchSizeMax);
  const std::vector<marketo::PersonMerge> batch(all.begin() + static_cast<std::ptrdiff_t>(at_),
                                                all.begin() + static_cast<std::ptrdiff_t>(end));
  at_ = end;
  return RekeyPeople(cycle, step::kPullLeads, batch) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
