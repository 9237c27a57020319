// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/mass_change_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/sync/describe.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

bool AddsOrRemovesInMarketo(const PlannedMember& planned) {
  return std::holds_alternative<PullRemove>(planned.decision.action) ||
         !planned.facts.marketo.now.has_value();
}

bool AddsOrRemovesInSalesforce(const PlannedMember&) { return true; }

/// Turns the decisions that `holds_back` names into blocked ones.
template <class HoldsBack>
void HoldBack(Cycle& cycle, PlannedMembers& all, RuleId rule, HoldsBack&& holds_back) {
  PlannedMembers staying;
  for (PlannedMember& planned : all) {
    if (!holds_back(planned)) {
      staying.push_back(std::move(planned));
      continue;
    }
    planned.decision = {.outcome = Outcome::kBlock,
                        .rule = rule,
                        .action = Block{ErrorCode::kMassChangeBrake, store::WaitsOn::kSettings,
                                        "one cycle would create or remove too many records"},
                        .switches = {"mass-change-brake"}};
    cycle.sync.Emit(
        NameOfMember(planned.key),
        Decided{.outcome = Outcome::kBlock, .rule = rule, .switches = planned.decision.switches});
    cycle.settles.push_back(std::move(planned));
  }
  all = std::move(staying);
}

}  // namespace

StepResult MassChangeStage::Step(Cycle& cycle) {
  if (cycle.sync.policy.mass_change_brake == MassChangeBrake::kOff) return StepResult::kDone;
  const auto in_marketo =
      std::count_if(cycle.pulls.begin(), cycle.pulls.end(), AddsOrRemovesInMarketo);
  const std::size_t count =
      cycle.creates.size() + cycle.deletes.size() + static_cast<std::size_t>(in_marketo);
  if (count <= kMassChangeMax) return StepResult::kDone;
  cycle.report.Fail(
      step::kSyncMembers,
      {ErrorCode::kMassChangeBrake,
       fmt::format("{} records would be created or removed; at most {} go through in one cycle",
                   count, kMassChangeMax),
       {}});
  HoldBack(cycle, cycle.creates, "MK-MEMBER-04", AddsOrRemovesInSalesforce);
  HoldBack(cycle, cycle.deletes, "MK-REMOVE-02", AddsOrRemovesInSalesforce);
  HoldBack(cycle, cycle.pulls, "MK-REMOVE-01", AddsOrRemovesInMarketo);
  return StepResult::kDone;
}

}  // namespace campsync
