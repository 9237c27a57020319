// SPDX-License-Identifier: Apache-2.0
//
// FieldChecks: whether the fields of a row may be saved as they are: required ones, lengths in
// characters, e-mail addresses, restricted picklists. They look at one finished row and at nothing
// else; relations between rows are the writers' business. Checks on insert and update are the same.
#pragma once

#include <string_view>

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

/// Name given and <= 80 characters, Type and Status <= 40, Description <= 32,000; Type in the stock
/// picklist if the switch type-picklist restricts it (SF-CAMP-01, -02, -12, -18).
[[nodiscard]] Result<Done> CheckCampaign(SalesforceState& state, const salesforce::Campaign& row,
                                         RuleId required_rule);
/// LastName and Company given, lengths, e-mail (SF-LEAD-01, -03, -04).
[[nodiscard]] Result<Done> CheckLead(SalesforceState& state, const salesforce::Lead& row);
/// LastName given, lengths, e-mail (SF-LEAD-01, -03, -04).
[[nodiscard]] Result<Done> CheckContact(SalesforceState& state, const salesforce::Contact& row);
/// CampaignId and Label given (SF-CMS-01); Label <= 765 characters (SF-CMS-08).
[[nodiscard]] Result<Done> CheckStatus(SalesforceState& state,
                                       const salesforce::CampaignMemberStatus& row);
/// A status a member can hold in full: <= 40 characters (SF-CMS-08).
[[nodiscard]] Result<Done> CheckMemberStatus(SalesforceState& state, Label status);

/// Whether the text has the form of an e-mail address: `local@host.domain`, no blanks (inferred:
/// the vendor publishes no grammar).
[[nodiscard]] bool IsEmailAddress(std::string_view text);

}  // namespace campsync::sim
