// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/pull_members_stage.h"

#include <algorithm>
#include <utility>

#include "core/sync/current_link.h"
#include "core/sync/describe.h"
#include "core/sync/settlement.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

using MemberAction =
    std::variant<marketo::SetMember, marketo::RemoveMember, marketo::ReplaceMember>;

MemberAction ActionOf(const Action& action) {
  if (const auto* set = std::get_if<PullSet>(&action)) {
    return marketo::SetMember{set->status, set->allow_lower_step};
  }
  if (const auto* replace = std::get_if<PullReplace>(&action)) {
    return marketo::ReplaceMember{replace->status};
  }
  return marketo::RemoveMember{};
}

store::Pending PendingOf(const Action& action) {
  if (const auto* set = std::get_if<PullSet>(&action)) {
    return store::PendingMarketoStatus{set->status};
  }
  if (const auto* replace = std::get_if<PullReplace>(&action)) {
    return store::PendingMarketoStatus{replace->status};
  }
  return store::PendingMarketoRemove{};
}

marketo::MemberWrite WriteFor(const SyncContext& sync, const PlannedMember& planned) {
  const store::LinkRecord& link = *sync.state.FindLink(planned.key.campaign);
  const store::CampaignRecord* campaign = sync.state.FindCampaign(planned.key.campaign);
  return {.member = {link.program, planned.key.person},
          .expected = planned.facts.marketo.now,
          .action = ActionOf(planned.decision.action),
          .campaign_name = campaign == nullptr ? std::string() : campaign->name,
          .member_created = planned.member_created};
}

/// A member that is new to the link is known by its row from here on: should the answer be lost,
/// what becomes of the row is told by its id alone.
store::MemberRecord RecordToPull(const SyncContext& sync, const PlannedMember& planned) {
  store::MemberRecord record = RecordWith(sync, planned, PendingOf(planned.decision.action));
  const auto& now = planned.facts.salesforce.now;
  if (record.link_epoch == planned.link_epoch || !now) return record;
  const bool is_same = record.salesforce && record.salesforce->member == now->member;
  if (record.mirror && !is_same) record.mirror->member_differs = true;
  record.link_epoch = 0;
  record.salesforce = now;
  record.person_ref = planned.person_ref;
  record.marketo.reset();
  return record;
}

bool AppendPending(SyncContext& sync, const std::vector<PlannedMember>& batch) {
  store::Deltas deltas;
  deltas.reserve(batch.size());
  for (const PlannedMember& planned : batch) {
    deltas.push_back(store::Put<store::MemberRecord>{RecordToPull(sync, planned)});
  }
  return sync.Append(deltas);
}

/// Whether Marketo ends with another status than Salesforce: the channel has no such status and the
/// person entered at the first one instead (MK-STATUS-13).
bool StaysApart(const SyncContext& sync, const PlannedMember& planned) {
  if (!planned.facts.salesforce.now) return false;
  const store::LinkRecord* link = sync.state.FindLink(planned.key.campaign);
  const marketo::Channel* channel = link == nullptr ? nullptr : sync.ChannelOf(*link);
  return channel != nullptr &&
         sync.ViewOf(*channel).Find(planned.facts.salesforce.now->status) == nullptr;
}

Settlement SettlementAfter(Cycle& cycle, const PlannedMember& planned,
                           const marketo::MemberAfter& after) {
  SyncContext& sync = cycle.sync;
  if (!StaysApart(sync, planned)) {
    return SettleAgreed(sync, planned, planned.facts.salesforce.now, after.state);
  }
  PlannedMember done = planned;
  done.facts.marketo.now = after.state;
  done.decision.rule = "MK-STATUS-13";  // also where the pull itself came of a conflict
  return SettleDiverged(sync, done, "inbound-unknown-status");
}

void CountDone(Cycle& cycle, const PlannedMember& planned, const marketo::MemberAfter& after) {
  Count count = Count::kUpdated;
  if (!after.state) count = Count::kDeleted;
  if (after.state && !planned.facts.marketo.now) count = Count::kNew;
  cycle.report.Add(step::kSyncMembers, count);
}

Settlement SettlementFor(Cycle& cycle, const PlannedMember& planned,
                         const Result<marketo::MemberAfter>& result) {
  SyncContext& sync = cycle.sync;
  sync.Emit(NameOfMember(planned.key),
            Wrote{.side = Side::kMarketo,
                  .value = result ? DescribeMarketo(sync, planned.key.campaign, result->state)
                                  : std::string(),
                  .result = result ? "ok" : FormatError(result.error())});
  if (result) {
    CountDone(cycle, planned, *result);
    return SettlementAfter(cycle, planned, *result);
  }
  const Error& error = result.error();
  // The guard refusing what planning allowed means that Marketo moved in between.
  const bool moved =
      error.code == ErrorCode::kMemberChanged || error.code == ErrorCode::kStepBackwards;
  store::Pending pending;
  if (!error.IsDefinite()) pending = PendingOf(planned.decision.action);
  return SettleBlocked(
      sync, planned,
      {moved ? ErrorCode::kMemberChanged : error.code, store::WaitsOn::kRecord, error.text},
      pending);
}

}  // namespace

StepResult PullMembersStage::Step(Cycle& cycle) {
  if (at_ >= cycle.pulls.size()) return StepResult::kDone;
  SyncContext& sync = cycle.sync;
  ++sync.batch;
  std::vector<PlannedMember> batch;
  const std::size_t end = std::min(cycle.pulls.size(), at_ + marketo::kBatchSizeMax);
  for (; at_ < end; ++at_) {
    if (IsStillCurrent(sync, cycle.pulls[at_])) batch.push_back(std::move(cycle.pulls[at_]));
  }
  if (batch.empty()) return StepResult::kMore;
  if (!AppendPending(sync, batch)) return StepResult::kAbort;
  marketo::WriteMembers request;
  request.members.reserve(batch.size());
  for (const PlannedMember& planned : batch) request.members.push_back(WriteFor(sync, planned));
  const auto answer = sync.Marketo(std::move(request));
  if (!answer) cycle.report.Fail(step::kSyncMembers, answer.error());
  std::vector<Settlement> settlements;
  settlements.reserve(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const Result<marketo::MemberAfter> result =
        answer ? answer->value.results[i] : Result<marketo::MemberAfter>(answer.error());
    settlements.push_back(SettlementFor(cycle, batch[i], result));
  }
  return Settle(cycle, settlements) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
