// SPDX-License-Identifier: Apache-2.0
//
// RunOptions: what whoever starts a run chooses for all its cases. Not what a case says about
// itself; where both set a switch, the run's choice holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/run/case_result.h"

namespace campsync::harness {

struct RunOptions {
  std::uint64_t seed = 0;
  std::vector<SwitchValue> policies;  // of the sync's policy and of the vendors' behaviour
  bool trace = false;                 // keep the journal as text
  std::string trace_person;           // with `trace`: only this person's story; empty: everything
  std::int64_t until = 0;             // stop after so many steps; 0: run all and come to rest
  bool dump_state = false;            // keep what everything holds at the end
  bool keep_rest = false;             // keep what the run came to, for comparing it with another
  bool keep_going = false;  // past a step that failed, to find what every expectation would find
  /// For generated cases: an act that is refused, a fault or a moment that never comes are part of
  /// life, and only the laws judge.
  bool laws_only = false;
  /// For generated cases: each is run twice, with another salt of the hash tables the second
  /// time, and two journals that differ are a failure.
  bool check_determinism = false;
  /// What a decision may be, and which citations must come true; it outlives the run. nullptr:
  /// neither is judged.
  const Rulebook* rulebook = nullptr;
  /// For proving tools: a rule that the orgs obey the wrong way round from the first instant on.
  std::optional<std::string> inverted_rule;
};

}  // namespace campsync::harness
