// SPDX-License-Identifier: Apache-2.0
//
// AdoptOrphansStage: campaign members whose lead or contact is no person yet. The record is read by
// id: a visible one becomes a person first (MK-MEMBER-06), an invisible one leaves the member
// blocked and listed, looked at again each cycle.
#pragma once

#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

class AdoptOrphansStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult RereadBlocked(Cycle& cycle);
  StepResult Adopt(Cycle& cycle);

  bool collected_ = false;
  std::vector<salesforce::CampaignMemberId> reread_;
};

}  // namespace campsync
