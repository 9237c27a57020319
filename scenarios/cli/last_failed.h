// SPDX-License-Identifier: Apache-2.0
//
// LastFailed: which cases failed when they were last run, remembered from run to run in a file of
// the repository that git ignores (.build/last-failed). A convenience: a file that cannot be
// written is a note and never a failed run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/report/run_report.h"

namespace campsync::cli {

class LastFailed {
 public:
  /// `root` is the repository.
  explicit LastFailed(const std::string& root) : path_(root + "/.build/last-failed") {}

  /// Names, or paths of cases that have no name, in order; nullopt: nothing was remembered yet.
  [[nodiscard]] std::optional<std::vector<std::string>> Read() const;
  /// Cases that ran get what became of them now; what is remembered of others stays. Runs at the
  /// same time do not lose each other's. False: the file cannot be written.
  [[nodiscard]] bool Remember(const harness::RunReport& report) const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace campsync::cli
