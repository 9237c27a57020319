// SPDX-License-Identifier: Apache-2.0
#include "core/sync/settlement.h"

#include "core/sync/describe.h"
#include "core/sync/people.h"
#include "core/sync/standing.h"

namespace campsync {
namespace {

using store::MemberRecord;
using store::SalesforceSeen;

/// `before` is null where nothing is known of the member yet.
bool MirrorIsBehind(const MemberRecord* before, const std::optional<SalesforceSeen>& target) {
  if (before == nullptr) return target.has_value();
  if (!target) return before->mirror.has_value();
  return !before->mirror || before->mirror->member_differs ||
         before->mirror->status != target->status || !before->salesforce ||
         before->salesforce->member != target->member;
}

marketo::MirrorWrite MirrorWriteFor(const SyncContext& sync, const Settlement& settlement) {
  marketo::MirrorWrite write{.campaign = settlement.after.key.campaign,
                             .person = settlement.after.key.person,
                             .backfill = settlement.backfill};
  if (const auto* campaign = sync.state.FindCampaign(write.campaign)) {
    write.campaign_name = campaign->name;
  }
  if (const auto& target = settlement.mirror_target) {
    write.row = marketo::MirrorRow{target->member, target->status};
  }
  return write;
}

void RecordMirror(MemberRecord& after, const std::optional<SalesforceSeen>& target) {
  after.mirror.reset();
  if (!target) return;
  after.mirror = store::MirrorSeen{
      .status = target->status,
      .member_differs = !after.salesforce || after.salesforce->member != target->member};
}

bool IsEmpty(const MemberRecord& record) {
  return !record.salesforce && !record.marketo && !record.mirror &&
         std::holds_alternative<store::Agreed>(record.disposition) && !record.IsMirrorInDoubt();
}

/// Findings that pass by themselves, and errors of a whole call, which are reported once for their
/// step (MK-ERR-01).
bool IsSilent(ErrorCode code) {
  return code == ErrorCode::kMemberChanged || Describe(code).level != ErrorLevel::kRecord;
}

void Report(Cycle& cycle, const Settlement& settlement, const MemberRecord& before) {
  if (std::holds_alternative<store::Agreed>(settlement.after.disposition)) return;
  const LabelTable& labels = cycle.sync.ports.labels;
  const MemberRecord& after = settlement.after;
  marketo::SyncError error{.operation = settlement.step.operation,
                           .object = settlement.step.object,
                           .person = after.key.person,
                           .record = NameOfMember(after.key)};
  if (settlement.mirror_target) error.salesforce_id = settlement.mirror_target->member.Text();
  if (const auto* blocked = std::get_if<store::Blocked>(&after.disposition)) {
    if (IsSilent(blocked->code)) return;
    error.error = {blocked->code, std::string(labels.Text(blocked->text)), {}};
    cycle.report.AddRecordError(std::move(error));
    return;
  }
  const auto* diverged = std::get_if<store::Diverged>(&after.disposition);
  if (diverged == nullptr || before.disposition == after.disposition) return;
  error.error = {ErrorCode::kDiverged,
                 "the two sides stay apart by rule " + std::string(labels.Text(diverged->rule)),
                 {}};
  cycle.report.AddRecordError(std::move(error));
}

/// A member that went with its lead or contact is kept in mind for as long as the sides are apart
/// and Salesforce has no other.
void AppendDeparted(const State& state, const Settlement& settlement, store::Deltas& deltas) {
  const MemberRecord& after = settlement.after;
  const store::DepartedMember* known = state.FindDeparted(after.key);
  const bool is_apart =
      !after.salesforce && !std::holds_alternative<store::Agreed>(after.disposition);
  const bool is_new = is_apart && settlement.departed && (!known || *known != *settlement.departed);
  if (known != nullptr && (!is_apart || is_new)) {
    deltas.push_back(store::EraseDepartedMember{known->member});
  }
  if (is_new) deltas.push_back(store::Put<store::DepartedMember>{*settlement.departed});
}

void AppendRecord(Cycle& cycle, const Settlement& settlement, const MemberRecord& before,
                  store::Deltas& deltas) {
  SyncContext& sync = cycle.sync;
  const MemberRecord& after = settlement.after;
  Report(cycle, settlement, before);
  if (settlement.removal_untold) cycle.removals_untold = true;
  if (settlement.conflict_open) cycle.conflicts_open = true;
  AppendDeparted(sync.state, settlement, deltas);
  if (after == before) return;
  sync.Emit(NameOfMember(after.key),
            BaseAdvanced{.from = DescribeBase(sync, before),
                         .to = DescribeBase(sync, after),
                         .disposition = DescribeDisposition(sync, after.disposition)});
  if (IsEmpty(after)) {
    deltas.push_back(store::EraseMember{after.key});
  } else {
    deltas.push_back(store::Put<MemberRecord>{after});
  }
}

/// Something is in the way, and why the sides are as they are stays.
void BlockRecord(MemberRecord& record, const store::Blocked& blocked) {
  record.apart_by = ApartBy(record.disposition, record.apart_by);
  record.disposition = blocked;
}

/// Before the mirror is written its records say so: should the reply be lost, or the sync before it
/// has stored it, nothing else tells that the rows may be other than the records have them.
bool AppendDoubt(SyncContext& sync, const std::vector<Settlement*>& to_write) {
  store::Deltas deltas;
  for (const Settlement* one : to_write) {
    MemberRecord record = RecordOf(sync, one->after.key);
    if (record.IsMirrorInDoubt()) continue;
    record.mirror_in_doubt = true;
    deltas.push_back(store::Put<MemberRecord>{record});
  }
  return sync.Append(deltas);
}

/// A record whose mirror was not written goes back to its old base and is tried again; what told
/// that its member left must be there to be read again. Sides that were brought together stay the
/// base: what somebody makes of one of them next, be it the old value, is an edit. A record that is
/// blocked says itself what its base is, and which write may be under way.
void GoBack(SyncContext& sync, Settlement& one, const Error& error) {
  const bool in_doubt = one.after.mirror_in_doubt || !error.IsDefinite();
  const bool is_done = one.mirror_target && one.after.marketo &&
                       std::holds_alternative<store::Agreed>(one.after.disposition);
  const MemberRecord before = RecordOf(sync, one.after.key);
  if (is_done || std::holds_alternative<store::Blocked>(one.after.disposition)) {
    const bool is_same = before.salesforce && one.after.salesforce &&
                         before.salesforce->member == one.after.salesforce->member;
    if (one.after.mirror && !is_same) one.after.mirror->member_differs = true;
  } else {
    one.after = before;
    one.removal_untold = one.after.salesforce && !one.mirror_target;
  }
  one.after.mirror_in_doubt = in_doubt;
  BlockRecord(one.after,
              {error.code, store::WaitsOn::kRecord, sync.ports.labels.Intern(error.text)});
}

void NoteWritten(SyncContext& sync, Settlement& one, bool changed) {
  RecordMirror(one.after, one.mirror_target);
  one.after.mirror_in_doubt = false;
  if (one.after.mirror && one.after.mirror->member_differs) {
    sync.copied_members.insert_or_assign(one.mirror_target->member, one.after.key);
  } else if (one.mirror_target) {
    sync.copied_members.erase(one.mirror_target->member);
  }
  if (!changed || !sync.watched) return;
  const auto before = RecordOf(sync, one.after.key).mirror;
  sync.Emit(
      NameOfMember(one.after.key),
      MirrorMoved{.from = before ? std::string(sync.ports.labels.Text(before->status)) : "absent",
                  .to = DescribeSalesforce(sync, one.mirror_target)});
}

/// Writes the mirror rows of the batch. False: the store was lost.
bool WriteMirrors(Cycle& cycle, std::vector<Settlement>& batch) {
  SyncContext& sync = cycle.sync;
  marketo::WriteMirror request;
  std::vector<Settlement*> written;
  for (Settlement& one : batch) {
    const bool is_behind = MirrorIsBehind(sync.state.Find(one.after.key), one.mirror_target);
    if (one.mirror_stays || (!is_behind && !one.after.mirror_in_doubt)) continue;
    request.rows.push_back(MirrorWriteFor(sync, one));
    written.push_back(&one);
  }
  if (written.empty()) return true;
  if (!AppendDoubt(sync, written)) return false;
  const auto answer = sync.Marketo(std::move(request));
  if (!answer) cycle.report.Fail(written.front()->step, answer.error());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const Result<marketo::MirrorChanged> result =
        answer ? answer->value.results[i] : Result<marketo::MirrorChanged>(answer.error());
    if (result) {
      NoteWritten(sync, *written[i], result->changed);
    } else {
      GoBack(sync, *written[i], result.error());
    }
  }
  return true;
}

/// The link has shown the member on both sides, and only what was to come of it did not get
/// through. What happens from here on happened to a member that the link knows (MK-LINK-06). A
/// first merge that a change came before is begun again.
bool HaveMet(const PlannedMember& planned, const Block& block) {
  return planned.person_ref && planned.facts.salesforce.now && planned.facts.marketo.now &&
         block.code != ErrorCode::kMemberChanged;
}

void TakeAsMet(const PlannedMember& planned, MemberRecord& after) {
  after.link_epoch = planned.link_epoch;
  after.salesforce = planned.facts.salesforce.now;
  after.marketo = planned.facts.marketo.now;
  after.person_ref = planned.person_ref;
}

/// What an earlier write did enters the base, and what stood between the sides before it is over:
/// once the record no longer says that it is under way, nothing else tells that it was the sync's
/// own.
void TakeOwnWrite(const PlannedMember& planned, MemberRecord& record) {
  const auto& salesforce = planned.facts.salesforce.base;
  const auto& marketo = planned.facts.marketo.base;
  const bool deleted = std::holds_alternative<store::PendingSalesforceDelete>(record.pending);
  const bool removed = std::holds_alternative<store::PendingMarketoRemove>(record.pending);
  // The plan was made when the row that went with a deleted record still was the base: the record
  // forgot it when the person got another (deleted-recreate).
  const bool went_along =
      planned.facts.departure == Departure::kPersonDeleted && !record.salesforce && !record.marketo;
  const bool had_write = !went_along && record.pending_epoch == planned.link_epoch &&
                         !std::holds_alternative<store::NothingPending>(record.pending);
  if (!had_write || !(salesforce || marketo || deleted || removed)) return;
  const bool of_other_link = record.link_epoch != planned.link_epoch;
  if (of_other_link || salesforce || deleted) record.salesforce = salesforce;
  if (of_other_link || marketo || removed) record.marketo = marketo;
  record.disposition = planned.facts.disposition;
  record.apart_by = planned.facts.apart_by;
  record.link_epoch = planned.link_epoch;
}

}  // namespace

