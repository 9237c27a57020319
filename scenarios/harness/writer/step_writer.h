// SPDX-License-Identifier: Apache-2.0
//
// Writes a step: the key that says what happens, what belongs to it, and `refused` at the end. What
// the verbs have is the action writers', what is expected the expect writer's.
#pragma once

#include "scenarios/harness/scenario_steps.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

[[nodiscard]] LayoutNode WriteStep(const Step& step);

}  // namespace campsync::harness
