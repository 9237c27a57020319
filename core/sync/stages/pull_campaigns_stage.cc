// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_campaigns_stage.h"

#include <algorithm>

#include "core/sync/describe.h"
#include "core/sync/stages/pull_deletes_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

using marketo::SyncObject;
using marketo::SyncOperation;

/// Keeps the record of a live campaign up to date. False: the store was lost.
bool NoteCampaigns(Cycle& cycle, const std::vector<salesforce::Campaign>& rows) {
  SyncContext& sync = cycle.sync;
  store::Deltas deltas;
  for (const auto& row : rows) {
    if (row.is_deleted) {
      if (!NoteDeletedCampaign(cycle, row.id, row.system_modstamp)) return false;
      continue;
    }
    const store::CampaignRecord* known = sync.state.FindCampaign(row.id);
    // Whether it came into sight again is told by whoever looks after links.
    const store::CampaignRecord now = CampaignRecordOf(row, known == nullptr || known->is_visible);
    if (known != nullptr && *known == now) {
      cycle.report.Add(step::kPullCampaigns, Count::kSkipped);
      continue;
    }
    cycle.report.Add(step::kPullCampaigns, known == nullptr ? Count::kNew : Count::kUpdated);
    sync.Emit(NameOfCampaign(row.id), Observed{.side = Side::kSalesforce,
                                               .value = row.name,
                                               .stamp = row.system_modstamp,
                                               .call = "QueryChangedCampaigns"});
    if (known == nullptr) cycle.new_campaigns.insert(row.id);
    cycle.changed_campaigns.insert(row.id);
    deltas.push_back(store::Put<store::CampaignRecord>{now});
  }
  return sync.Append(deltas);
}

template <class Row>
Count CountFor(const Row& row, bool is_new) {
  if (row.is_deleted) return Count::kDeleted;
  return is_new ? Count::kNew : Count::kUpdated;
}

/// Keeps the record of a status row. The list of a linked campaign is only noted as changed: it is
/// compared as a whole with the channel's.
void NoteStatusRow(Cycle& cycle, const salesforce::CampaignMemberStatus& row,
                   store::Deltas& deltas) {
  const State& state = cycle.sync.state;
  const store::StatusRecord* known = state.FindStatus(row.id);
  const bool same = known == nullptr ? row.is_deleted
                                     : !row.is_deleted && known->label == row.label &&
                                           known->is_default == row.is_default &&
                                           known->has_responded == row.has_responded;
  cycle.report.Add(step::kPullStatuses, same ? Count::kSkipped : CountFor(row, known == nullptr));
  if (same) return;
  cycle.changed_campaigns.insert(row.campaign);
  if (state.FindLink(row.campaign) != nullptr) return;
  if (row.is_deleted) {
    deltas.push_back(store::EraseStatus{row.id});
    return;
  }
  deltas.push_back(store::Put<store::StatusRecord>{{.row = row.id,
                                                    .campaign = row.campaign,
                                                    .label = row.label,
                                                    .sort_order = row.sort_order,
                                                    .is_default = row.is_default,
                                                    .has_responded = row.has_responded}});
}

/// Marketo's copy follows while a record is blocked and its base does not: a row that went back to
/// the base is news for the copy.
bool SaysTheSame(const State& state, const store::MemberRecord& record,
                 const salesforce::CampaignMember& row) {
  // Of a campaign that was deleted the members are planned as if they were gone.
  const store::LinkRecord* link = state.FindLink(row.campaign);
  if (link != nullptr && link->state == store::LinkState::kCampaignGone) return false;
  const bool is_copied =
      record.mirror && !record.mirror->member_differs && record.mirror->status == row.status;
  return is_copied && record.salesforce == store::SalesforceSeen{row.id, row.status} &&
         record.person_ref == row.person && !record.IsMirrorInDoubt();
}

/// A deleted row of this sync's own making while a create is still pending: the member was created,
/// and removed before the sync ever saw it.
void NoteOwnRowGone(Cycle& cycle, const store::MemberKey& key,
                    const salesforce::CampaignMember& row) {
  const store::MemberRecord* record = cycle.sync.state.Find(key);
  if (record == nullptr || record->salesforce || row.created_by != cycle.sync.own_user) return;
  if (!std::holds_alternative<store::PendingSalesforceStatus>(record->pending)) return;
  // The mirror still shows an earlier member: that is the row, and it was the sync that deleted it.
  if (record->mirror) return;
  MemberView& view = cycle.Touch(key);
  if (view.salesforce) return;
  view.salesforce_looked_at = true;
  view.gone_at = row.system_modstamp;
  view.own_row_gone = store::SalesforceSeen{row.id, row.status};
}

/// A deleted row that is not the one last seen: they came back and left again between two looks,
/// and the last time counts against what Marketo's side did meanwhile (MK-CONFLICT-04). That the
/// known row has left may be found out later in the cycle.
void NoteGoneAgain(Cycle& cycle, const store::MemberKey& key,
                   const salesforce::CampaignMember& row) {
  const store::MemberRecord* record = cycle.sync.state.Find(key);
  if (record == nullptr) return;
  if (record->salesforce && record->salesforce->member == row.id) return;
  Instant& left_at = cycle.left_again[key];
  left_at = std::max(left_at, row.system_modstamp);
}

/// Whose record has the row beside that of the person it stands for: whoever was last seen with it,
/// or the converted lead's person, who stays apart. The latter's record can outlast the moment in
/// which the contact's took the row over: a crash, or a refused write of the mirror.
const store::MemberRecord* FormerHolder(const State& state, const store::MemberKey& key,
                                        const salesforce::CampaignMember& row) {
  const store::MemberRecord* record = state.FindByMemberId(row.id);
  if (record != nullptr && record->key != key) return record;
  const auto lead = salesforce::LeadOf(row.person);
  const auto person = lead ? state.PersonOf(*lead) : std::nullopt;
  if (!person || *person == key.person) return nullptr;
  record = state.Find({row.campaign, *person});
  const bool has_it = record != nullptr && record->salesforce;
  return has_it && record->salesforce->member == row.id ? record : nullptr;
}

