// SPDX-License-Identifier: Apache-2.0
//
// The console's view of a run: the world first (version, commit, seed, switches), one line a topic,
// what did not pass in full, and at the end how to go on. Texts only: writing them is the caller's.
#pragma once

#include <string>

#include "scenarios/harness/report/run_report.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

struct ConsoleStyle {
  bool colour = false;  // only on a terminal
  bool quiet = false;   // only what did not pass, and the last line
};

/// The first lines, before anything runs.
[[nodiscard]] std::string ConsoleHead(const RunHead& head);
/// The rest, after everything ran.
[[nodiscard]] std::string ConsoleBody(const RunReport& report, const Rulebook& rulebook,
                                      const ConsoleStyle& style);

}  // namespace campsync::harness
