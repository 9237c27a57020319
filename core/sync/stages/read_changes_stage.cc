// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/read_changes_stage.h"

#include "core/overload.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

void Note(Cycle& cycle, const marketo::Change& change) {
  SyncContext& sync = cycle.sync;
  std::visit(
      Overload{[&](const marketo::PersonChanged& one) { cycle.changed_people.insert(one.person); },
               [&](const marketo::PersonMerged& one) {
                 cycle.person_merges.push_back({one.winner, one.loser});
               },
               [&](const marketo::MemberChanged& one) {
                 if (sync.state.FindLink(one.member.program) != nullptr) {
                   cycle.marketo_changes[one.member] = change.at;
                 }
               },
               [&](const marketo::ProgramChanged& one) {
                 sync.definitions.programs.erase(one.program);
                 cycle.changed_links.insert(one.program);
                 cycle.program_changes[one.program] = change.at;
               },
               [&](const marketo::ChannelChanged& one) {
                 sync.definitions.channels.erase(one.channel);
                 for (const auto& [program, link] : sync.state.links()) {
                   const auto* known = sync.ProgramOf(link);
                   // A program that was not read yet may be of this channel.
                   if (known == nullptr || known->channel == one.channel) {
                     cycle.changed_links.insert(program);
                   }
                 }
               }},
      change.what);
}

}  // namespace

StepResult ReadChangesStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on || done_) return StepResult::kDone;
  SyncContext& sync = cycle.sync;
  auto page = sync.Marketo(marketo::ReadChanges{.after = cycle.next_watermarks.marketo});
  if (!page) {
    cycle.report.Fail(step::kSchemaOfCampaign, page.error());
    return StepResult::kAbort;
  }
  if (!measured_) {
    measured_ = true;
    sync.clocks = ClockOffset(cycle.marketo_before, cycle.salesforce_now, page->server_time);
  }
  for (const auto& change : page->value.changes) Note(cycle, change);
  cycle.next_watermarks.marketo = page->value.next;
  done_ = !page->value.more;
  return StepResult::kMore;
}

}  // namespace campsync