/// The row was somebody else's when it was last seen: a conversion or a merge moved it, and that
/// person has no member in the campaign any more.
void NoteRowMoved(Cycle& cycle, const store::MemberKey& key,
                  const salesforce::CampaignMember& row) {
  const store::MemberRecord* record = FormerHolder(cycle.sync.state, key, row);
  if (record == nullptr) return;
  MemberView& view = cycle.Touch(record->key);
  if (view.salesforce) return;
  view.salesforce_looked_at = true;
  view.gone_at = row.system_modstamp;
  view.row_moved = true;
}

/// The same of a member that had gone with its lead or contact and came back with it.
void NoteDepartedMoved(Cycle& cycle, const store::MemberKey& key,
                       const salesforce::CampaignMember& row) {
  const store::DepartedMember* departed = cycle.sync.state.FindDeparted(row.id);
  if (departed == nullptr || departed->key == key) return;
  if (NoteUnseenGone(cycle, *departed, row.system_modstamp)) {
    cycle.Touch(departed->key).row_moved = true;
  }
}

}  // namespace

store::CampaignRecord CampaignRecordOf(const salesforce::Campaign& row, bool is_visible) {
  return {.id = row.id,
          .name = row.name,
          .is_active = row.is_active,
          .type = row.type,
          .actual_cost = row.actual_cost,
          .is_visible = is_visible};
}

StepResult PullCampaignsStage::Step(Cycle& cycle) {
  if (!cycle.campaigns_on) return StepResult::kDone;
  if (!campaigns_.done()) return StepCampaigns(cycle);
  if (!statuses_.done()) return StepStatuses(cycle);
  if (!members_.done()) return StepMembers(cycle);
  return StepResult::kDone;
}

StepResult PullCampaignsStage::StepCampaigns(Cycle& cycle) {
  auto rows = campaigns_.Next(cycle.sync, cycle.sync.state.watermarks().campaigns);
  if (!rows) {
    cycle.report.Fail(step::kPullCampaigns, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.campaigns = campaigns_.next_watermark();
  return NoteCampaigns(cycle, *rows) ? StepResult::kMore : StepResult::kAbort;
}

StepResult PullCampaignsStage::StepStatuses(Cycle& cycle) {
  auto rows = statuses_.Next(cycle.sync, cycle.sync.state.watermarks().statuses);
  if (!rows) {
    cycle.report.Fail(step::kPullStatuses, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.statuses = statuses_.next_watermark();
  store::Deltas deltas;
  for (const auto& row : *rows) NoteStatusRow(cycle, row, deltas);
  return cycle.sync.Append(deltas) ? StepResult::kMore : StepResult::kAbort;
}

StepResult PullCampaignsStage::StepMembers(Cycle& cycle) {
  auto rows = members_.Next(cycle.sync, cycle.sync.state.watermarks().members);
  if (!rows) {
    cycle.report.Fail(step::kPullMembers, rows.error());
    return StepResult::kAbort;
  }
  cycle.next_watermarks.members = members_.next_watermark();
  for (const auto& row : *rows) NoteMemberRow(cycle, row, "QueryChangedMembers");
  return StepResult::kMore;
}

void NoteDeletedRow(Cycle& cycle, const salesforce::CampaignMember& row, std::string_view call) {
  NoteDeletedMember(cycle, row.id, row.system_modstamp, call);
  const auto person = cycle.sync.state.PersonOf(row.person);
  if (person) NoteGoneAgain(cycle, {row.campaign, *person}, row);
}

void NoteMemberRow(Cycle& cycle, const salesforce::CampaignMember& row, std::string_view call) {
  SyncContext& sync = cycle.sync;
  const auto person = sync.state.PersonOf(row.person);
  if (row.is_deleted) {
    if (person) NoteOwnRowGone(cycle, {row.campaign, *person}, row);
    return NoteDeletedRow(cycle, row, call);
  }
  if (!person) {
    cycle.orphans[row.id] = row;
    return;
  }
  const store::MemberKey key{row.campaign, *person};
  NoteRowMoved(cycle, key, row);
  NoteDepartedMoved(cycle, key, row);
  const store::MemberRecord* record = sync.state.Find(key);
  if (record != nullptr && SaysTheSame(sync.state, *record, row) && !cycle.members.contains(key)) {
    cycle.report.Add(step::kPullMembers, Count::kSkipped);
    const bool own = row.last_modified_by == sync.own_user;
    sync.Emit(NameOfMember(key),
              Decided{.outcome = own ? Outcome::kExplain : Outcome::kAgree,
                      .rule = own ? RuleId("MK-CONFLICT-05") : RuleId("MK-PRE-07")});
    return;
  }
  const bool is_new = record == nullptr || !record->salesforce;
  if (!cycle.members.contains(key)) cycle.report.Add(step::kPullMembers, CountFor(row, is_new));
  MemberView& view = cycle.Touch(key);
  view.salesforce_looked_at = true;
  view.salesforce = row;
  view.gone_at.reset();
  view.row_moved = false;
  view.own_row_gone.reset();
  sync.Emit(NameOfMember(key),
            Observed{.side = Side::kSalesforce,
                     .value = DescribeSalesforce(sync, store::SalesforceSeen{row.id, row.status}),
                     .stamp = row.system_modstamp,
                     .call = call});
}

}  // namespace campsync
