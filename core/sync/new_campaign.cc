// SPDX-License-Identifier: Apache-2.0
#include "core/sync/new_campaign.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "core/salesforce/campaign.h"
#include "core/sync/attribute_plan.h"
#include "core/text.h"

namespace campsync {

salesforce::CampaignFields NewCampaignFields(const NewCampaignFacts& facts,
                                             const SyncPolicy& policy, LabelTable& labels) {
  salesforce::CampaignFields fields{.name = facts.name.empty() ? facts.program.name : facts.name,
                                    .description = facts.description,
                                    .type = labels.Intern(facts.channel.name)};
  const CostWish wish = WishForCost(facts.program.costs, {}, facts.today, policy);
  if (wish.cost) fields.actual_cost = wish.cost->value;
  if (policy.new_dates == NewDates::kProgramDates) {
    fields.start_date = facts.program.start_date;
    fields.end_date = facts.program.end_date;
  }
  return fields;
}

std::optional<Error> PredictCampaignRefusal(const salesforce::CampaignFields& fields,
                                            const LabelTable& labels) {
  struct Text {
    std::string_view label;
    std::string_view api_name;
    std::string_view value;
    std::size_t length_max;
  };
  const std::array texts = {
      Text{"Campaign Name", "Name", fields.name, salesforce::kCampaignNameLengthMax},
      Text{"Type", "Type", labels.Text(fields.type), salesforce::kPicklistLengthMax}};
  for (const Text& text : texts) {
    if (CharacterCount(text.value) <= text.length_max) continue;
    return Error{ErrorCode::kStringTooLong,
                 fmt::format("{}: data value too large: {} (max length={})", text.label, text.value,
                             text.length_max),
                 {std::string(text.api_name)}};
  }
  return std::nullopt;
}

}  // namespace campsync
