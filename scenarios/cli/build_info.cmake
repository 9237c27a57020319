# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, the definitions of build_info.h, from VERSION and the git state of SOURCE_DIR.
# Leaves an equal file untouched, so that an unchanged commit rebuilds nothing.

# Without optional locks a build never disturbs a git command running beside it.
set(ENV{GIT_OPTIONAL_LOCKS} 0)
set(commit "")
find_program(GIT git)
if(GIT)
  execute_process(
    COMMAND "${GIT}" -C "${SOURCE_DIR}" describe --always --dirty
    OUTPUT_VARIABLE commit
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
  set(commit "unknown")
endif()

file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT [[
#include "scenarios/cli/build_info.h"

namespace campsync {

const char* const kBuildVersion = "@VERSION@";
const char* const kBuildCommit = "@commit@";

}  // namespace campsync
]])
