// SPDX-License-Identifier: Apache-2.0
//
// What people and automation can change in Salesforce beyond the sync's own requests
// (core/salesforce/write_requests.h): the fields of contacts, and partial edits of campaigns, leads
// and contacts. Plain values: an absent field is left alone (SF-LEAD-21), an empty text clears it.
#pragma once

#include <optional>
#include <string>

#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "core/salesforce/write_requests.h"

namespace campsync::sim {

struct LeadChange {
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> company;
  std::optional<std::string> email;
  bool operator==(const LeadChange&) const = default;
};

struct ContactFields {
  std::string first_name;
  std::string last_name;
  std::string account_name;
  std::string email;
  bool operator==(const ContactFields&) const = default;
};

struct ContactChange {
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> account_name;
  std::optional<std::string> email;
  bool operator==(const ContactChange&) const = default;
};

struct CampaignChange {
  std::optional<std::string> name;
  std::optional<std::string> status;
  std::optional<std::string> description;
  std::optional<bool> is_active;
  std::optional<salesforce::FieldUpdate<salesforce::CampaignId>> parent;
  std::optional<salesforce::FieldUpdate<Label>> type;
  std::optional<salesforce::FieldUpdate<Money>> actual_cost;
  std::optional<salesforce::FieldUpdate<Date>> start_date;
  std::optional<salesforce::FieldUpdate<Date>> end_date;
  bool operator==(const CampaignChange&) const = default;
};

}  // namespace campsync::sim
