// SPDX-License-Identifier: Apache-2.0
//
// ExplorationReport: what an exploration says, to people and to machines: how much was tried and
// reached, which cases failed, and the smallest case that shows the first failure with the line
// that replays it. It runs nothing and reads no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/explore/exploration.h"
#include "scenarios/harness/explore/failing_case.h"
#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

struct ExplorationReport {
  RunHead head;
  std::string source;  // CaseSource::description()
  Exploration exploration;
  /// Cases that were found earlier and run first; their failures' indices are those of `found`.
  Exploration corpus;
  std::vector<std::string> found;          // their names
  std::int64_t duration_us = 0;            // wall clock
  std::optional<FailingCase> smallest;     // of the first case that failed, when it was minimized
  std::string saved_as;                    // the file of it; empty: none was written
  std::vector<std::string> never_reached;  // active rules that no case came under, by id

  /// 0 every case passed; 1 one failed, of those found earlier too; 3 nothing ran, or the sync
  /// never had anything to decide.
  [[nodiscard]] int ExitCode() const;
};

/// The active rules of the rulebook that no case of the exploration came under.
[[nodiscard]] std::vector<std::string> NeverReached(const Rulebook& rulebook,
                                                    const Exploration& exploration);

[[nodiscard]] std::string ExplorationText(const ExplorationReport& report, bool quiet);
[[nodiscard]] std::string JsonOfExploration(const ExplorationReport& report);

}  // namespace campsync::harness
