// SPDX-License-Identifier: Apache-2.0
//
// OperationNames: every name that faults and moments can call an operation by. For checking words
// in scenario files and options before a run; nothing at run time depends on it.
#pragma once

#include <string>
#include <vector>

namespace campsync::sim {

/// OperationName() of every request of both ports, `Append` and `Load`; sorted, each once.
[[nodiscard]] std::vector<std::string> OperationNames();

}  // namespace campsync::sim
