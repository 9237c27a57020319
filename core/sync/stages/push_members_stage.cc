// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/push_members_stage.h"

#include "core/sync/announcements.h"
#include "core/sync/current_link.h"
#include "core/sync/push_batch.h"

namespace campsync {
namespace {

/// The next batch after `at` that still stands; empty at the end of the list.
std::vector<PlannedMember> NextBatch(const SyncContext& sync, const PlannedMembers& all,
                                     std::size_t& at) {
  std::vector<PlannedMember> batch;
  for (; at < all.size() && batch.size() < salesforce::kCollectionSizeMax; ++at) {
    if (IsStillCurrent(sync, all[at])) batch.push_back(all[at]);
  }
  return batch;
}

}  // namespace

StepResult PushMembersStage::Step(Cycle& cycle) {
  const auto run = [&](PushKind kind, const PlannedMembers& all, std::size_t& at) {
    auto batch = NextBatch(cycle.sync, all, at);
    if (batch.empty()) return StepResult::kMore;
    ++cycle.sync.batch;
    if (all.size() > salesforce::kCollectionSizeMax) AnnounceBatch(cycle.sync, batch.size());
    return PushBatch(cycle, kind, std::move(batch)).Run() ? StepResult::kMore : StepResult::kAbort;
  };
  if (delete_at_ < cycle.deletes.size()) return run(PushKind::kDelete, cycle.deletes, delete_at_);
  if (create_at_ < cycle.creates.size()) return run(PushKind::kCreate, cycle.creates, create_at_);
  if (update_at_ < cycle.updates.size()) return run(PushKind::kUpdate, cycle.updates, update_at_);
  return StepResult::kDone;
}

}  // namespace campsync
