// SPDX-License-Identifier: Apache-2.0
//
// StatusWriter: creates, updates and deletes campaign member statuses by the vendor's rules: labels
// and sort orders unique in the campaign, always a default and a responded one, none deleted while
// members hold it. An edited status takes its members along. One record is written completely or
// not at all.
#pragma once

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/write_requests.h"
#include "sim/salesforce/member_writer.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

class StatusWriter {
 public:
  explicit StatusWriter(SalesforceState& state) : state_(state), members_(state) {}

  /// Refused: no Marketing User (SF-PERM-03), campaign or label missing (SF-CMS-01), campaign
  /// unknown (SF-MEMBER-20), label or sort order taken (SF-CMS-06, -07), label too long
  /// (SF-CMS-08).
  Result<salesforce::CampaignMemberStatusId> Create(const salesforce::StatusFields& fields,
                                                    const SalesforceWrite& write);
  /// Refused as Create, and if no default or no responded status would be left (SF-CMS-04).
  Result<salesforce::CampaignMemberStatusId> Update(const salesforce::StatusUpdate& update,
                                                    const SalesforceWrite& write);
  /// Refused: the default (SF-CMS-02), one that members hold (SF-CMS-03), the last responded one
  /// (SF-CMS-04).
  Result<salesforce::CampaignMemberStatusId> Delete(const salesforce::CampaignMemberStatusId& id,
                                                    const SalesforceWrite& write);

  /// The two rows every new campaign has: Sent and Responded (SF-CAMP-03, SF-CAMP-04).
  void AddAutomatic(const salesforce::CampaignId& campaign, const SalesforceWrite& write);
  /// Deletes a status as a consequence of something else.
  void Remove(const salesforce::CampaignMemberStatusId& id, const SalesforceWrite& write);
  /// Brings a status back with its campaign.
  void Restore(const salesforce::CampaignMemberStatusId& id, const SalesforceWrite& write);

 private:
  using Row = salesforce::CampaignMemberStatus;

  Result<Done> CheckWritable(WriteVerb verb, const SalesforceWrite& write);
  Result<Done> CheckUnique(const Row& row);
  Result<Done> CheckRoles(const Row& before, const Row& after);
  Result<Done> CheckHeldLabel(const Row& before, const Row& after);
  void ClearOtherDefaults(const Row& row, const SalesforceWrite& write);
  void CarryMembers(const Row& before, const Row& after, const SalesforceWrite& write);

  SalesforceState& state_;
  MemberWriter members_;
};

}  // namespace campsync::sim
