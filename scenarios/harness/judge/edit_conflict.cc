// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/edit_conflict.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "core/check.h"
#include "scenarios/harness/judge/person_types.h"

namespace campsync::harness {
namespace {

// The clocks are set against each other once a cycle: by one call to Salesforce between two to
// Marketo, each with the time of its effect. What happened in between, nobody can tell from a
// difference of the clocks.
class ClockMeasurement {
 public:
  // How far apart two times may be and still be a tie, with the last of the three calls.
  std::optional<Duration> Take(const sim::JournalEntry& effect) {
    std::optional<Duration> tolerance;
    if (effect.operation == salesforce::ReadOwnUser::kName) {
      before_ = last_in_marketo_;
      in_salesforce_ = effect.time;
    }
    if (effect.operation == marketo::ReadChanges::kName && in_salesforce_) {
      tolerance = ToleranceAt(effect.time);
      in_salesforce_.reset();
    }
    if (effect.lane == sim::Lane::kMarketo) last_in_marketo_ = effect.time;
    return tolerance;
  }

 private:
  [[nodiscard]] Duration ToleranceAt(Instant after) const {
    const Duration span = after - before_;
    const Duration off = *in_salesforce_ - (before_ + Duration{span.ms / 2});
    // A second that the sync allows itself, and stamps are of whole seconds.
    return Duration{span.ms + std::abs(off.ms) + 2000};
  }

