// SPDX-License-Identifier: Apache-2.0
//
// Reads a query answer of Salesforce's REST API, or of `sf data query --json`, as it was given:
// records of Campaign, CampaignMemberStatus, CampaignMember, Lead and Contact by attributes.type.
// Deleted and converted records and other objects are left out and noted.
#pragma once

#include "scenarios/harness/vendor_answers/answer_context.h"

namespace campsync::harness {

/// One page; `last` when no page is to follow.
void ReadSalesforceQuery(const JsonNode& answer, bool last, AnswerContext& context);

}  // namespace campsync::harness
