// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_deletes_stage.h"

#include <algorithm>
#include <array>

#include "core/sync/describe.h"
#include "core/sync/dissolution.h"
#include "core/sync/people.h"
#include "core/sync/person_rows.h"

namespace campsync {
namespace {

using marketo::SyncObject;
using marketo::SyncOperation;
using salesforce::ObjectKind;

struct DeletedObject {
  ObjectKind object;
  SyncObject reported_as;
};

// The order of explanation. A status that is gone is compared by value when its list is read.
constexpr std::array<DeletedObject, 5> kObjects = {
    {{ObjectKind::kCampaign, SyncObject::kCampaign},
     {ObjectKind::kLead, SyncObject::kPerson},
     {ObjectKind::kContact, SyncObject::kContact},
     {ObjectKind::kCampaignMemberStatus, SyncObject::kCampaignMemberStatus},
     {ObjectKind::kCampaignMember, SyncObject::kCampaignMember}}};

/// Known people whose record the log names and who are not marked yet.
template <class Id>
void CollectDeletedPerson(const Cycle& cycle, const std::string& text, std::vector<Id>& deleted) {
  const auto id = Id::Parse(text);
  if (!id) return;
  const auto person = cycle.sync.state.PersonOf(*id);
  if (person && !cycle.sync.state.FindPerson(*person)->sfdc_is_deleted) deleted.push_back(*id);
}

/// Explains the deletion of people by their rows: one that was merged away is no deletion
/// (SF-LEAD-14). Where no row can be read any more, the log's word stands (MK-PERSON-09).
template <class Id>
bool ExplainDeletedPeople(Cycle& cycle, StepName step, const std::vector<Id>& ids) {
  const auto without_row = ReadPersonRows(cycle, step, ids);
  if (!without_row) return false;
  std::vector<Identity> unexplained;
  for (const Id& id : *without_row) {
    const auto person = cycle.sync.state.PersonOf(id);
    if (!person) continue;
    unexplained.push_back({.person = *person,
                           .record = *cycle.sync.state.FindPerson(*person)->sfdc_record,
                           .is_deleted = true,
                           .rule = "MK-PERSON-09"});
  }
  if (unexplained.empty()) return true;
  cycle.report.Add(step, Count::kDeleted, static_cast<std::int64_t>(unexplained.size()));
  return StoreIdentities(cycle, step, unexplained);
}

void NoteDeletedStatus(Cycle& cycle, const std::string& text) {
  const auto id = salesforce::CampaignMemberStatusId::Parse(text);
  if (!id) return;
  const store::StatusRecord* known = cycle.sync.state.FindStatus(*id);
  if (known != nullptr && !known->drifted) cycle.changed_campaigns.insert(known->campaign);
}

StepName StepOf(const DeletedObject& object) {
  return {SyncOperation::kPullDeletes, object.reported_as};
}

bool NoteDeleted(Cycle& cycle, const DeletedObject& object,
                 const std::vector<salesforce::DeletedRecord>& records) {
  std::vector<salesforce::LeadId> leads;
  std::vector<salesforce::ContactId> contacts;
  for (const auto& record : records) {
    switch (object.object) {
      case ObjectKind::kCampaign:
        if (const auto id = salesforce::CampaignId::Parse(record.id)) {
          if (!NoteDeletedCampaign(cycle, *id, record.deleted_date)) return false;
        }
        break;
      case ObjectKind::kLead:
        CollectDeletedPerson(cycle, record.id, leads);
        break;
      case ObjectKind::kContact:
        CollectDeletedPerson(cycle, record.id, contacts);
        break;
      case ObjectKind::kCampaignMemberStatus:
        NoteDeletedStatus(cycle, record.id);
        break;
      case ObjectKind::kCampaignMember:
        if (const auto id = salesforce::CampaignMemberId::Parse(record.id)) {
          NoteDeletedMember(cycle, *id, record.deleted_date, "ReadDeleteLog");
        }
        break;
      case ObjectKind::kUser:
        break;
    }
  }
  return ExplainDeletedPeople(cycle, StepOf(object), leads) &&
         ExplainDeletedPeople(cycle, StepOf(object), contacts);
}

/// Deletions may have left no trace: people are told, and what is known is compared by id.
void NoteMissing(Cycle& cycle, const DeletedObject& object, std::string text) {
  if (!cycle.deletes_missing) {
    cycle.report.Notify({.type = marketo::NotificationType::kFullCompare,
                         .operation = SyncOperation::kPullDeletes,
                         .object = object.reported_as,
                         .error = {ErrorCode::kInvalidReplicationDate, std::move(text), {}}});
  }
  cycle.deletes_missing = true;
}

/// A member of whom only Marketo's copy was told. Another one of the same person may be there.
void NoteCopiedMember(Cycle& cycle, salesforce::CampaignMemberId member, Instant deleted_at,
                      std::string_view call) {
  SyncContext& sync = cycle.sync;
  const auto copied = sync.copied_members.find(member);
  const store::MemberRecord* record =
      copied == sync.copied_members.end() ? nullptr : sync.state.Find(copied->second);
  if (record == nullptr || !record->mirror || !record->mirror->member_differs) {
    cycle.unknown_member_gone = true;
    return;
  }
  MemberView& view = cycle.Touch(record->key);
  if (view.salesforce) return;
  view.salesforce_looked_at = true;
  view.gone_at = deleted_at;
  sync.Emit(
      NameOfMember(record->key),
      Observed{.side = Side::kSalesforce, .value = "absent", .stamp = deleted_at, .call = call});
}

/// Nobody's member any more, or one that had gone with its lead or contact.
void NoteDepartedMember(Cycle& cycle, salesforce::CampaignMemberId member, Instant deleted_at,
                        std::string_view call) {
  const store::DepartedMember* departed = cycle.sync.state.FindDeparted(member);
  if (departed == nullptr) return NoteCopiedMember(cycle, member, deleted_at, call);
  const auto seen = cycle.members.find(departed->key);
  const bool is_counted = seen != cycle.members.end() && seen->second.gone_at;
  if (!NoteUnseenGone(cycle, *departed, deleted_at)) return;
  if (!is_counted) {
    cycle.report.Add({SyncOperation::kPullDeletes, SyncObject::kCampaignMember}, Count::kDeleted);
  }
  cycle.sync.Emit(
      NameOfMember(departed->key),
      Observed{.side = Side::kSalesforce, .value = "absent", .stamp = deleted_at, .call = call});
}

bool ConcernsCampaigns(ObjectKind object) {
  return object != ObjectKind::kLead && object != ObjectKind::kContact;
}

}  // namespace

StepResult PullDeletesStage::Step(Cycle& cycle) {
  const Instant watermark = cycle.sync.state.watermarks().deletes;
  if (watermark == Instant{}) {
    // Nothing is known yet, so nothing known can have been deleted.
    cycle.next_watermarks.deletes = cycle.salesforce_now - kFeedOverlap;
    return StepResult::kDone;
  }
  if (next_object_ == kObjects.size()) return StepResult::kDone;
  const DeletedObject& object = kObjects[next_object_++];
  if (ConcernsCampaigns(object.object) && !cycle.campaigns_on) return StepResult::kMore;
  auto log = cycle.sync.Salesforce(salesforce::ReadDeleteLog{
      .object = object.object, .start = watermark, .end = cycle.salesforce_now});
  if (!log && log.error().code == ErrorCode::kInvalidReplicationDate) {
    NoteMissing(cycle, object, log.error().text);
    MoveWatermark(cycle);
    return StepResult::kMore;
  }
  if (!log) {
    cycle.report.Fail(StepOf(object), log.error());
    return StepResult::kAbort;
  }
  if (log->value.earliest_date_available > watermark) {
    NoteMissing(cycle, object,
                "the delete log reaches back to " +
                    FormatInstant(log->value.earliest_date_available) + " only");
  }
  covered_ = std::min(covered_, log->value.latest_date_covered);
  reaches_back_to_ = std::min(reaches_back_to_, log->value.earliest_date_available);
  MoveWatermark(cycle);
  return NoteDeleted(cycle, object, log->value.deleted_records) ? StepResult::kMore
                                                                : StepResult::kAbort;
}

/// The next window begins where every log was covered, less the overlap: transactions may have been
/// open (SF-REPL-04). No log tells anything older than its beginning, so asking for it again would
/// only lead to the same compare; unless a transaction is open that is older, which the compare did
/// not see. While campaigns are out of sight their deletions must not be passed over.
void PullDeletesStage::MoveWatermark(Cycle& cycle) const {
  if (!cycle.campaigns_on) return;
  const Instant covered = std::min(covered_, cycle.salesforce_now);
  Instant next = std::max(cycle.sync.state.watermarks().deletes, covered - kFeedOverlap);
  if (reaches_back_to_ < covered) next = std::max(next, reaches_back_to_);
  cycle.next_watermarks.deletes = next;
}

bool NoteDeletedCampaign(Cycle& cycle, salesforce::CampaignId campaign, Instant deleted_at) {
  SyncContext& sync = cycle.sync;
  if (sync.state.FindCampaign(campaign) == nullptr) return true;
  store::Deltas deltas = {store::EraseCampaign{campaign}};
  for (const auto& status : sync.state.StatusesOf(campaign)) {
    deltas.push_back(store::EraseStatus{status.row});
  }
  const StepName step = {SyncOperation::kPullDeletes, SyncObject::kCampaign};
  cycle.report.Add(step, Count::kDeleted);
  const store::LinkRecord* link = sync.state.FindLink(campaign);
  if (link != nullptr && link->state != store::LinkState::kDropping) {
    deltas.push_back(
        store::Put<store::LinkRecord>{DissolveWithoutCampaign(cycle, *link, deleted_at)});
  }
  return sync.Append(deltas);
}

void NoteDeletedMember(Cycle& cycle, salesforce::CampaignMemberId member, Instant deleted_at,
                       std::string_view call) {
  const store::MemberRecord* record = cycle.sync.state.FindByMemberId(member);
  if (record == nullptr) return NoteDepartedMember(cycle, member, deleted_at, call);
  MemberView& view = cycle.Touch(record->key);
  view.known_left_at = deleted_at;
  // A live row seen in this cycle is younger than the evidence: removed and added again.
  if (view.salesforce) return;
  if (!view.gone_at) {
    cycle.report.Add({SyncOperation::kPullDeletes, SyncObject::kCampaignMember}, Count::kDeleted);
  }
  view.salesforce_looked_at = true;
  view.gone_at = deleted_at;
  cycle.sync.Emit(
      NameOfMember(record->key),
      Observed{.side = Side::kSalesforce, .value = "absent", .stamp = deleted_at, .call = call});
}

bool NoteUnseenGone(Cycle& cycle, const store::DepartedMember& departed, Instant left_at) {
  if (left_at <= departed.gone_at) return false;
  MemberView& view = cycle.Touch(departed.key);
  if (view.salesforce) return false;
  view.salesforce_looked_at = true;
  view.gone_at = left_at;
  view.own_row_gone = store::SalesforceSeen{departed.member, departed.status};
  return true;
}

}  // namespace campsync
