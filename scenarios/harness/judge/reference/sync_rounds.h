// SPDX-License-Identifier: Apache-2.0
//
// SyncRounds: when the sync looked at the two orgs, read off the journal's calls. An edit before a
// round's first look at its side is seen in that round; one during the round may be; one after it
// is not. Says nothing of what the sync made of it: decisions and other notes are not looked at.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "scenarios/harness/judge/history.h"

namespace campsync::harness {

/// One cycle, by sequences of the journal.
struct SyncRound {
  std::int64_t last = 0;  // its last call
  std::optional<std::int64_t> marketo_look;
  std::optional<std::int64_t> salesforce_look;
  /// A fault, an error or a crash was in its way: what it saw may have to wait for later ones.
  bool is_disturbed = false;
  bool has_ended = false;  // it stored how far it had read: it went through all its steps
};

struct SyncRounds {
  std::vector<SyncRound> rounds;
  /// Where somebody first did something else than edit memberships and add records: rights,
  /// settings, people, campaigns. From there on every round may have left a member alone.
  std::int64_t first_other_act = std::numeric_limits<std::int64_t>::max();
};

[[nodiscard]] SyncRounds RoundsOf(JournalEntries journal);

}  // namespace campsync::harness
