// SPDX-License-Identifier: Apache-2.0
#include "core/sync/push_batch.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/sync/announcements.h"
#include "core/sync/describe.h"

namespace campsync {

using salesforce::CampaignMember;
using store::SalesforceSeen;
using store::WaitsOn;

namespace {

/// What somebody else did between the look and the create that Salesforce refused for it: the same
/// member, the lead's conversion, its deletion or merge.
RuleId IncidentOf(ErrorCode code) {
  if (code == ErrorCode::kDuplicateValue) return "SF-INC-19";
  return code == ErrorCode::kCannotUpdateConvertedLead ? RuleId("SF-INC-11") : RuleId("SF-INC-12");
}

}  // namespace

PushBatch::PushBatch(Cycle& cycle, PushKind kind, std::vector<PlannedMember> members)
    : cycle_(cycle), sync_(cycle.sync), kind_(kind) {
  for (PlannedMember& planned : members) {
    Entry& entry = entries_.emplace_back(Entry{.planned = std::move(planned)});
    const auto* person = sync_.state.FindPerson(entry.planned.key.person);
    if (person != nullptr && person->sfdc_record) {
      entry.person = marketo::AsPersonRef(*person->sfdc_record);
    }
  }
}

bool PushBatch::Run() {
  if (LookBefore()) {
    Sift();
    if (!AppendPending()) return false;
    Write();
    if (LookAfter()) {
      for (Entry& entry : entries_) Conclude(entry);
    }
  }
  for (Settlement& settlement : settlements_) settlement.step = step();
  return Settle(cycle_, settlements_);
}

// --- Before the write -------------------------------------------------------------------------

bool PushBatch::LookBefore() {
  if (!ReadRows()) return false;
  return kind_ == PushKind::kDelete || ReadStatusLists(defaults_before_);
}

/// Fills Entry::row by key for creates and by id for the others. On an error everything is blocked.
bool PushBatch::ReadRows() {
  Result<Timed<salesforce::Rows<CampaignMember>>> rows = [&] {
    if (kind_ == PushKind::kCreate) {
      salesforce::QueryMembersByKey request;
      for (const Entry& entry : entries_) {
        request.keys.push_back({entry.planned.key.campaign, entry.person});
      }
      return sync_.Salesforce(std::move(request));
    }
    salesforce::RetrieveMembers request;
    for (const Entry& entry : entries_) {
      request.ids.push_back(entry.planned.facts.salesforce.now->member);
    }
    return sync_.Salesforce(std::move(request));
  }();
  if (!rows) {
    BlockAll(rows.error());
    return false;
  }
  // Rows come in the order in which they were asked for, some left out: a search that begins behind
  // the last find seldom goes further than one row.
  const auto& all = rows->value.rows;
  auto behind_last = all.begin();
  for (Entry& entry : entries_) {
    const auto same = [&](const CampaignMember& row) {
      if (kind_ != PushKind::kCreate) return row.id == entry.planned.facts.salesforce.now->member;
      return row.campaign == entry.planned.key.campaign && !row.is_deleted &&
             sync_.state.PersonOf(row.person) == entry.planned.key.person;
    };
    auto found = std::find_if(behind_last, all.end(), same);
    if (found == all.end()) {
      found = std::find_if(all.begin(), behind_last, same);
      if (found == behind_last) found = all.end();
    }
    entry.row.reset();
    if (found == all.end()) continue;
    entry.row = *found;
    behind_last = std::next(found);
  }
  return true;
}

bool PushBatch::ReadStatusLists(Defaults& defaults) {
  std::set<salesforce::CampaignId> campaigns;
  for (const Entry& entry : entries_) campaigns.insert(entry.planned.key.campaign);
  const auto lists =
      sync_.Salesforce(salesforce::QueryStatusLists{{campaigns.begin(), campaigns.end()}});
  if (!lists) {
    BlockAll(lists.error());
    return false;
  }
  lists_.clear();
  for (const auto& status : lists->value.rows) {
    lists_[status.campaign].push_back(status.label);
    if (status.is_default) defaults[status.campaign] = status.label;
  }
  return true;
}

/// Members that changed since they were planned, or whose label is gone, leave the batch.
void PushBatch::Sift() {
  std::vector<Entry> staying;
  for (Entry& entry : entries_) {
    const bool row_as_planned =
        kind_ == PushKind::kCreate
            ? !entry.row
            : entry.row && !entry.row->is_deleted &&
                  entry.row->status == entry.planned.facts.salesforce.now->status;
    sync_.Emit(NameOfMember(entry.planned.key),
               ReRead{.side = Side::kSalesforce,
                      .value = entry.row ? std::string(sync_.ports.labels.Text(entry.row->status))
                                         : "absent",
                      .as_planned = row_as_planned});
    if (auto obstacle = ObstacleTo(entry, row_as_planned)) {
      BlockOne(entry.planned, obstacle->code, obstacle->waits_on, std::move(obstacle->text));
      continue;
    }
    staying.push_back(std::move(entry));
  }
  entries_ = std::move(staying);
}

std::optional<Block> PushBatch::ObstacleTo(const Entry& entry, bool row_as_planned) const {
  if (!row_as_planned) {
    return Block{ErrorCode::kMemberChanged, WaitsOn::kRecord,
                 "changed in Salesforce after it was planned"};
  }
  if (kind_ == PushKind::kDelete) return std::nullopt;
  const auto list = lists_.find(entry.planned.key.campaign);
  // A campaign in sight keeps its default status (SF-CMS-04). Whether this one stays out of sight
  // the next cycle finds out.
  if (list == lists_.end()) {
    return Block{ErrorCode::kMemberChanged, WaitsOn::kRecord,
                 "the campaign went out of sight after it was planned"};
  }
  const bool listed = std::ranges::find(list->second, SentLabel(entry)) != list->second.end();
  if (listed) return std::nullopt;
  return Block{ErrorCode::kStatusNotOnCampaign, WaitsOn::kStatusList,
               "the campaign has no member status '" +
                   std::string(sync_.ports.labels.Text(SentLabel(entry))) + "'"};
}

bool PushBatch::AppendPending() {
  store::Deltas deltas;
  deltas.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    deltas.push_back(
        store::Put<store::MemberRecord>{RecordWith(sync_, entry.planned, PendingFor(entry))});
  }
  return sync_.Append(deltas);
}

