// SPDX-License-Identifier: Apache-2.0
//
// RunCase: one scenario from its first instant to rest: steps, judges after each, a closing phase
// without faults, the laws of rest, the verdict. Deterministic: the same scenario, options and core
// give the same result and digest. It prints nothing and reads no clock but the world's.
#pragma once

#include "core/result.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/run/case_result.h"
#include "scenarios/harness/run/run_options.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// The error is one of the scenario's `given`, which only the real orgs and engine can find.
[[nodiscard]] Result<CaseResult, LocatedError> RunCase(const Scenario& scenario,
                                                       const RunOptions& options);

}  // namespace campsync::harness
