// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/field_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"

namespace campsync::sim {
namespace {

// Campaign (SF-CAMP-02, field list of section 1)
constexpr TextField kCampaignName{"Campaign Name", "Name", salesforce::kCampaignNameLengthMax};
constexpr TextField kCampaignType{"Type", "Type", salesforce::kPicklistLengthMax};
constexpr TextField kCampaignStatus{"Status", "Status", salesforce::kPicklistLengthMax};
constexpr TextField kDescription{"Description", "Description", 32'000};
// Lead and Contact (SF-LEAD-03, field list of section 5)
constexpr TextField kFirstName{"First Name", "FirstName", 40};
constexpr TextField kLastName{"Last Name", "LastName", 80};
constexpr TextField kCompany{"Company", "Company", 255};
constexpr TextField kAccountName{"Account Name", "Name", 255};
constexpr TextField kEmail{"Email", "Email", 80};
// CampaignMemberStatus and CampaignMember (SF-CMS-08)
constexpr TextField kStatusLabel{"Label", "Label", 765};
constexpr TextField kMemberStatus{"Status", "Status", salesforce::kPicklistLengthMax};

/// The picklist Campaign.Type comes with (SF-CAMP-12).
constexpr std::array<std::string_view, 12> kStockTypes = {
    "Conference",  "Webinar", "Trade Show",    "Public Relations",
    "Partners",    "Other",   "Advertisement", "Banner Ads",
    "Direct Mail", "Email",   "Telemarketing", "Referral Program"};

using FieldValue = std::pair<TextField, std::string_view>;

/// A text of blanks alone is stored as null, so it is missing too (inferred).
bool IsMissing(std::string_view value) { return TrimSpace(value).empty(); }

std::vector<std::string> MissingOf(const std::vector<FieldValue>& required) {
  std::vector<std::string> missing;
  for (const auto& [field, value] : required) {
    if (IsMissing(value)) missing.emplace_back(field.api_name);
  }
  return missing;
}

Result<Done> CheckRequired(SalesforceState& state, RuleId rule,
                           const std::vector<FieldValue>& required) {
  std::vector<std::string> missing = MissingOf(required);
  if (state.rules.Applies(rule, !missing.empty())) {
    return RequiredFieldsMissing(std::move(missing));
  }
  return Done{};
}

Result<Done> CheckLengths(SalesforceState& state, RuleId rule,
                          const std::vector<FieldValue>& values) {
  for (const auto& [field, value] : values) {
    if (state.rules.Applies(rule, CharacterCount(value) > field.length_max)) {
      return TooLong(field, value);
    }
  }
  return Done{};
}

Result<Done> CheckEmail(SalesforceState& state, std::string_view email) {
  if (state.rules.Applies("SF-LEAD-04", !email.empty() && !IsEmailAddress(email))) {
    return InvalidEmail(email);
  }
  return Done{};
}

}  // namespace

bool IsEmailAddress(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const std::string_view domain = text.substr(at + 1);
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == ','; };
  if (std::ranges::any_of(text, is_bad) || domain.find('@') != std::string_view::npos) return false;
  return domain.find('.') != std::string_view::npos && domain.front() != '.' &&
         domain.back() != '.' && domain.find("..") == std::string_view::npos;
}

Result<Done> CheckCampaign(SalesforceState& state, const salesforce::Campaign& row,
                           RuleId required_rule) {
  const std::string_view type = state.labels.Text(row.type);
  if (auto given = CheckRequired(state, required_rule, {{kCampaignName, row.name}}); !given) {
    return given;
  }
  auto lengths = CheckLengths(state, "SF-CAMP-02",
                              {{kCampaignName, row.name},
                               {kCampaignType, type},
                               {kCampaignStatus, row.status},
                               {kDescription, row.description}});
  if (!lengths) return lengths;
  const bool restricted = state.behavior.type_picklist == TypePicklist::kRestricted;
  const bool is_stock = type.empty() || std::ranges::find(kStockTypes, type) != kStockTypes.end();
  if (state.rules.Applies("SF-CAMP-12", restricted && !is_stock)) {
    return BadPicklistValue(kCampaignType.label, kCampaignType.api_name, type);
  }
  return Done{};
}

Result<Done> CheckLead(SalesforceState& state, const salesforce::Lead& row) {
  auto given =
      CheckRequired(state, "SF-LEAD-01", {{kLastName, row.last_name}, {kCompany, row.company}});
  if (!given) return given;
  auto lengths = CheckLengths(state, "SF-LEAD-03",
                              {{kLastName, row.last_name},
                               {kFirstName, row.first_name},
                               {kCompany, row.company},
                               {kEmail, row.email}});
  if (!lengths) return lengths;
  return CheckEmail(state, row.email);
}

Result<Done> CheckContact(SalesforceState& state, const salesforce::Contact& row) {
  auto given = CheckRequired(state, "SF-LEAD-01", {{kLastName, row.last_name}});
  if (!given) return given;
  auto lengths = CheckLengths(state, "SF-LEAD-03",
                              {{kLastName, row.last_name},
                               {kFirstName, row.first_name},
                               {kAccountName, row.account_name},
                               {kEmail, row.email}});
  if (!lengths) return lengths;
  return CheckEmail(state, row.email);
}

Result<Done> CheckStatus(SalesforceState& state, const salesforce::CampaignMemberStatus& row) {
  const std::string_view label = state.labels.Text(row.label);
  constexpr TextField kCampaignId{"Campaign ID", "CampaignId", 18};
  std::vector<std::string> missing =
      MissingOf({{kCampaignId, row.campaign.Fifteen()}, {kStatusLabel, label}});
  // Campaign and label are all that a row needs.
  if (!state.rules.Applies("SF-CMS-01", missing.empty())) {
    return RequiredFieldsMissing(std::move(missing));
  }
  return CheckLengths(state, "SF-CMS-08", {{kStatusLabel, label}});
}

Result<Done> CheckMemberStatus(SalesforceState& state, Label status) {
  return CheckLengths(state, "SF-CMS-08", {{kMemberStatus, state.labels.Text(status)}});
}

}  // namespace campsync::sim
