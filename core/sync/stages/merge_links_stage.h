// SPDX-License-Identifier: Apache-2.0
//
// MergeLinksStage: for links that are initializing, reads every member of the program and of the
// campaign, in slices (MK-LINK-07); of a campaign that members have left unseen, the deleted ones
// too. The one stage that costs what a link holds, or has lost, and not what changed.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class MergeLinksStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult ListProgram(Cycle& cycle, const store::LinkRecord& link);
  StepResult ListCampaign(Cycle& cycle, const store::LinkRecord& link);
  StepResult ReadUnseen(Cycle& cycle);
  StepResult ListDeleted(Cycle& cycle);

  std::optional<std::vector<store::LinkRecord>> links_;  // still to be read, last first
  marketo::PersonId after_person_;
  bool program_done_ = false;
  std::vector<salesforce::CampaignMemberId> unseen_;   // known, and not on the campaign's list
  std::optional<salesforce::CampaignId> left_unseen_;  // its deleted members are still to be read
  salesforce::CampaignMemberId after_member_;
};

}  // namespace campsync
