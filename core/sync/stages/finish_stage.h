// SPDX-License-Identifier: Apache-2.0
//
// FinishStage: ends a cycle that got to its end: links that were fully set up and merged become
// linked, and the watermarks move. Nothing else ever moves a watermark.
#pragma once

#include "core/sync/cycle.h"

namespace campsync {

class FinishStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
