// SPDX-License-Identifier: Apache-2.0
//
// Minimize: makes a failing scenario as small as it can get and still fail in the same way: steps,
// acts within syncs, faults, records, statuses and switches together, until taking away any one of
// them makes it pass. It knows nothing of how the scenario came about.
#pragma once

#include <cstdint>
#include <functional>

#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// Whether a smaller scenario still shows the failure. Must be the same for the same scenario.
using StillFails = std::function<bool(const Scenario& candidate)>;

struct Minimized {
  Scenario scenario;
  std::int64_t runs = 0;   // scenarios that were tried
  bool is_minimal = true;  // false: the bound of runs came first
};

/// Scenarios tried at most.
inline constexpr std::int64_t kMinimizeRunsMax = 20'000;

/// `scenario` itself must fail.
[[nodiscard]] Minimized Minimize(const Scenario& scenario, const StillFails& still_fails,
                                 std::int64_t runs_max = kMinimizeRunsMax);

}  // namespace campsync::harness