// --- The write and after -------------------------------------------------------------------------

void PushBatch::Write() {
  if (entries_.empty()) return;
  const auto answer = [&] {
    if (kind_ == PushKind::kCreate) {
      salesforce::CreateMembers request;
      for (const Entry& entry : entries_) {
        request.records.push_back({entry.planned.key.campaign, entry.person, SentLabel(entry)});
      }
      return sync_.Salesforce(std::move(request));
    }
    if (kind_ == PushKind::kUpdate) {
      salesforce::UpdateMembers update;
      for (const Entry& entry : entries_) {
        update.records.push_back({entry.planned.facts.salesforce.now->member, SentLabel(entry)});
      }
      return sync_.Salesforce(std::move(update));
    }
    salesforce::DeleteMembers removal;
    for (const Entry& entry : entries_) {
      removal.ids.push_back(entry.planned.facts.salesforce.now->member);
    }
    return sync_.Salesforce(std::move(removal));
  }();
  if (!answer && answer.error().IsDefinite()) cycle_.report.Fail(step(), answer.error());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    entry.written =
        answer ? answer->value.results[i] : Result<salesforce::CampaignMemberId>(answer.error());
    const auto& base = entry.planned.facts.salesforce.base;
    const bool arrived = entry.written->ok();
    if (arrived && kind_ == PushKind::kUpdate && base && base->status == SentLabel(entry)) {
      sync_.rewrites.Note(entry.planned.key, sync_.salesforce_now);
    }
    sync_.Emit(NameOfMember(entry.planned.key),
               Wrote{.side = Side::kSalesforce,
                     .value = kind_ == PushKind::kDelete
                                  ? "absent"
                                  : std::string(sync_.ports.labels.Text(SentLabel(entry))),
                     .result = *entry.written ? "ok" : FormatError(entry.written->error())});
  }
}

