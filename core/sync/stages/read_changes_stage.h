// SPDX-License-Identifier: Apache-2.0
//
// ReadChangesStage: reads Marketo's change log and notes what to look at: members, programs,
// channels, people. It decides nothing; current values are read by key afterwards. Its first page
// also closes the measurement of the two clocks.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class ReadChangesStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  bool measured_ = false;
  bool done_ = false;
};

}  // namespace campsync
