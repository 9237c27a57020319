// SPDX-License-Identifier: Apache-2.0
//
// SettleStage: decisions that write to neither side: agreements, divergences, blocks and everything
// of campaigns that are not linked. Only the mirror and the base move.
#pragma once

#include <cstddef>

#include "core/sync/cycle.h"

namespace campsync {

class SettleStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::size_t at_ = 0;
};

}  // namespace campsync
