// SPDX-License-Identifier: Apache-2.0
//
// CheckVisibilityStage: asks whether the sync user still sees the campaigns of the links, because
// sharing moves no stamp and no feed tells of it (MK-PRE-04). A campaign out of sight is treated as
// not existing: nothing is written and nothing is taken for removed. When it is back, both sides
// are read in full, like a new link. One call for 200 links a cycle.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class CheckVisibilityStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::optional<std::vector<salesforce::CampaignId>> campaigns_;  // still to be asked for
};

}  // namespace campsync
