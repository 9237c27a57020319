// SPDX-License-Identifier: Apache-2.0
//
// MassChangeStage: stops a plan that would create or remove more records than anybody is likely to
// mean, such as the thousands of leads of a link made by mistake (switch mass-change-brake,
// MK-MEMBER-04, MK-REMOVE-02). Status changes go on. What is held back is blocked and listed until
// the switch is turned off.
#pragma once

#include <cstddef>

#include "core/sync/cycle.h"

namespace campsync {

/// Records that one cycle may create and remove, both systems together, while the brake is on.
inline constexpr std::size_t kMassChangeMax = 100;

class MassChangeStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
