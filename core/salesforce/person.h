// SPDX-License-Identifier: Apache-2.0
//
// Salesforce's people: Lead, Contact and the User the sync logs in as, as the sync reads them, and
// the reference a CampaignMember holds to one of them. Not Marketo's person (core/marketo/person.h).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/salesforce/id.h"
#include "core/time.h"

namespace campsync::salesforce {

/// A member that is a lead.
struct LeadRef {
  LeadId lead;
  auto operator<=>(const LeadRef&) const = default;
};

/// A member that is a contact.
struct ContactRef {
  ContactId contact;
  auto operator<=>(const ContactRef&) const = default;
};

/// A member whose lead was converted: the row keeps both ids (SF-MEMBER-16).
struct ConvertedRef {
  LeadId lead;
  ContactId contact;
  auto operator<=>(const ConvertedRef&) const = default;
};

/// Who a campaign member is. Exactly one of three, never two nullable ids.
using PersonRef = std::variant<LeadRef, ContactRef, ConvertedRef>;

/// The contact where there is one: it stands for the person after a conversion.
[[nodiscard]] std::optional<ContactId> ContactOf(const PersonRef& person);
/// The lead where there is one, converted or not.
[[nodiscard]] std::optional<LeadId> LeadOf(const PersonRef& person);
/// `Lead 00Q...`, `Contact 003...`: for people.
[[nodiscard]] std::string FormatPersonRef(const PersonRef& person);

/// A Lead row. Lengths are in characters; LastName and Company are required (SF-LEAD-01).
struct Lead {
  LeadId id;
  std::string first_name;  // <= 40
  std::string last_name;   // <= 80
  std::string company;     // <= 255
  std::string email;       // <= 80
  UserId owner;
  bool is_converted = false;
  std::optional<ContactId> converted_contact;
  bool is_deleted = false;
  std::optional<LeadId> master_record;  // set on the loser of a merge (SF-LEAD-14)
  Instant created_date;
  UserId created_by;
  Instant system_modstamp;
  UserId last_modified_by;

  bool operator==(const Lead&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("FirstName", first_name);
    visit("LastName", last_name);
    visit("Company", company);
    visit("Email", email);
    visit("OwnerId", owner);
    visit("IsConverted", is_converted);
    visit("ConvertedContactId", converted_contact);
    visit("IsDeleted", is_deleted);
    visit("MasterRecordId", master_record);
    visit("CreatedDate", created_date);
    visit("CreatedById", created_by);
    visit("SystemModstamp", system_modstamp);
    visit("LastModifiedById", last_modified_by);
  }
};

/// A Contact row. Its company is the name of its account, read with it.
struct Contact {
  ContactId id;
  std::string first_name;
  std::string last_name;
  std::string account_name;
  std::string email;
  UserId owner;
  bool is_deleted = false;
  std::optional<ContactId> master_record;
  Instant created_date;
  UserId created_by;
  Instant system_modstamp;
  UserId last_modified_by;

  bool operator==(const Contact&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("FirstName", first_name);
    visit("LastName", last_name);
    visit("AccountName", account_name);
    visit("Email", email);
    visit("OwnerId", owner);
    visit("IsDeleted", is_deleted);
    visit("MasterRecordId", master_record);
    visit("CreatedDate", created_date);
    visit("CreatedById", created_by);
    visit("SystemModstamp", system_modstamp);
    visit("LastModifiedById", last_modified_by);
  }
};

/// The sync user. Without Marketing User campaigns cannot be written and Marketo does not show
/// them (MK-PRE-02, SF-PERM-01).
struct User {
  UserId id;
  std::string name;
  bool is_active = true;
  bool marketing_user = true;

  bool operator==(const User&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("Id", id);
    visit("Name", name);
    visit("IsActive", is_active);
    visit("UserPermissionsMarketingUser", marketing_user);
  }
};

}  // namespace campsync::salesforce
