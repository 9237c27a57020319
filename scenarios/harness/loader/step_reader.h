// SPDX-License-Identifier: Apache-2.0
//
// Reads the steps of a scenario, from top to bottom: each step may introduce names for the later
// ones. What a step does to the world is the runner's; here it only becomes typed and checked.
#pragma once

#include <vector>

#include "core/time.h"
#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

/// More steps than any case has; generated ones stay below, too.
inline constexpr std::size_t kStepsMax = 10'000;
/// The most cycles a sync step can ask for.
inline constexpr std::int64_t kCyclesMax = 1000;

/// `node` is the list; `start` is the world's time at the first step.
[[nodiscard]] std::vector<Step> ReadSteps(const JsonNode& node, Instant start, Directory& directory,
                                          ErrorList& errors);

/// The keys of which each step has exactly one: marketo, salesforce, user, sync, ...
[[nodiscard]] const std::vector<std::string_view>& StepWords();
[[nodiscard]] std::vector<ObjectWords> StepShapes();

}  // namespace campsync::harness
