// SPDX-License-Identifier: Apache-2.0
//
// ExplainRemovalsStage: a campaign, lead or contact that is deleted takes its members along, and
// nobody removed them then. Where a member of a linked campaign was found gone, this asks whether
// the three still are; the feeds of this cycle may have been read before the deletion.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class ExplainRemovalsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void CollectPeople(const Cycle& cycle);
  template <class Id>
  StepResult ReadPeople(Cycle& cycle, std::vector<Id>& ids);
  StepResult ReadCampaigns(Cycle& cycle);

  std::vector<salesforce::LeadId> leads_;  // whose campaign members are gone
  std::vector<salesforce::ContactId> contacts_;
  std::optional<std::vector<salesforce::CampaignId>> campaigns_;
};

}  // namespace campsync