/// Definite refusals are concluded at once; the rest is looked at.
bool PushBatch::LookAfter() {
  std::vector<Entry> to_read;
  for (Entry& entry : entries_) {
    const auto& written = *entry.written;
    if (written.ok() || !written.error().IsDefinite()) {
      to_read.push_back(std::move(entry));
      continue;
    }
    const ErrorCode code = written.error().code;
    if (kind_ == PushKind::kDelete && code == ErrorCode::kEntityIsDeleted) {
      to_read.push_back(std::move(entry));
      continue;
    }
    // Whoever stays apart from the contact that their lead became is a converted lead for good.
    const bool converted = code == ErrorCode::kCannotUpdateConvertedLead &&
                           sync_.policy.convert_collision == ConvertCollision::kMergePeople;
    const bool someone_was_faster =
        code == ErrorCode::kDuplicateValue || code == ErrorCode::kEntityIsDeleted || converted;
    if (someone_was_faster && kind_ == PushKind::kCreate) {
      sync_.Emit(NameOfMember(entry.planned.key), Decided{.outcome = Outcome::kExplain,
                                                          .rule = IncidentOf(code),
                                                          .observed = written.error().text});
    }
    BlockOne(entry.planned, someone_was_faster ? ErrorCode::kMemberChanged : code, WaitsOn::kRecord,
             written.error().text);
  }
  entries_ = std::move(to_read);
  if (entries_.empty()) return true;
  if (!ReadRows()) return false;
  const bool any_differs = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return kind_ != PushKind::kDelete && entry.row && entry.row->status != SentLabel(entry);
  });
  return !any_differs || ReadStatusLists(defaults_after_);
}

void PushBatch::Conclude(Entry& entry) {
  sync_.Emit(NameOfMember(entry.planned.key),
             ReadBack{.side = Side::kSalesforce,
                      .value = entry.row && !entry.row->is_deleted
                                   ? std::string(sync_.ports.labels.Text(entry.row->status))
                                   : "absent",
                      .modified_by = entry.row ? entry.row->last_modified_by.Text() : ""});
  if (!entry.written->ok()) {
    // The reply never came: what was just read says what happened.
    sync_.Emit(NameOfMember(entry.planned.key),
               Decided{.outcome = Outcome::kExplain, .rule = "SF-LIM-06"});
    const bool found = entry.row && !entry.row->is_deleted;
    if (found && kind_ == PushKind::kCreate) {
      AnnounceFoundAgain(sync_, NameOfMember(entry.planned.key));
    }
  }
  if (kind_ == PushKind::kDelete) {
    ConcludeDelete(entry);
  } else {
    ConcludeStatus(entry);
  }
}

void PushBatch::ConcludeDelete(Entry& entry) {
  if (!entry.row || entry.row->is_deleted) {
    cycle_.report.Add(step(), Count::kDeleted);
    settlements_.push_back(
        SettleAgreed(sync_, entry.planned, std::nullopt, entry.planned.facts.marketo.now));
    return;
  }
  const std::string still_there = "the campaign member is still there";
  if (entry.written->ok()) {
    return BlockOne(entry.planned, ErrorCode::kMemberChanged, WaitsOn::kRecord, still_there);
  }
  // Lost on the way, and its commit may show yet: a removal that comes late is the sync's own.
  BlockOne(entry.planned, entry.written->error().code, WaitsOn::kRecord, still_there,
           PendingFor(entry));
}

