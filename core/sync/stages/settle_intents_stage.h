// SPDX-License-Identifier: Apache-2.0
//
// SettleIntentsStage: finds out what became of creates whose reply was lost, before any lead is
// taken for a new person. A create is adopted, given up after the commit delay, or left to a
// person when only records with other fields are there.
#pragma once

#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class SettleIntentsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult ReadCandidates(Cycle& cycle);
  StepResult Resolve(Cycle& cycle);

  bool campaigns_settled_ = false;
  bool read_ = false;
  std::vector<salesforce::Lead> candidates_;  // by creation, then id
};

}  // namespace campsync
