// SPDX-License-Identifier: Apache-2.0
//
// PlanStage: turns what the cycle saw into decisions, once, without a call, and sorts them by what
// has to be done. Members of campaigns that are not linked only move the mirror and the base.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class PlanStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
