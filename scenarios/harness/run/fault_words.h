// SPDX-License-Identifier: Apache-2.0
//
// FaultOf: a scenario's fault step as a fault of the world. Words only; the world's fault plan
// carries it out.
#pragma once

#include "scenarios/harness/scenario_steps.h"
#include "sim/world/fault.h"

namespace campsync::harness {

/// `now`: the world's clock when the step is laid; windows begin there.
[[nodiscard]] sim::Fault FaultOf(const FaultStep& step, Instant now);

/// The code of that name in the catalogue; the loader has checked that there is one.
[[nodiscard]] ErrorCode CodeNamed(std::string_view name);

}  // namespace campsync::harness
