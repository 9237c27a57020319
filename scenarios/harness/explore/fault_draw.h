// SPDX-License-Identifier: Apache-2.0
//
// DrawFault: one misfortune that is laid before a sync of a generated case: a call that fails, a
// reply that is lost, a crash, a record that is refused. It lays nothing itself.
#pragma once

#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

[[nodiscard]] FaultStep DrawFault(Draws& draws);

}  // namespace campsync::harness
