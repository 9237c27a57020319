// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/finish_stage.h"

#include "core/sync/describe.h"
#include "core/sync/dissolution.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

/// Links whose members were all read in this cycle and whose setup was not interrupted.
void FinishLinks(Cycle& cycle, store::Deltas& deltas) {
  SyncContext& sync = cycle.sync;
  for (const auto& [program, link] : sync.state.links()) {
    if (link.state != store::LinkState::kInitializing) continue;
    const auto merged = cycle.merged_links.find(program);
    const bool was_merged = merged != cycle.merged_links.end() && merged->second == link.epoch;
    const bool set_up = cycle.definitions_on && !cycle.unfinished_links.contains(program);
    if (!was_merged || !set_up) {
      cycle.report.Interrupt(step::kInitLink);
      continue;
    }
    store::LinkRecord linked = link;
    linked.state = store::LinkState::kLinked;
    linked.was_set_up = true;
    linked.created_campaign = false;  // Sent and Responded are the campaign's own from now on
    deltas.push_back(store::Put<store::LinkRecord>{linked});
    cycle.report.Add(step::kInitLink, Count::kNew);
    sync.Emit(NameOfLink(program), LinkDecided{.outcome = "merged", .rule = "MK-LINK-07"});
    sync.Emit(NameOfLink(program), LinkDecided{.outcome = "changes flow", .rule = "MK-LINK-06"});
  }
}

}  // namespace

StepResult FinishStage::Step(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  store::Deltas deltas;
  if (cycle.campaigns_on) {
    FinishLinks(cycle, deltas);
    FinishDissolving(cycle, deltas);
  }
  store::Watermarks next = cycle.next_watermarks;
  if (cycle.people_left_out) {
    next.leads = sync.state.watermarks().leads;
    next.contacts = sync.state.watermarks().contacts;
  }
  if (cycle.members_untold) next.members = sync.state.watermarks().members;
  // A log with a gap has nothing more to tell: all of it was compared by id in this cycle.
  if (cycle.removals_untold && !cycle.deletes_missing) {
    next.deletes = sync.state.watermarks().deletes;
  }
  if (cycle.conflicts_open) next.marketo = sync.state.watermarks().marketo;
  deltas.push_back(store::Put<store::Watermarks>{next});
  if (!sync.Append(deltas)) return StepResult::kAbort;
  sync.settings_changed = false;
  sync.recheck_all = false;
  return StepResult::kDone;
}

}  // namespace campsync
