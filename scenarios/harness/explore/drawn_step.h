// SPDX-License-Identifier: Apache-2.0
//
// DrawnStep: what was drawn as steps and moments of a case. Which act it is was drawn before
// (act_draw.h); it runs nothing.
#pragma once

#include <vector>

#include "scenarios/harness/explore/act_draw.h"
#include "scenarios/harness/explore/cast.h"
#include "scenarios/harness/explore/draws.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

[[nodiscard]] Step StepOf(DrawnAct act);

/// A moment without acts, where acts hurt most: around writes and around the reads before them.
[[nodiscard]] Moment DrawWhen(Draws& draws);

/// A request is left out: nobody asks anything while a cycle runs.
void AddAct(Moment& moment, DrawnAct act);

/// Whatever drawn acts took away from the sync is given back: its settings, its user, its rights.
[[nodiscard]] std::vector<Step> StepsThatPutRight(const Cast& cast);

}  // namespace campsync::harness
