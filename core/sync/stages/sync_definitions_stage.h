// SPDX-License-Identifier: Apache-2.0
//
// SyncDefinitionsStage: for each link concerned, the shown campaign, the status list and the
// attributes, one link and one of the three a step; then another look at members whose label it
// changed after they were read. Runs before planning, because members can only be pushed with
// statuses that the campaign has.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class SyncDefinitionsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult ReadAgain(Cycle& cycle);

  bool carried_ = false;  // whether members have followed programs to other channels
  std::optional<std::vector<marketo::ProgramId>> links_;  // still to be done, last first
  std::size_t part_ = 0;
  std::vector<salesforce::CampaignMemberId> read_again_;  // whose label was changed since
};

/// DropLinksStage: ends links for which None was chosen or whose campaign is gone: first Marketo's
/// copy, then the record (MK-UNLINK-01). Members and statuses stay on both sides.
class DropLinksStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;
};

}  // namespace campsync
