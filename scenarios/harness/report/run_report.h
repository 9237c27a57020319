// SPDX-License-Identifier: Apache-2.0
//
// RunReport: all that a run of many cases says: what ran with which options, each case's result
// with its duration, the input that could not be loaded. The console and the JSON report are two
// views of it. It decides the exit code and prints nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/report/known_failures.h"
#include "scenarios/harness/run/case_result.h"

namespace campsync::harness {

/// Where the run came from: its first lines.
struct RunHead {
  std::string version;
  std::string commit;
  std::uint64_t seed = 0;
  std::vector<SwitchValue> policies;  // set for all cases, in the order given
};

struct TimedCase {
  CaseResult result;
  std::int64_t duration_us = 0;  // wall clock
};

/// `link` for `link/one-to-one`, `.` for a case in no folder.
[[nodiscard]] std::string TopicOf(const std::string& case_name);

struct RunReport {
  RunHead head;
  std::vector<TimedCase> cases;
  std::vector<LocatedError> invalid;  // files that did not load
  std::int64_t not_run = 0;           // cases after the first failure, with --fail-fast
  std::string known_failures_file;    // empty: none was given
  std::vector<KnownVerdict> known;    // what became of its entries

  /// What became of the case's entry; nullptr: it has none, or none was judged.
  [[nodiscard]] const KnownVerdict* KnownOf(const CaseResult& result) const;
  /// It failed, and as a known failure says.
  [[nodiscard]] bool IsExpectedFailure(const CaseResult& result) const;

  [[nodiscard]] std::int64_t CountOf(Verdict verdict) const;
  /// ` --seed 7 --policy retry=on_change`: what a replay needs; empty at the defaults.
  [[nodiscard]] std::string ReplayOptions() const;
  /// 0 pass, 1 fail, 2 invalid input, 3 inconclusive or nothing ran. A failure outranks a doubt,
  /// an expected one is none, an entry of the known failures that does not hold is one;
  /// invalid input outranks both: a partial run is never called a pass.
  [[nodiscard]] int ExitCode() const;
};

}  // namespace campsync::harness
