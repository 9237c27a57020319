// SPDX-License-Identifier: Apache-2.0
//
// The writing calls of salesforce::Port as values. Each takes at most kCollectionSizeMax records
// and answers one result a record. None is conditional: Salesforce offers no compare-and-set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/salesforce/requests.h"

namespace campsync::salesforce {

/// A field of an update: absent leaves it, null clears it, else it is set (SF-LEAD-21).
template <class T>
struct FieldUpdate {
  std::optional<T> value;  // nullopt: null
  bool operator==(const FieldUpdate&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("value", value);
  }
};

struct LeadFields {
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
  bool operator==(const LeadFields&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("FirstName", first_name);
    visit("LastName", last_name);
    visit("Company", company);
    visit("Email", email);
  }
};

struct CampaignFields {
  std::string name;
  std::string description;
  bool is_active = true;
  Label type;
  std::optional<Money> actual_cost;
  std::optional<Date> start_date;
  std::optional<Date> end_date;
  bool operator==(const CampaignFields&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Name", name);
    visit("Description", description);
    visit("IsActive", is_active);
    visit("Type", type);
    visit("ActualCost", actual_cost);
    visit("StartDate", start_date);
    visit("EndDate", end_date);
  }
};

/// Only Type and ActualCost: nothing else of a campaign is ever written after it was created
/// (MK-ATTR-12).
struct CampaignUpdate {
  CampaignId id;
  std::optional<FieldUpdate<Label>> type;
  std::optional<FieldUpdate<Money>> actual_cost;
  bool operator==(const CampaignUpdate&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("Type", type);
    visit("ActualCost", actual_cost);
  }
};

struct StatusFields {
  CampaignId campaign;
  Label label;
  std::optional<std::int32_t> sort_order;
  bool is_default = false;
  bool has_responded = false;
  bool operator==(const StatusFields&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("CampaignId", campaign);
    visit("Label", label);
    visit("SortOrder", sort_order);
    visit("IsDefault", is_default);
    visit("HasResponded", has_responded);
  }
};

/// Absent fields are left alone. Setting IsDefault clears the former default (SF-CMS-05).
struct StatusUpdate {
  CampaignMemberStatusId id;
  std::optional<Label> label;
  std::optional<std::int32_t> sort_order;
  std::optional<bool> is_default;
  std::optional<bool> has_responded;
  bool operator==(const StatusUpdate&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("Label", label);
    visit("SortOrder", sort_order);
    visit("IsDefault", is_default);
    visit("HasResponded", has_responded);
  }
};

struct MemberFields {
  CampaignId campaign;
  PersonRef person;
  Label status;
  bool operator==(const MemberFields&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("CampaignId", campaign);
    visit("Person", person);
    visit("Status", status);
  }
};

struct MemberUpdate {
  CampaignMemberId id;
  Label status;
  bool operator==(const MemberUpdate&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("Status", status);
  }
};

/// POST of up to 200 records of one object.
template <class Fields, class Id>
struct Create {
  using Reply = WriteResults<Id>;
  static constexpr ObjectKind kObject = Id::kObject;
  static constexpr std::string_view kName = "Create";
  std::vector<Fields> records;
  bool operator==(const Create&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("records", records);
  }
};
using CreateLeads = Create<LeadFields, LeadId>;
using CreateCampaigns = Create<CampaignFields, CampaignId>;
using CreateStatuses = Create<StatusFields, CampaignMemberStatusId>;
using CreateMembers = Create<MemberFields, CampaignMemberId>;

/// PATCH of up to 200 records of one object.
template <class Fields, class Id>
struct Update {
  using Reply = WriteResults<Id>;
  static constexpr ObjectKind kObject = Id::kObject;
  static constexpr std::string_view kName = "Update";
  std::vector<Fields> records;
  bool operator==(const Update&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("records", records);
  }
};
using UpdateCampaigns = Update<CampaignUpdate, CampaignId>;
using UpdateStatuses = Update<StatusUpdate, CampaignMemberStatusId>;
using UpdateMembers = Update<MemberUpdate, CampaignMemberId>;

/// DELETE of up to 200 records of one object.
template <class Id>
struct Delete {
  using Reply = WriteResults<Id>;
  static constexpr ObjectKind kObject = Id::kObject;
  static constexpr std::string_view kName = "Delete";
  std::vector<Id> ids;
  bool operator==(const Delete&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("ids", ids);
  }
};
using DeleteStatuses = Delete<CampaignMemberStatusId>;
using DeleteMembers = Delete<CampaignMemberId>;

}  // namespace campsync::salesforce
