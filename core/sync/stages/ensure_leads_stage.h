// SPDX-License-Identifier: Apache-2.0
//
// EnsureLeadsStage: program members who are not in Salesforce get a lead there (MK-MEMBER-04). An
// intent is stored before each create, because a lead has no natural key by which a lost reply
// could be found again. Members whose lead could not be made are blocked; nobody gets two.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class EnsureLeadsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void Collect(Cycle& cycle);

  std::optional<std::vector<marketo::PersonId>> people_;  // still to be ensured, last first
};

}  // namespace campsync
