// SPDX-License-Identifier: Apache-2.0
//
// A StateDump as text for the console: one line a row, under the name of its table; what a row does
// not hold is left out. Reports have it as JSON.
#pragma once

#include <string>

#include "scenarios/harness/run/state_dump.h"

namespace campsync::harness {

[[nodiscard]] std::string StateText(const StateDump& dump);

}  // namespace campsync::harness