void PushBatch::ConcludeStatus(Entry& entry) {
  const MemberFacts& facts = entry.planned.facts;
  const bool present = entry.row && !entry.row->is_deleted;
  if (present && entry.row->status == SentLabel(entry)) {
    cycle_.report.Add(step(), kind_ == PushKind::kCreate ? Count::kNew : Count::kUpdated);
    entry.planned.person_ref = entry.row->person;
    settlements_.push_back(SettleAgreed(
        sync_, entry.planned, SalesforceSeen{entry.row->id, entry.row->status}, facts.marketo.now));
    return;
  }
  if (!entry.written->ok()) {
    // Lost on the way and not there now. It may still become visible: pending stays.
    cycle_.report.Fail(step(), entry.written->error());
    BlockOne(entry.planned, entry.written->error().code, WaitsOn::kRecord,
             entry.written->error().text, PendingFor(entry));
    return;
  }
  if (present && IsCoerced(entry)) {
    Settlement settlement = SettleAgreed(
        sync_, entry.planned, SalesforceSeen{entry.row->id, entry.row->status}, facts.marketo.now);
    // The default is no edit of anybody, and Marketo's value has not arrived: it stays a change
    // against the base, to be pushed when the status list changes. Of a new member there is no
    // base, but that the person is in the program: not to be there any more is a removal.
    settlement.after.marketo = facts.marketo.base;
    if (!facts.marketo.base && facts.marketo.now) {
      settlement.after.marketo = {.membership_date = facts.marketo.now->membership_date};
    }
    settlement.after.disposition = store::Blocked{
        ErrorCode::kStatusCoerced, WaitsOn::kStatusList,
        sync_.ports.labels.Intern("Salesforce stored its default status instead of '" +
                                  std::string(sync_.ports.labels.Text(SentLabel(entry))) + "'")};
    settlements_.push_back(std::move(settlement));
    return;
  }
  // The write took effect and someone changed the member since: their value is an edit against
  // what was sent.
  Settlement settlement =
      SettleAgreed(sync_, entry.planned, SalesforceSeen{entry.written->value(), SentLabel(entry)},
                   facts.marketo.now);
  settlement.after.disposition =
      store::Blocked{ErrorCode::kMemberChanged, WaitsOn::kRecord,
                     sync_.ports.labels.Intern("changed in Salesforce right after the write")};
  settlements_.push_back(std::move(settlement));
}

bool PushBatch::IsCoerced(const Entry& entry) const {
  if (entry.row->last_modified_by != sync_.own_user) return false;
  const auto is_default = [&](const Defaults& defaults) {
    const auto found = defaults.find(entry.planned.key.campaign);
    return found != defaults.end() && found->second == entry.row->status;
  };
  return is_default(defaults_before_) || is_default(defaults_after_);
}

// --- Helpers ---

void PushBatch::BlockAll(const Error& error) {
  cycle_.report.Fail(step(), error);
  for (const Entry& entry : entries_) {
    const bool in_flight = entry.written.has_value();
    BlockOne(entry.planned, error.code, WaitsOn::kRecord, error.text,
             in_flight ? PendingFor(entry) : store::Pending{});
  }
}

void PushBatch::BlockOne(const PlannedMember& planned, ErrorCode code, WaitsOn waits_on,
                         std::string text, store::Pending pending) {
  settlements_.push_back(SettleBlocked(sync_, planned, {code, waits_on, std::move(text)}, pending));
}

Label PushBatch::SentLabel(const Entry& entry) const {
  const Action& action = entry.planned.decision.action;
  if (const auto* create = std::get_if<PushCreate>(&action)) return create->status;
  if (const auto* update = std::get_if<PushUpdate>(&action)) return update->status;
  return {};
}

store::Pending PushBatch::PendingFor(const Entry& entry) const {
  if (kind_ == PushKind::kDelete) return store::PendingSalesforceDelete{};
  return store::PendingSalesforceStatus{SentLabel(entry)};
}

StepName PushBatch::step() const {
  const auto operation = kind_ == PushKind::kCreate ? marketo::SyncOperation::kPushNew
                                                    : marketo::SyncOperation::kPushUpdates;
  return {operation, marketo::SyncObject::kCampaignMember};
}

}  // namespace campsync
