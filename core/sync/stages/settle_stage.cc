// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/settle_stage.h"

#include <algorithm>

#include "core/overload.h"
#include "core/sync/current_link.h"
#include "core/sync/settlement.h"
#include "core/sync/standing.h"

namespace campsync {
namespace {

/// Nobody moved and nothing is in the way any more: the sides stand apart by the same rule again.
void EndBlock(const SyncContext& sync, const PlannedMember& planned, store::MemberRecord& record) {
  const MemberFacts& facts = planned.facts;
  LabelTable& labels = sync.ports.labels;
  if (!std::holds_alternative<store::Blocked>(record.disposition) || record.apart_by.IsEmpty() ||
      LeftToCompare(record.disposition, record.apart_by, labels)) {
    return;
  }
  record.disposition = DivergedBy(record.apart_by, facts.marketo.now.has_value(), labels);
  record.apart_by = {};
}

/// The write whose fate is still not known: both sides were looked at and it is decided anew, but
/// for what a hidden campaign does not show.
store::Pending StillPending(const SyncContext& sync, const store::MemberKey& key) {
  const store::CampaignRecord* campaign = sync.state.FindCampaign(key.campaign);
  const bool is_hidden = campaign != nullptr && !campaign->is_visible;
  return is_hidden ? RecordOf(sync, key).pending : store::NothingPending{};
}

Settlement SettlementFor(const SyncContext& sync, const PlannedMember& planned) {
  const MemberFacts& facts = planned.facts;
  const auto agreed = [&] {
    return SettleAgreed(sync, planned, facts.salesforce.now, facts.marketo.now);
  };
  return std::visit(Overload{[&](const AdvanceBase&) { return agreed(); },
                             [&](const Diverge& diverge) {
                               return SettleDiverged(sync, planned, diverge.policy_switch);
                             },
                             [&](const Block& block) {
                               return SettleBlocked(sync, planned, block,
                                                    StillPending(sync, planned.key));
                             },
                             [&](const auto&) {
                               Settlement unchanged = agreed();
                               unchanged.after = RecordOf(sync, planned.key);
                               unchanged.after.mirror_in_doubt = planned.mirror_in_doubt;
                               FollowRow(planned, unchanged.after);
                               KeepPending(unchanged.after, StillPending(sync, planned.key));
                               EndBlock(sync, planned, unchanged.after);
                               return unchanged;
                             }},
                    planned.decision.action);
}

}  // namespace

StepResult SettleStage::Step(Cycle& cycle) {
  if (at_ >= cycle.settles.size()) return StepResult::kDone;
  ++cycle.sync.batch;
  std::vector<Settlement> batch;
  batch.reserve(marketo::kBatchSizeMax);
  const std::size_t end = std::min(cycle.settles.size(), at_ + marketo::kBatchSizeMax);
  for (; at_ < end; ++at_) {
    const PlannedMember& planned = cycle.settles[at_];
    if (IsStillCurrent(cycle.sync, planned)) batch.push_back(SettlementFor(cycle.sync, planned));
  }
  return Settle(cycle, batch) ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