store::MemberRecord RecordOf(const SyncContext& sync, const store::MemberKey& key) {
  const MemberRecord* record = sync.state.Find(key);
  return record == nullptr ? MemberRecord{.key = key} : *record;
}

void FollowRow(const PlannedMember& planned, MemberRecord& record) {
  const auto& base = planned.facts.salesforce.base;
  const auto& now = planned.facts.salesforce.now;
  const bool is_the_same = base && now && base->member == now->member;
  if (!is_the_same || !planned.person_ref || !record.salesforce) return;
  record.salesforce->member = now->member;
  if (planned.facts.label_followed) record.salesforce->status = base->status;
  record.person_ref = planned.person_ref;
}

store::MemberRecord RecordWith(const SyncContext& sync, const PlannedMember& planned,
                               store::Pending pending) {
  MemberRecord record = RecordOf(sync, planned.key);
  TakeOwnWrite(planned, record);
  record.pending = pending;
  record.pending_epoch = planned.link_epoch;
  return record;
}

void KeepPending(MemberRecord& record, store::Pending pending) {
  if (std::holds_alternative<store::NothingPending>(pending)) return record.EndPending();
  record.pending = pending;
}

bool Settle(Cycle& cycle, const std::vector<Settlement>& settlements) {
  for (auto& batch : InBatches(settlements, marketo::kBatchSizeMax)) {
    if (!WriteMirrors(cycle, batch)) return false;
    store::Deltas deltas;
    deltas.reserve(batch.size());
    for (const Settlement& one : batch) {
      AppendRecord(cycle, one, RecordOf(cycle.sync, one.after.key), deltas);
      // Whoever had no person is somebody's from here on, and not before.
      if (one.mirror_target &&
          cycle.sync.state.blocked_members().contains(one.mirror_target->member)) {
        deltas.push_back(store::EraseBlockedMember{one.mirror_target->member});
      }
    }
    if (!cycle.sync.Append(deltas)) return false;
  }
  return true;
}

