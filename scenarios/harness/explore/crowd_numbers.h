// SPDX-License-Identifier: Apache-2.0
//
// CloseNumbers: a scenario from whose crowd people were taken away, with those who are left counted
// from 1 again, so that it can be written as so many of one kind. Names change and nothing else;
// whether the run is the same is for the caller to find out.
#pragma once

#include <optional>

#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// nullopt: the numbers have no gaps, or there is no crowd.
[[nodiscard]] std::optional<Scenario> CloseNumbers(const Scenario& scenario);

}  // namespace campsync::harness
