// SPDX-License-Identifier: Apache-2.0
//
// BeginStage: reads the settings and the sync user and says what the cycle may do (MK-PRE-01,
// MK-PRE-02). It writes nothing. With the sync disabled the cycle ends here.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class BeginStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult ReadSettings(Cycle& cycle);
  StepResult ReadUser(Cycle& cycle);

  bool settings_read_ = false;
};

}  // namespace campsync
