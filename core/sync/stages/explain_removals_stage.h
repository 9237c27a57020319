// SPDX-License-Identifier: Apache-2.0
//
// ExplainRemovalsStage: a campaign that is deleted takes its members along, and nobody removed them
// then. Where a member of a linked campaign was found gone, this asks whether the campaign still
// is; the feeds of this cycle may have been read before the deletion.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class ExplainRemovalsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  std::optional<std::vector<salesforce::CampaignId>> campaigns_;
};

}  // namespace campsync
