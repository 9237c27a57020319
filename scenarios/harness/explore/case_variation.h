// SPDX-License-Identifier: Apache-2.0
//
// VaryCase: a case that somebody wrote, with a few things otherwise: an edit, an act, a fault, a
// moment or a cycle more, a step less, a switch at another value. What authors thought of leads to
// situations that no draw from nothing comes to; what is near them nobody has thought of. It runs
// nothing, and it expects nothing: only the laws can judge what comes out.
#pragma once

#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// `recorded` is without what its author expects (WithoutExpectations). One that has nothing to act
/// on gets its cycles, switches and faults varied only.
[[nodiscard]] Scenario VaryCase(Scenario recorded, Draws& draws);

}  // namespace campsync::harness
