// SPDX-License-Identifier: Apache-2.0
#include "core/sync/lead_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace campsync {
namespace {

struct LeadText {
  std::string_view label;
  std::string_view api_name;
  std::size_t length_max;
  std::string salesforce::LeadFields::*field;
};

/// In the order in which Salesforce names them (SF-LEAD-01, SF-LEAD-03).
constexpr std::array kTexts = {
    LeadText{"Last Name", "LastName", 80, &salesforce::LeadFields::last_name},
    LeadText{"First Name", "FirstName", 40, &salesforce::LeadFields::first_name},
    LeadText{"Company", "Company", 255, &salesforce::LeadFields::company},
    LeadText{"Email", "Email", 80, &salesforce::LeadFields::email}};

/// A text of blanks alone is stored as null, so it is missing too (inferred).
bool IsMissing(std::string_view text) { return TrimSpace(text).empty(); }

/// What no mail system takes for an address: no domain, or blanks. The vendor's own check is not
/// published and may refuse more.
bool IsNoEmailAddress(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return true;
  const std::string_view domain = text.substr(at + 1);
  const auto is_bad = [](char one) { return static_cast<unsigned char>(one) <= ' ' || one == ','; };
  if (std::any_of(text.begin(), text.end(), is_bad)) return true;
  if (domain.find('@') != std::string_view::npos || domain.find('.') == std::string_view::npos) {
    return true;
  }
  return domain.front() == '.' || domain.back() == '.' ||
         domain.find("..") != std::string_view::npos;
}

}  // namespace

salesforce::LeadFields LeadFieldsFor(const marketo::Person& person,
                                     const marketo::Settings& settings) {
  salesforce::LeadFields fields{person.first_name, person.last_name, person.company, person.email};
  if (fields.last_name.empty()) fields.last_name = settings.default_last_name.value_or("");
  if (fields.company.empty()) fields.company = settings.default_company.value_or("");
  return fields;
}

std::optional<Error> PredictLeadRefusal(const salesforce::LeadFields& fields) {
  std::vector<std::string> missing;
  if (IsMissing(fields.last_name)) missing.emplace_back("LastName");
  if (IsMissing(fields.company)) missing.emplace_back("Company");
  if (!missing.empty()) {
    return Error{ErrorCode::kRequiredFieldMissing,
                 fmt::format("Required fields are missing: [{}]", fmt::join(missing, ", ")),
                 missing};
  }
  for (const LeadText& text : kTexts) {
    const std::string& value = fields.*text.field;
    if (CharacterCount(value) <= text.length_max) continue;
    return Error{ErrorCode::kStringTooLong,
                 fmt::format("{}: data value too large: {} (max length={})", text.label, value,
                             text.length_max),
                 {std::string(text.api_name)}};
  }
  if (!fields.email.empty() && IsNoEmailAddress(fields.email)) {
    return Error{ErrorCode::kInvalidEmailAddress,
                 fmt::format("Email: invalid email address: {}", fields.email),
                 {"Email"}};
  }
  return std::nullopt;
}

}  // namespace campsync
