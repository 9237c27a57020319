// SPDX-License-Identifier: Apache-2.0
//
// EditConflict: who may win where both sides edited one member before the sync brought them
// together, by the switches status-conflict and add-remove-conflict, from values and times alone.
// Written from the rules (MK-CONFLICT-01..04), without a look at the engine.
#pragma once

#include <cstdint>

#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

/// Times of two clocks that are closer than this are a tie, where a call is answered within a
/// second.
inline constexpr Duration kClockTolerance = Duration::Seconds(3);

/// The same as the sync's calls measured the two clocks: the later they took effect, the less is
/// known. Measurements from before `since` count only as far as no later one had come by then.
[[nodiscard]] Duration ClockToleranceOf(JournalEntries journal, std::int64_t since = 0);

/// Whether the two edits, of different sides and of the same member, would be told apart by their
/// times, had the calls that measure the clocks been quick, and time decides between them.
[[nodiscard]] bool IsTieBySlowClocks(const LawView& view, const MemberEdit& one,
                                     const MemberEdit& other);

/// Whether a rule lets `winner` stand and `loser` go. The two are of different sides and of the
/// same member.
[[nodiscard]] bool MayWin(const LawView& view, const LinkedMember& member, const MemberEdit& winner,
                          const MemberEdit& loser);

}  // namespace campsync::harness
