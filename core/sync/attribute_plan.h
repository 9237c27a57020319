// SPDX-License-Identifier: Apache-2.0
//
// The one-way attributes of a link (MK-ATTR): channel -> Campaign.Type, period costs ->
// Campaign.ActualCost. Pure. Nothing ever flows the other way and no other field is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/marketo/program.h"
#include "core/rule_id.h"
#include "core/salesforce/write_requests.h"
#include "core/store/records.h"
#include "core/sync/policy.h"

namespace campsync {

/// What ActualCost should be. nullopt: it is not the sync's to write.
struct CostWish {
  std::optional<salesforce::FieldUpdate<Money>> cost;
  std::vector<std::string_view> switches;
};

/// What the sync wrote to ActualCost. nullopt: nothing.
struct CostWritten {
  std::optional<salesforce::FieldUpdate<Money>> sent;  // the last one that is known to be there
  std::optional<salesforce::FieldUpdate<Money>> under_way;  // may be there since
};

/// The wish for a program's costs. `today` is a day on Marketo's clock and matters only for
/// cost=sum_to_date.
[[nodiscard]] CostWish WishForCost(const std::vector<marketo::PeriodCost>& costs,
                                   const CostWritten& written, Date today,
                                   const SyncPolicy& policy);

struct AttributeFacts {
  const marketo::Program& program;
  Label channel_name;
  const store::LinkRecord& link;
  const store::CampaignRecord& campaign;  // as last seen in Salesforce
  Date today;
};

/// One field to write, and why.
struct AttributeWrite {
  salesforce::CampaignUpdate update;  // exactly one of its fields
  RuleId rule = "MK-ATTR-01";
  std::vector<std::string_view> switches;
};

/// The writes that bring Type and ActualCost to what Marketo says: when Marketo's value differs
/// from what was last sent, or with attribute-reassert=every_cycle from what Salesforce holds, and
/// when it is not known what became of the last write.
[[nodiscard]] std::vector<AttributeWrite> PlanAttributes(const AttributeFacts& facts,
                                                         const SyncPolicy& policy);

}  // namespace campsync
