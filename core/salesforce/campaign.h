// SPDX-License-Identifier: Apache-2.0
//
// Campaign, CampaignMemberStatus and CampaignMember as the sync reads them. Plain values; the
// rules that hold between them live in the org that owns them, not here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/label.h"
#include "core/money.h"
#include "core/salesforce/id.h"
#include "core/salesforce/person.h"
#include "core/time.h"

namespace campsync::salesforce {

/// Longest Campaign.Name in characters (SF-CAMP-02).
inline constexpr std::size_t kCampaignNameLengthMax = 80;
/// Longest Campaign.Type and CampaignMember.Status in characters (SF-CMS-08).
inline constexpr std::size_t kPicklistLengthMax = 40;

struct Campaign {
  CampaignId id;
  std::string name;
  Label type;  // empty: no type
  std::string status;
  std::string description;
  bool is_active = false;
  std::optional<Money> actual_cost;
  std::optional<Date> start_date;
  std::optional<Date> end_date;
  UserId owner;
  CampaignId parent;                 // null: none (SF-CAMP-13)
  std::int64_t number_of_leads = 0;  // unconverted (SF-CAMP-09)
  std::int64_t number_of_converted_leads = 0;
  std::int64_t number_of_contacts = 0;
  std::int64_t number_of_responses = 0;
  bool is_deleted = false;
  Instant created_date;
  UserId created_by;
  Instant system_modstamp;
  UserId last_modified_by;

  bool operator==(const Campaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("Name", name);
    visit("Type", type);
    visit("Status", status);
    visit("Description", description);
    visit("IsActive", is_active);
    visit("ActualCost", actual_cost);
    visit("StartDate", start_date);
    visit("EndDate", end_date);
    visit("OwnerId", owner);
    visit("ParentId", parent);
    visit("NumberOfLeads", number_of_leads);
    visit("NumberOfConvertedLeads", number_of_converted_leads);
    visit("NumberOfContacts", number_of_contacts);
    visit("NumberOfResponses", number_of_responses);
    visit("IsDeleted", is_deleted);
    visit("CreatedDate", created_date);
    visit("CreatedById", created_by);
    visit("SystemModstamp", system_modstamp);
    visit("LastModifiedById", last_modified_by);
  }
};

/// One entry of a campaign's list of member statuses.
struct CampaignMemberStatus {
  CampaignMemberStatusId id;
  CampaignId campaign;
  Label label;
  std::optional<std::int32_t> sort_order;  // unique in the campaign where given (SF-CMS-06)
  bool is_default = false;                 // exactly one a campaign (SF-CMS-04)
  bool has_responded = false;              // at least one a campaign (SF-CMS-04)
  bool is_deleted = false;
  Instant system_modstamp;

  bool operator==(const CampaignMemberStatus&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("CampaignId", campaign);
    visit("Label", label);
    visit("SortOrder", sort_order);
    visit("IsDefault", is_default);
    visit("HasResponded", has_responded);
    visit("IsDeleted", is_deleted);
    visit("SystemModstamp", system_modstamp);
  }
};

/// A lead or contact in a campaign. `status` is the label text, not the status row (SF-CMS-15).
struct CampaignMember {
  CampaignMemberId id;
  CampaignId campaign;
  PersonRef person;
  Label status;
  bool has_responded = false;
  std::optional<Date> first_responded_date;
  bool is_deleted = false;
  Instant created_date;
  UserId created_by;
  Instant system_modstamp;
  UserId last_modified_by;

  bool operator==(const CampaignMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("CampaignId", campaign);
    visit("Person", person);
    visit("Status", status);
    visit("HasResponded", has_responded);
    visit("FirstRespondedDate", first_responded_date);
    visit("IsDeleted", is_deleted);
    visit("CreatedDate", created_date);
    visit("CreatedById", created_by);
    visit("SystemModstamp", system_modstamp);
    visit("LastModifiedById", last_modified_by);
  }
};

}  // namespace campsync::salesforce
