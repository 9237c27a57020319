// SPDX-License-Identifier: Apache-2.0
//
// GivenRows: puts rows of a recording into the org as they are, with their ids, stamps and states
// that no live write could reach (converted leads, deleted rows). No rule judges or changes them;
// only what the tables need is refused, with a sentence. Roll-ups are counted, not taken.
#pragma once

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "sim/salesforce/salesforce_state.h"
#include "sim/salesforce/status_writer.h"

namespace campsync::sim {

/// Whether a given campaign gets the rows that a new one would get (SF-CAMP-03): only when the
/// recording says nothing about its statuses.
enum class AutomaticStatuses { kAdd, kOmit };

class GivenRows {
 public:
  explicit GivenRows(SalesforceState& state) : state_(state), statuses_(state) {}

  /// Each adds one row and answers its id. A null id is filled with a fresh one; a creator, owner,
  /// modifier or stamp that is not given is that of `write`. Refused: an id that is taken; a
  /// reference to a record that is not there (give contacts before the leads converted to them, and
  /// campaigns and people before members); a second live member of a campaign and person.
  Result<salesforce::LeadId, Malformed> Add(salesforce::Lead row, const SalesforceWrite& write);
  Result<salesforce::ContactId, Malformed> Add(salesforce::Contact row,
                                               const SalesforceWrite& write);
  /// The four roll-ups of the row are set to zero and then follow the members given.
  Result<salesforce::CampaignId, Malformed> Add(salesforce::Campaign row,
                                                AutomaticStatuses automatic,
                                                const SalesforceWrite& write);
  Result<salesforce::CampaignMemberStatusId, Malformed> Add(salesforce::CampaignMemberStatus row,
                                                            const SalesforceWrite& write);
  Result<salesforce::CampaignMemberId, Malformed> Add(salesforce::CampaignMember row,
                                                      const SalesforceWrite& write);

 private:
  SalesforceState& state_;
  StatusWriter statuses_;
};

}  // namespace campsync::sim
