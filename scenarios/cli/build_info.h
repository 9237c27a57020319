// SPDX-License-Identifier: Apache-2.0
// What this program was built from: the first line of every run.
// Defined in a file generated at build time by build_info.cmake; only `campsim` links it, so a
// commit relinks the program and recompiles nothing else.
#pragma once

namespace campsync {

extern const char* const kBuildVersion;  // "0.1.0"
extern const char* const kBuildCommit;   // `git describe --always --dirty`, or "unknown"

}  // namespace campsync
