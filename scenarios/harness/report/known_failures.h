// SPDX-License-Identifier: Apache-2.0
//
// KnownFailures: the list of cases that are known to fail, each with the rule and message it must
// fail with, a reason and a day on which the entry ends. Read strictly, like a scenario;
// scenarios/known-failures.schema.json describes it. KnownVerdicts says what became of each entry
// in a run, so that none of them can rot.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/json/object_reader.h"
#include "scenarios/harness/run/case_result.h"

namespace campsync::harness {

struct KnownFailure {
  std::string case_name;
  std::string rule;     // that the case breaks
  std::string message;  // part of what is found
  std::string reason;
  Date expires;  // the last day on which it holds
};

enum class KnownOutcome : std::uint8_t {
  kExpectedFailure,
  kUnexpectedPass,
  kFailingDifferently,
  kUnused,
  kExpired,
};
/// `expected failure`, `unexpected pass`, ...
[[nodiscard]] std::string_view NameOf(KnownOutcome outcome);

/// An entry and what became of it.
struct KnownVerdict {
  KnownFailure entry;
  KnownOutcome outcome = KnownOutcome::kUnused;
  std::string sentence;  // why
};

/// The shapes of the file, for the test of its schema.
[[nodiscard]] std::vector<ObjectWords> KnownFailureShapes();

/// The entries of a file, by case. A case that is listed twice is an error.
[[nodiscard]] Result<std::vector<KnownFailure>, std::vector<LocatedError>> ReadKnownFailures(
    const std::string& file, std::string_view text);

/// One verdict for each entry whose case ran; where `all_ran`, the run was meant to be of every
/// case there is, and entries without a case are unused.
[[nodiscard]] std::vector<KnownVerdict> JudgeKnownFailures(const std::vector<KnownFailure>& entries,
                                                           const std::vector<CaseResult>& results,
                                                           bool all_ran, Date today);

}  // namespace campsync::harness