Settlement SettleAgreed(const SyncContext& sync, const PlannedMember& planned,
                        std::optional<store::SalesforceSeen> salesforce,
                        std::optional<marketo::MemberState> marketo) {
  if (planned.still_there) salesforce = planned.still_there;
  Settlement settlement{.after = RecordOf(sync, planned.key),
                        .mirror_target = salesforce,
                        .backfill = planned.backfill,
                        .step = planned.step};
  MemberRecord& after = settlement.after;
  const bool mirror_is_behind = MirrorIsBehind(&after, salesforce);
  after.link_epoch = planned.link_epoch;
  after.salesforce = salesforce;
  after.marketo = marketo;
  if (planned.leaves_link) {
    after.link_epoch = 0;
    after.marketo.reset();
  }
  after.mirror_in_doubt = planned.mirror_in_doubt;
  after.EndPending();
  after.disposition = store::Agreed{};
  after.apart_by = {};
  if (planned.person_ref) after.person_ref = planned.person_ref;
  if (!mirror_is_behind) RecordMirror(after, salesforce);
  return settlement;
}

Settlement SettleDiverged(const SyncContext& sync, const PlannedMember& planned,
                          std::string_view policy_switch) {
  Settlement settlement =
      SettleAgreed(sync, planned, planned.facts.salesforce.now, planned.facts.marketo.now);
  LabelTable& labels = sync.ports.labels;
  settlement.after.disposition =
      store::Diverged{labels.Intern(planned.decision.rule.text()), labels.Intern(policy_switch)};
  const SalesforceFacts& salesforce = planned.facts.salesforce;
  if (planned.facts.departure != Departure::kPersonDeleted) return settlement;
  // Nobody decided about what was done in Marketo: should the lead or contact be there again, it is
  // an edit still.
  settlement.after.marketo = planned.facts.marketo.base;
  if (salesforce.base && !salesforce.now) {
    settlement.departed = store::DepartedMember{.member = salesforce.base->member,
                                                .key = planned.key,
                                                .status = salesforce.base->status,
                                                .gone_at = salesforce.changed_at};
  }
  return settlement;
}