  Instant last_in_marketo_;
  Instant before_;
  std::optional<Instant> in_salesforce_;
};

// When Salesforce says that the member changed: later than the edit where something else, such as a
// change of the setup, moved its stamp since (SF-TIME-03). Nobody can tell the two apart.
Instant TimeOf(const LawView& view, const LinkedMember& member, const MemberEdit& edit) {
  if (edit.side() == Side::kMarketo || member.member == nullptr) return edit.at;
  return std::max(edit.at, member.member->system_modstamp - view.after.salesforce.clock_skew);
}

bool NotBefore(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
               const MemberEdit& loser) {
  const Duration tolerance =
      ClockToleranceOf(view.journal, std::max(winner.journal, loser.journal));
  return TimeOf(view, member, winner) + tolerance >= loser.at;
}

// MK-CONFLICT-01, MK-CONFLICT-02: the contact is Salesforce's, everybody else Marketo's. It was
// decided at some time after both edits.
bool ByPersonType(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
                  const MemberEdit& loser) {
  const MemberEdit& later = winner.id > loser.id ? winner : loser;
  const PersonTypes types = TypesSince(view, later, member.person);
  return winner.side() == Side::kSalesforce ? types.may_be_contact : types.may_be_other;
}

// What the edit set; in Marketo also a status that has left the channel since.
std::optional<std::int32_t> StepSet(const LawView& view, const LinkedMember& member,
                                    const MemberEdit& edit) {
  const marketo::ProgramId program = member.link->program;
  return edit.side() == Side::kMarketo
             ? StepOfHolder(view, view.after.marketo, program, *edit.value)
             : StepOf(view, program, *edit.value);
}

// What the winner set. Its label may have left the channel after the sync decided (MK-CHAN-06).
std::optional<std::int32_t> StepOfWinner(const LawView& view, const LinkedMember& member,
                                         const MemberEdit& winner) {
  const auto step = StepSet(view, member, winner);
  const auto& changes = view.history.program_edits;
  if (step || changes.empty() || changes.back() < winner.journal) return step;
  return StepOfHolder(view, view.after.marketo, member.link->program, *winner.value);
}

// Somebody changed one of the two statuses in the channel since: which step it had when the sync
// decided, the channel at rest does not tell.
bool RankMayHaveChanged(const LawView& view, const LinkedMember& member, const MemberEdit& one,
                        const MemberEdit& other) {
  const marketo::Program* program = view.after.marketo.FindProgram(member.link->program);
  if (program == nullptr) return false;
  const std::int64_t since = std::min(one.journal, other.journal);
  const auto is_same = [&](const StatusEdit& edit, const MemberEdit& set) {
    return SameStatus(view.policy.match_case, edit.name, *set.value);
  };
  return std::ranges::any_of(view.history.status_edits, [&](const StatusEdit& edit) {
    return edit.channel == program->channel && edit.journal > since &&
           (is_same(edit, one) || is_same(edit, other));
  });
}

bool StatusWins(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
                const MemberEdit& loser) {
  const auto winner_step = StepOfWinner(view, member, winner);
  const auto loser_step = StepSet(view, member, loser);
  switch (view.policy.status_conflict) {
    case StatusConflict::kHigherStep:
      if (RankMayHaveChanged(view, member, winner, loser)) return true;
      if (!winner_step || !loser_step) return winner_step.has_value();
      return *winner_step > *loser_step ||
             (*winner_step == *loser_step && ByPersonType(view, member, winner, loser));
    case StatusConflict::kByPersonType:
      return ByPersonType(view, member, winner, loser);
    case StatusConflict::kLastWriter:
      return NotBefore(view, member, winner, loser);
    case StatusConflict::kPullThenPush: {
      if (RankMayHaveChanged(view, member, winner, loser)) return true;
      if (!winner_step || !loser_step) return winner_step.has_value();
      const bool is_pulled = winner.side() == Side::kSalesforce;
      if (view.policy.inbound_downgrade == InboundDowngrade::kAccept) return is_pulled;
      return is_pulled ? *winner_step >= *loser_step : *winner_step > *loser_step;
    }
  }
  CAMPSYNC_UNREACHABLE();
}

bool AddOrRemoveWins(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
                     const MemberEdit& loser) {
  switch (view.policy.add_remove_conflict) {
    case AddRemoveConflict::kLaterWins:
      return NotBefore(view, member, winner, loser);
    case AddRemoveConflict::kAddWins:
      return winner.value.has_value();
    case AddRemoveConflict::kRemoveWins:
      return !winner.value.has_value();
  }
  CAMPSYNC_UNREACHABLE();
}

// The step guard holds whoever won (MK-STATUS-03): Marketo's higher step then goes out again.
bool GuardedByStep(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
                   const MemberEdit& loser) {
  if (winner.side() != Side::kMarketo) return false;
  const auto winner_step = StepSet(view, member, winner);
  const auto loser_step = StepSet(view, member, loser);
  return view.policy.inbound_downgrade == InboundDowngrade::kPushBack && winner_step &&
         loser_step && *winner_step > *loser_step;
}

}  // namespace

Duration ClockToleranceOf(JournalEntries journal, std::int64_t since) {
  ClockMeasurement measured;
  Duration widest;
  for (const sim::JournalEntry& entry : journal) {
    if (entry.kind != sim::EntryKind::kEffect) continue;
    const auto tolerance = measured.Take(entry);
    if (!tolerance) continue;
    // Of those before only the last one is still gone by.
    widest = entry.sequence <= since ? *tolerance : std::max(widest, *tolerance);
  }
  return std::max(kClockTolerance, widest);
}

bool IsTieBySlowClocks(const LawView& view, const MemberEdit& one, const MemberEdit& other) {
  const bool decides = one.value && other.value
                           ? view.policy.status_conflict == StatusConflict::kLastWriter
                           : view.policy.add_remove_conflict == AddRemoveConflict::kLaterWins;
  const Duration apart{std::abs((one.at - other.at).ms)};
  return decides && apart > kClockTolerance &&
         apart <= ClockToleranceOf(view.journal, std::max(one.journal, other.journal));
}

bool MayWin(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
            const MemberEdit& loser) {
  if (loser.applied && winner.id > loser.id) return true;
  if (!winner.value || !loser.value) return AddOrRemoveWins(view, member, winner, loser);
  return StatusWins(view, member, winner, loser) || GuardedByStep(view, member, winner, loser);
}

}  // namespace campsync::harness
