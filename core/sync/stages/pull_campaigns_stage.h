// SPDX-License-Identifier: Apache-2.0
//
// PullCampaignsStage: brings campaigns, their status lists and their members into view. Campaigns
// and members become records or observations; status lists are only noted as changed, because a
// list is compared as a whole.
#pragma once

#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/feed_reader.h"

namespace campsync {

class PullCampaignsStage : public Stage {
 public:
  StepResult Step(Cycle& cycle) override;

 private:
  StepResult StepCampaigns(Cycle& cycle);
  StepResult StepStatuses(Cycle& cycle);
  StepResult StepMembers(Cycle& cycle);

  FeedReader<salesforce::Campaign, salesforce::CampaignId> campaigns_;
  FeedReader<salesforce::CampaignMemberStatus, salesforce::CampaignMemberStatusId> statuses_;
  FeedReader<salesforce::CampaignMember, salesforce::CampaignMemberId> members_;
};

/// What is kept of a live campaign's row.
[[nodiscard]] store::CampaignRecord CampaignRecordOf(const salesforce::Campaign& row,
                                                     bool is_visible);

/// Notes that a deleted row's member has left, and when.
void NoteDeletedRow(Cycle& cycle, const salesforce::CampaignMember& row, std::string_view call);

/// Notes a member row for its record. A row that says what the record says is skipped; one whose
/// person is unknown becomes an orphan. `call` is the port call that showed it.
void NoteMemberRow(Cycle& cycle, const salesforce::CampaignMember& row, std::string_view call);

}  // namespace campsync
