// SPDX-License-Identifier: Apache-2.0
//
// CompareRowsStage: the full compare behind a delete log that does not reach back to where it was
// last read (SF-REPL-02). It reads every known campaign, person and member row of the linked
// campaigns by id: a row that is deleted is evidence, one that does not answer is an unknown
// absence and moves nothing. An exception to O(change), reported when the log was read.
#pragma once

#include <cstddef>
#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/person_rows.h"

namespace campsync {

class CompareRowsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void Collect(Cycle& cycle);
  StepResult ReadCampaigns(Cycle& cycle);
  template <class Id>
  StepResult ReadPeople(Cycle& cycle, std::vector<Id>& ids);
  StepResult ReadMembers(Cycle& cycle);

  bool collected_ = false;
  std::vector<salesforce::CampaignId> campaigns_;
  RecordIds people_;
  std::vector<salesforce::CampaignMemberId> members_;
};

}  // namespace campsync