Settlement SettleBlocked(const SyncContext& sync, const PlannedMember& planned, const Block& block,
                         store::Pending pending) {
  Settlement settlement{
      .after = RecordOf(sync, planned.key),
      .mirror_target = planned.still_there ? planned.still_there : planned.facts.salesforce.now,
      .backfill = planned.backfill,
      .step = planned.step};
  MemberRecord& after = settlement.after;
  TakeOwnWrite(planned, after);
  // Not being able to see a member is no reason to take it out of the mirror.
  const bool out_of_sight =
      block.code == ErrorCode::kUnknownAbsence || block.code == ErrorCode::kCampaignNotVisible;
  if (out_of_sight) settlement.mirror_target = after.salesforce;
  settlement.mirror_stays = out_of_sight;
  const SalesforceFacts& salesforce = planned.facts.salesforce;
  settlement.removal_untold = !out_of_sight && salesforce.base && !salesforce.now;
  // What happened in Salesforce out of sight is not known yet.
  settlement.conflict_open = ChangeOf(planned.facts.marketo) == SideChange::kRemoved &&
                             (out_of_sight || ChangeOf(salesforce) != SideChange::kUnchanged);
  const bool is_of_other_link = after.link_epoch != planned.link_epoch;
  const bool has_met = is_of_other_link && !out_of_sight && HaveMet(planned, block);
  if (is_of_other_link) {
    // The last base belongs to another link and must not be taken for one of this.
    after.link_epoch = 0;
    after.marketo.reset();
    after.disposition = store::Agreed{};
    if (has_met) TakeAsMet(planned, after);
  }
  FollowRow(planned, after);
  after.mirror_in_doubt = planned.mirror_in_doubt;
  KeepPending(after, pending);
  BlockRecord(after, {block.code, block.waits_on, sync.ports.labels.Intern(block.text)});
  if (has_met) after.apart_by = sync.ports.labels.Intern(kMet.text());
  return settlement;
}

}  // namespace campsync
