// SPDX-License-Identifier: Apache-2.0
//
// RunToRest: cycles until two in a row changed nothing in either org, within a bound. A cycle with
// an injected fault shows nothing about rest. How a run ends, how `until_idle` runs and how given
// links are prepared.
#pragma once

#include <cstdint>

#include "core/result.h"
#include "scenarios/harness/run/stage.h"

namespace campsync::harness {

/// Cycles within which the sync must come to rest once nobody edits and nothing fails.
inline constexpr std::int64_t kCyclesToRestMax = 30;

/// How many cycles it took; a sentence when it did not come to rest or could not be driven.
[[nodiscard]] Result<std::int64_t, Malformed> RunToRest(Stage& stage);

}  // namespace campsync::harness
