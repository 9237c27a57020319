// SPDX-License-Identifier: Apache-2.0
//
// CaseSession: what most subcommands begin with: the rulebook, the selected files, the scenarios in
// them, a run of them all with the time each took. Cases run in worker processes, so that one which
// breaks the program is a failed case and the others run. It prints nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "scenarios/cli/options.h"
#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/run/case_runner.h"
#include "scenarios/harness/scenario.h"

namespace campsync::cli {

struct LoadedCases {
  const harness::Rulebook* rulebook = nullptr;  // of the session, which outlives this; may be none
  std::vector<harness::Scenario> scenarios;
  std::vector<harness::LocatedError> invalid;
};

/// What can be said of a run beyond its options.
struct RunHooks {
  /// How a case is run; tests put something else here.
  std::function<Result<harness::CaseResult, harness::LocatedError>(const harness::Scenario&,
                                                                   const harness::RunOptions&)>
      run_case = harness::RunCase;
  /// Whether the cases after this one are left out; none: never.
  std::function<bool(const harness::CaseResult&)> ends_run;
};

/// A run, and what cases that passed wrote to standard error.
struct SessionRun {
  harness::RunReport report;
  std::string error_text;
};

/// The rulebook of the repository at `root`. The error is for the user.
[[nodiscard]] Result<harness::Rulebook, Malformed> LoadRulebook(const std::string& root);

class CaseSession {
 public:
  /// The error is for the user: a rulebook or a selection that is not there.
  static Result<CaseSession, Malformed> Open(const std::string& root, const Options& options);

  [[nodiscard]] const harness::Rulebook& rulebook() const { return rulebook_; }
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

  [[nodiscard]] LoadedCases Load() const;
  /// Runs every case that loads; those that do not are in the report's `invalid`.
  [[nodiscard]] static SessionRun Run(const LoadedCases& cases, const Options& options,
                                      const RunHooks& hooks = {});

 private:
  CaseSession(harness::Rulebook rulebook, std::vector<std::string> files);

  harness::Rulebook rulebook_;
  std::vector<std::string> files_;
};

/// The one case that the options name. The error is for the user; `what` needs it: `a preview`.
[[nodiscard]] Result<harness::Scenario, Malformed> LoadOneCase(const std::string& root,
                                                               const Options& options,
                                                               std::string_view what);

/// The head of a run with these options.
[[nodiscard]] harness::RunHead HeadOf(const Options& options);

}  // namespace campsync::cli
