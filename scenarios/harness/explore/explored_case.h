// SPDX-License-Identifier: Apache-2.0
//
// ExploreCase: makes one case, runs it with all laws on, and says in few values what came of it. A
// case that fails can be made again from its source and index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/judge/edit_ledger.h"
#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

struct ExploredCase {
  std::uint64_t index = 0;
  std::vector<Finding> findings;  // empty: it passed
  std::string digest;
  std::int64_t acts = 0;
  std::int64_t refusals = 0;  // of them
  bool sync_had_work = false;
  EditLedger edits;
  std::vector<std::string> rules;   // that the run applied
  std::vector<std::string> probes;  // that it came to
};

/// Runs a scenario as the explorer does: only the laws judge it, and what nobody expected is life.
[[nodiscard]] CaseResult RunDrawn(const Scenario& scenario, const RunOptions& options);

/// The same, and what it came to must be what it comes to undisturbed (CalmTellings).
[[nodiscard]] CaseResult RunCompared(const Scenario& scenario, const RunOptions& options);

/// Where two runs of one case part: the first lines of their journals that differ; nullopt:
/// nowhere.
[[nodiscard]] std::optional<Finding> CompareJournals(const std::vector<std::string>& first,
                                                     const std::vector<std::string>& second);

[[nodiscard]] ExploredCase ExploreCase(const CaseSource& source, std::uint64_t index,
                                       const RunOptions& options);

}  // namespace campsync::harness
