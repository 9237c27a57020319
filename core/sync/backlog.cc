// SPDX-License-Identifier: Apache-2.0
#include "core/sync/backlog.h"

#include <optional>

#include "core/overload.h"
#include "core/sync/describe.h"
#include "core/sync/passing_error.h"
#include "core/sync/people.h"

namespace campsync {
namespace {

/// How far back a backlog is compared (MK-CYCLE-07).
constexpr Duration kTrendSpan = Duration::Minutes(6 * 60);

/// Which side a write under way goes to.
std::optional<Side> TargetOf(const store::Pending& pending) {
  return std::visit(
      Overload{
          [](const store::NothingPending&) { return std::optional<Side>(); },
          [](const store::PendingSalesforceStatus&) { return std::optional(Side::kSalesforce); },
          [](const store::PendingSalesforceDelete&) { return std::optional(Side::kSalesforce); },
          [](const store::PendingMarketoStatus&) { return std::optional(Side::kMarketo); },
          [](const store::PendingMarketoRemove&) { return std::optional(Side::kMarketo); }},
      pending);
}

void AddWaiting(WaitingMembers& waiting, const store::MemberKey& key, Side side) {
  (side == Side::kMarketo ? waiting.to_marketo : waiting.to_salesforce).insert(key);
}

void AddBlocked(const State& state, WaitingMembers& waiting) {
  for (const auto& key : state.blocked()) {
    const store::MemberRecord& record = *state.Find(key);
    const ErrorCode code = std::get<store::Blocked>(record.disposition).code;
    if (!IsPassing(code)) continue;
    const bool from_marketo = Describe(code).vendor == Vendor::kMarketo;
    const Side guess = from_marketo ? Side::kMarketo : Side::kSalesforce;
    AddWaiting(waiting, key, TargetOf(record.pending).value_or(guess));
  }
}

WaitingMembers Waiting(const SyncContext& sync) {
  WaitingMembers waiting = sync.unsettled;
  AddBlocked(sync.state, waiting);
  for (const auto& key : sync.state.pending()) {
    if (const auto side = TargetOf(sync.state.Find(key)->pending)) AddWaiting(waiting, key, *side);
  }
  return waiting;
}

bool DiffersInSalesforce(const std::optional<store::SalesforceSeen>& now,
                         const store::MemberRecord* record) {
  return now != (record == nullptr ? std::nullopt : record->salesforce);
}

std::optional<marketo::MemberState> StateOf(const std::optional<marketo::ProgramMember>& row) {
  if (!row) return std::nullopt;
  return marketo::MemberState{row->status, row->membership_date};
}

bool DiffersInMarketo(const std::optional<marketo::MemberState>& now,
                      const store::MemberRecord* record) {
  return now != (record == nullptr ? std::nullopt : record->marketo);
}

/// The memberships of linked programs that Marketo's log names since it was last read to its end.
std::set<marketo::MemberKey> ChangedMembers(SyncContext& sync) {
  std::set<marketo::MemberKey> changed;
  marketo::ChangeCursor after = sync.state.watermarks().marketo;
  for (bool more = true; more;) {
    const auto page = sync.Marketo(marketo::ReadChanges{.after = after});
    if (!page) return {};
    for (const auto& change : page->value.changes) {
      const auto* member = std::get_if<marketo::MemberChanged>(&change.what);
      if (member == nullptr || sync.state.FindLink(member->member.program) == nullptr) continue;
      changed.insert(member->member);
    }
    after = page->value.next;
    more = page->value.more;
  }
  return changed;
}

/// The log also names what the sync wrote itself: only what differs from the base waits.
void LookUpMarketo(SyncContext& sync, WaitingMembers& waiting) {
  const std::set<marketo::MemberKey> changed = ChangedMembers(sync);
  const std::vector<marketo::MemberKey> keys(changed.begin(), changed.end());
  for (const auto& batch : InBatches(keys, marketo::kBatchSizeMax)) {
    const auto rows = sync.Marketo(marketo::ReadMembers{batch});
    if (!rows) return;
    std::map<marketo::MemberKey, marketo::ProgramMember> by_key;
    for (const auto& row : rows->value.rows) by_key[{row.program, row.person}] = row;
    for (const auto& member : batch) {
      const store::MemberKey key{sync.state.FindLink(member.program)->campaign, member.person};
      const auto found = by_key.find(member);
      std::optional<marketo::ProgramMember> now;
      if (found != by_key.end()) now = found->second;
      if (DiffersInMarketo(StateOf(now), sync.state.Find(key))) waiting.to_salesforce.insert(key);
    }
  }
}

}  // namespace

SeenSides SidesOf(const store::MemberKey& key, const MemberView& view) {
  SeenSides seen{.key = key, .marketo_known = view.marketo_looked_at};
  // Without evidence an absence is unknown.
  seen.salesforce_known = view.salesforce_looked_at && (view.salesforce || view.gone_at);
  if (view.salesforce) {
    seen.salesforce = store::SalesforceSeen{view.salesforce->id, view.salesforce->status};
  }
  seen.marketo = StateOf(view.marketo);
  return seen;
}

void NoteUnsettled(Cycle& cycle) {
  SyncContext& sync = cycle.sync;
  WaitingMembers waiting;
  bool marketo_seen = false;
  const auto note = [&](const SeenSides& seen) {
    const store::MemberRecord* record = sync.state.Find(seen.key);
    if (seen.salesforce_known && DiffersInSalesforce(seen.salesforce, record)) {
      waiting.to_marketo.insert(seen.key);
    }
    if (!seen.marketo_known) return;
    marketo_seen = true;
    if (DiffersInMarketo(seen.marketo, record)) waiting.to_salesforce.insert(seen.key);
  };
  for (const auto& [key, view] : cycle.members) note(SidesOf(key, view));
  for (const SeenSides& seen : cycle.planned) note(seen);
  if (!marketo_seen && sync.settings.campaign_sync_enabled) LookUpMarketo(sync, waiting);
  sync.unsettled = std::move(waiting);
}

SyncBacklog CountBacklog(const SyncContext& sync) {
  const WaitingMembers waiting = Waiting(sync);
  SyncBacklog backlog{.to_marketo = static_cast<std::int64_t>(waiting.to_marketo.size()),
                      .to_salesforce = static_cast<std::int64_t>(waiting.to_salesforce.size())};
  if (!sync.backlogs.empty() && sync.marketo_now - sync.backlogs.front().at >= kTrendSpan) {
    backlog.growing = backlog.to_marketo + backlog.to_salesforce > sync.backlogs.front().records;
  }
  return backlog;
}

void SampleBacklog(SyncContext& sync) {
  const SyncBacklog now = CountBacklog(sync);
  const std::int64_t records = now.to_marketo + now.to_salesforce;
  if (records > 0) {
    sync.Emit("cycle", Decided{.outcome = Outcome::kExplain,
                               .rule = "MK-CYCLE-07",
                               .observed = std::to_string(records) + " records wait"});
  }
  auto& samples = sync.backlogs;
  samples.push_back({sync.marketo_now, records});
  while (samples.size() > 1 && sync.marketo_now - samples[1].at >= kTrendSpan) {
    samples.erase(samples.begin());
  }
}

}  // namespace campsync
