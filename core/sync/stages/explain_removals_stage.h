// SPDX-License-Identifier: Apache-2.0
//
// ExplainRemovalsStage: a campaign, lead or contact that is deleted takes its members along, and
// nobody removed them then. Where a member of a linked campaign was found gone, this asks whether
// the three still are; the feeds of this cycle may have been read before the deletion.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/person_rows.h"

namespace campsync {

class ExplainRemovalsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void CollectPeople(const Cycle& cycle);
  template <class Id>
  StepResult ReadPeople(Cycle& cycle, std::vector<Id>& ids);
  StepResult ReadCampaigns(Cycle& cycle);

  RecordIds people_;  // whose campaign members are gone
  std::optional<std::vector<salesforce::CampaignId>> campaigns_;
};

}  // namespace campsync
