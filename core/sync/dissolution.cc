// SPDX-License-Identifier: Apache-2.0
#include "core/sync/dissolution.h"

#include <algorithm>

#include "core/sync/describe.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

using store::LinkState;

bool IsDissolving(const store::LinkRecord& link) {
  return link.state == LinkState::kCampaignGone || link.state == LinkState::kProgramGone;
}

/// Whether the record has something in the half that is left which the link put or found there.
bool IsHeld(const store::LinkRecord& link, const store::MemberRecord& record) {
  if (record.link_epoch != link.epoch) return false;
  return link.state == LinkState::kProgramGone ? record.salesforce.has_value()
                                               : record.marketo.has_value();
}

void Notify(Cycle& cycle, StepName step, const store::LinkRecord& link, Error error) {
  cycle.report.AddRecordError({.operation = step.operation,
                               .object = step.object,
                               .salesforce_id = link.campaign.Text(),
                               .record = NameOfLink(link.program),
                               .error = std::move(error)});
}

/// Everybody the link holds: they are planned without the side that is gone.
void TouchHeld(Cycle& cycle, const store::LinkRecord& link) {
  for (const auto& person : cycle.sync.state.PeopleIn(link.campaign)) {
    const store::MemberKey key{link.campaign, person};
    if (IsHeld(link, *cycle.sync.state.Find(key))) cycle.Touch(key);
  }
}

}  // namespace

bool NoteDeletedProgram(Cycle& cycle, marketo::ProgramId program) {
  SyncContext& sync = cycle.sync;
  const store::LinkRecord* found = sync.state.FindLink(program);
  if (found == nullptr || found->state == LinkState::kDropping ||
      found->state == LinkState::kProgramGone) {
    return true;
  }
  store::LinkRecord link = *found;
  const bool members_leave =
      Joins(link.state) && sync.policy.program_deleted == ProgramDeleted::kDeleteMembers;
  link.state = members_leave ? LinkState::kProgramGone : LinkState::kDropping;
  const auto changed = cycle.program_changes.find(program);
  link.gone_at = changed == cycle.program_changes.end() ? sync.marketo_now : changed->second;
  sync.Emit(NameOfLink(program),
            LinkDecided{.outcome = members_leave ? "the program was deleted: its members leave"
                                                 : "dropped: the program was deleted",
                        .rule = "MK-UNLINK-05",
                        .switches = {"program-deleted"}});
  Notify(cycle, step::kSyncProgram, link,
         {ErrorCode::kProgramDeleted, "the linked program was deleted in Marketo", {}});
  sync.definitions.programs.erase(program);
  cycle.changed_links.erase(program);
  if (!sync.Append({store::Put<store::LinkRecord>{link}})) return false;
  if (members_leave) TouchHeld(cycle, link);
  return true;
}

store::LinkRecord DissolveWithoutCampaign(Cycle& cycle, const store::LinkRecord& link,
                                          Instant deleted_at) {
  SyncContext& sync = cycle.sync;
  const bool members_leave =
      Joins(link.state) && sync.policy.campaign_deleted == CampaignDeleted::kUnlinkRemoveMembers;
  store::LinkRecord after = link;
  after.state = members_leave ? LinkState::kCampaignGone : LinkState::kDropping;
  after.gone_at = deleted_at;
  sync.Emit(NameOfLink(link.program),
            LinkDecided{.outcome = members_leave ? "the campaign was deleted: its members leave"
                                                 : "dropped: the campaign was deleted",
                        .rule = "MK-UNLINK-07",
                        .switches = {"campaign-deleted"}});
  sync.Emit(NameOfLink(link.program),
            LinkDecided{.outcome = "its members went with it", .rule = "SF-INC-23"});
  Notify(cycle, step::kPullDeletes, link,
         {ErrorCode::kEntityIsDeleted, "the linked campaign was deleted in Salesforce", {}});
  return after;
}

void TouchDissolving(Cycle& cycle) {
  for (const auto& [program, link] : cycle.sync.state.links()) {
    if (IsDissolving(link)) TouchHeld(cycle, link);
  }
}

void FinishDissolving(const Cycle& cycle, store::Deltas& deltas) {
  const State& state = cycle.sync.state;
  for (const auto& [program, record] : state.links()) {
    const store::LinkRecord& link = record;  // clang 14 captures no structured binding
    if (!IsDissolving(link)) continue;
    // Who stays by a rule is not held any more; who is blocked is, and is tried again.
    const auto& people = state.PeopleIn(link.campaign);
    const bool waits = std::ranges::any_of(people, [&](marketo::PersonId person) {
      return IsHeld(link, *state.Find({link.campaign, person}));
    });
    if (waits) continue;
    store::LinkRecord dropping = link;
    dropping.state = LinkState::kDropping;
    deltas.push_back(store::Put<store::LinkRecord>{dropping});
  }
}

}  // namespace campsync
