// SPDX-License-Identifier: Apache-2.0
//
// RunCommand: the `campsim` command line without the process around it: arguments in, texts out, an
// exit code back. Tests call it as main does. 0 pass, 1 fail, 2 usage or invalid input, 3
// inconclusive; 4, an internal error, is main's.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace campsync::cli {

/// Where a command writes. `colour` only when `out` is a terminal.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool colour = false;
  bool progress = false;  // `err` is a terminal: long work says there how far it is
  /// The repository: its rulebook, cases and fixtures.
  std::string root;
};

inline constexpr int kExitPass = 0;
inline constexpr int kExitFail = 1;
inline constexpr int kExitInvalid = 2;
inline constexpr int kExitInternal = 4;

/// `args` without the program's name.
[[nodiscard]] int RunCommand(const std::vector<std::string>& args, Console& console);

}  // namespace campsync::cli
