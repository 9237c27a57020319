// SPDX-License-Identifier: Apache-2.0
//
// Law: something that must hold in every run, whatever the scenario expects. Laws look at the two
// orgs, the journal and what people did; they share no code with the engine and do not take its
// word for anything. Safety laws hold after every step, budgets over a whole run, resting laws once
// the sync has come to rest.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/label.h"
#include "core/sync/policy.h"
#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/names.h"
#include "scenarios/harness/judge/world_view.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

/// What a law sees. `before` and `after` enclose one step; at rest, the whole closing phase.
struct LawView {
  const WorldView& before;
  const WorldView& after;
  const History& history;
  JournalEntries journal;           // of the whole run
  std::int64_t journal_before = 0;  // its length at `before`
  bool engine_ran = false;          // whether the sync ran between the two
  const SyncPolicy& policy;
  const LabelTable& labels;
  const Names& names;
  const Rulebook* rulebook = nullptr;  // nullptr: none was given

  /// The entries between `before` and `after`.
  [[nodiscard]] JournalEntries StepJournal() const {
    return journal.subspan(static_cast<std::size_t>(journal_before));
  }
};

using Findings = std::vector<Finding>;

struct Law {
  /// kAtEnd: once over the whole run, whether or not it came to rest.
  enum class When : std::uint8_t { kAfterStep, kAtEnd, kAtRest };
  std::string_view name;
  std::string_view rule;  // the rulebook entry it stands for
  When when = When::kAfterStep;
  void (*judge)(const LawView& view, Findings& findings) = nullptr;
};

/// All laws, safety first.
[[nodiscard]] const std::vector<Law>& Laws();

/// Judges by every law of that time; each finding carries the law's name and, unless the law named
/// a nearer one, its rule.
[[nodiscard]] Findings JudgeLaws(Law::When when, const LawView& view);

}  // namespace campsync::harness
