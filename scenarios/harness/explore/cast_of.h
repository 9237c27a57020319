// SPDX-License-Identifier: Apache-2.0
//
// CastOf: who and what there is to act on in a case that somebody wrote: its pairs of program and
// campaign as they are linked or asked to be linked, its people and their records. Keys only; it
// runs nothing, and what comes to be while the case runs is in it when a step names it.
#pragma once

#include <optional>

#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// It gives back what steps of the case take away from the sync's user.
/// nullopt: there is no pair, or no person to act on.
[[nodiscard]] std::optional<Cast> CastOf(const Scenario& scenario);

}  // namespace campsync::harness
