// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/stopped_cycle.h"

#include <algorithm>

#include "scenarios/harness/judge/reference/sync_rounds.h"

namespace campsync::harness {
namespace {

bool HasStopped(const SyncRounds& read) {
  return read.rounds.empty() || !read.rounds.back().has_ended;
}

bool MustHaveTaken(const SyncRounds& read, const SyncRound& round, const MemberEdit& edit) {
  if (!round.has_ended || round.is_disturbed || round.last > read.first_other_act) return false;
  return round.marketo_look && round.salesforce_look && *round.marketo_look > edit.journal &&
         *round.salesforce_look > edit.journal;
}

}  // namespace

bool LastCycleStopped(const LawView& view) {
  return view.history.last_cycle_failed && HasStopped(RoundsOf(view.journal));
}

bool WaitsForACycle(const LawView& view, const MemberEdit& edit) {
  if (!view.history.last_cycle_failed) return false;
  const SyncRounds read = RoundsOf(view.journal);
  return HasStopped(read) && std::ranges::none_of(read.rounds, [&](const SyncRound& round) {
           return MustHaveTaken(read, round, edit);
         });
}

}  // namespace campsync::harness
