// SPDX-License-Identifier: Apache-2.0
//
// CaseSession: what most subcommands begin with: the rulebook, the selected files, the scenarios in
// them, a run of them all with the time each took. The only place of the project that reads a wall
// clock. It prints nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "scenarios/cli/options.h"
#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/scenario.h"

namespace campsync::cli {

struct LoadedCases {
  std::vector<harness::Scenario> scenarios;
  std::vector<harness::LocatedError> invalid;
};

class CaseSession {
 public:
  /// The error is for the user: a rulebook or a selection that is not there.
  static Result<CaseSession, Malformed> Open(const std::string& root, const Options& options);

  [[nodiscard]] const harness::Rulebook& rulebook() const { return rulebook_; }
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

  [[nodiscard]] LoadedCases Load() const;
  /// Runs every case that loads; those that do not are in the report's `invalid`.
  [[nodiscard]] harness::RunReport Run(const LoadedCases& cases, const Options& options) const;

 private:
  CaseSession(harness::Rulebook rulebook, std::vector<std::string> files);

  harness::Rulebook rulebook_;
  std::vector<std::string> files_;
};

/// The head of a run with these options.
[[nodiscard]] harness::RunHead HeadOf(const Options& options);

}  // namespace campsync::cli
