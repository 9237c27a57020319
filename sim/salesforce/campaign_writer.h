// SPDX-License-Identifier: Apache-2.0
//
// CampaignWriter: creates, updates, deletes and undeletes campaigns by the vendor's rules: a new
// one brings its two member statuses, a deleted one takes its statuses and members along. One
// record is written completely or not at all.
#pragma once

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/write_requests.h"
#include "sim/salesforce/changes.h"
#include "sim/salesforce/member_writer.h"
#include "sim/salesforce/salesforce_state.h"
#include "sim/salesforce/status_writer.h"

namespace campsync::sim {

class CampaignWriter {
 public:
  explicit CampaignWriter(SalesforceState& state)
      : state_(state), statuses_(state), members_(state) {}

  /// Refused: no Marketing User (SF-PERM-01), fields (SF-CAMP-01, -02, -12).
  Result<salesforce::CampaignId> Create(const salesforce::CampaignFields& fields,
                                        const SalesforceWrite& write);
  /// Refused: no Marketing User (SF-PERM-03), unknown or deleted (SF-LEAD-16, -17), fields
  /// (SF-CAMP-02, -12, -18), parent (SF-MEMBER-20, SF-CAMP-13).
  Result<salesforce::CampaignId> Update(const salesforce::CampaignId& id,
                                        const CampaignChange& change, const SalesforceWrite& write);
  /// Refused: no Marketing User, unknown or deleted. Cascades (SF-CAMP-06); children stay
  /// (SF-CAMP-08).
  Result<salesforce::CampaignId> Delete(const salesforce::CampaignId& id,
                                        const SalesforceWrite& write);
  /// Refused: unknown, not deleted. Brings back what the delete took along: the statuses, and the
  /// members with switch undelete-members=restore (SF-CAMP-07).
  Result<salesforce::CampaignId> Undelete(const salesforce::CampaignId& id,
                                          const SalesforceWrite& write);

 private:
  Result<Done> CheckNewParent(const salesforce::Campaign& row, const SalesforceWrite& write);
  void FreeChildren(const salesforce::CampaignId& id, const SalesforceWrite& write);
  DeletedAlong RemoveChildren(const salesforce::CampaignId& id, const SalesforceWrite& write);
  salesforce::Campaign Apply(const CampaignChange& change, salesforce::Campaign row);

  SalesforceState& state_;
  StatusWriter statuses_;
  MemberWriter members_;
};

}  // namespace campsync::sim
