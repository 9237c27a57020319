// SPDX-License-Identifier: Apache-2.0
//
// LegalStates: in which states a member may be at rest, folded over the edits and the rounds in
// which the sync could see them. A naive model: it keeps every course that the rules and the order
// of looks leave open, side by side, and knows no stored state, no batches and no writes but those
// that the rules call for.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scenarios/harness/judge/reference/member_timeline.h"
#include "scenarios/harness/judge/reference/pair_rules.h"
#include "scenarios/harness/judge/reference/sync_rounds.h"

namespace campsync::harness {

/// More legal states than these say nothing.
inline constexpr std::size_t kLegalStatesMax = 4;

/// The legal states of a member whose two sides had been brought together at the start, by the
/// edits that the sync can see; nullopt: more than kLegalStatesMax.
[[nodiscard]] std::optional<std::vector<Outcome>> LegalStates(const LawView& rest,
                                                              const PairRules& rules,
                                                              const SyncRounds& rounds,
                                                              const MemberTimeline& told);

}  // namespace campsync::harness
