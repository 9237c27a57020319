// SPDX-License-Identifier: Apache-2.0
//
// PullDeletesStage: reads the delete logs. What they show is evidence, explained in the order
// campaign, person, status, member: the members of a deleted campaign or person were not removed by
// anybody.
#pragma once

#include <cstddef>
#include <string>

#include "core/sync/cycle.h"

namespace campsync {

class PullDeletesStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  void MoveWatermark(Cycle& cycle) const;

  std::size_t next_object_ = 0;
  // What every log that was read covers.
  Instant covered_ = Instant::Max();
  Instant reaches_back_to_ = Instant::Max();
};

/// A campaign is gone from Salesforce, and its link dissolves (MK-UNLINK-07). Without effect where
/// that was noted before. Used by all that shows deleted campaigns. False: the store was lost.
[[nodiscard]] bool NoteDeletedCampaign(Cycle& cycle, salesforce::CampaignId campaign,
                                       Instant deleted_at);

/// A campaign member is gone: evidence for its record, if the record is still about that row.
void NoteDeletedMember(Cycle& cycle, salesforce::CampaignMemberId member, Instant deleted_at,
                       std::string_view call);

/// The same of a member that had gone with its lead or contact: evidence that it came back and left
/// again at `left_at`. False: that it had gone is all there is to know, or another is there now.
bool NoteUnseenGone(Cycle& cycle, const store::DepartedMember& departed, Instant left_at);

}  // namespace campsync
