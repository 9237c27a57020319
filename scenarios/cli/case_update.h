// SPDX-License-Identifier: Apache-2.0
//
// --update: rewrites expected values in case files to what a run found. Only values that judges
// offer an edit for; verdicts stay those of the run before.
#pragma once

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/command.h"

namespace campsync::cli {

/// False: a file cannot be written, and the console says which.
[[nodiscard]] bool UpdateFiles(const LoadedCases& cases, const harness::RunReport& report,
                               Console& console);

/// Replaces the file; false: it cannot be written.
[[nodiscard]] bool WriteFile(const std::string& path, const std::string& text);

}  // namespace campsync::cli
