// SPDX-License-Identifier: Apache-2.0
//
// KnownFile: the file of --known-failures and the day on which it is judged. Reads the wall clock
// where no day was given; what the entries mean is report/known_failures.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "scenarios/cli/options.h"
#include "scenarios/harness/report/known_failures.h"
#include "scenarios/harness/report/run_report.h"

namespace campsync::cli {

class KnownFile {
 public:
  /// Nothing is known where the options name no file. The error is for the user, in lines.
  static Result<KnownFile, Malformed> Open(const Options& options);

  /// Whether the case fails, and not as an entry says.
  [[nodiscard]] bool IsUnexpectedFailure(const harness::CaseResult& result) const;
  /// Adds what became of the entries. `all_ran`: every case there is was meant to run.
  void Judge(harness::RunReport& report, bool all_ran) const;

 private:
  std::string path_;  // empty: none
  std::vector<harness::KnownFailure> entries_;
  Date today_;
};

}  // namespace campsync::cli
