// SPDX-License-Identifier: Apache-2.0
//
// CrashNote: turns a failed CAMPSYNC_CHECK while a case runs into a failed case: the process says
// which case it was and how to replay it, and ends with exit code 1. The run ends there; the cases
// after it are not run. Not a way to go on: nothing is cleaned up.
#pragma once

#include <csignal>
#include <string_view>

namespace campsync::cli {

class CrashNote {
 public:
  /// What to say, up to 2000 bytes, if the process aborts while the note lives. One at a time.
  explicit CrashNote(std::string_view text);
  ~CrashNote();
  CrashNote(const CrashNote&) = delete;
  CrashNote& operator=(const CrashNote&) = delete;

 private:
  void (*before_)(int) = SIG_DFL;
};

}  // namespace campsync::cli
