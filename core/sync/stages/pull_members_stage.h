// SPDX-License-Identifier: Apache-2.0
//
// PullMembersStage: writes Salesforce's values into Marketo's program memberships, in conditional
// batches. What Marketo holds instead of the expected value is decided again in the next cycle.
#pragma once

#include <cstddef>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class PullMembersStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::size_t at_ = 0;
};

}  // namespace campsync
