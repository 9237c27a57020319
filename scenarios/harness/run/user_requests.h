// SPDX-License-Identifier: Apache-2.0
//
// RequestOf: a scenario's `user` step as a request to the engine, with ids for keys. Words only;
// the engine answers.
#pragma once

#include "core/sync/engine.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

/// A key whose record was never made stands for the null id: the engine knows none such.
[[nodiscard]] UserRequest RequestOf(const Stage& stage, const by_user::Request& request);

}  // namespace campsync::harness
