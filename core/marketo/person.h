// SPDX-License-Identifier: Apache-2.0
//
// Marketo's person (REST: lead) as the sync reads and writes it. Not Salesforce's Lead: a person may
// be a lead, a contact, or nothing at all in Salesforce (MK-PERSON-01).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/marketo/ids.h"
#include "core/salesforce/person.h"

namespace campsync::marketo {

/// The record of the person in Salesforce: SFDC Type and SFDC Id in one. A person has one record
/// there or none; a converted lead is its contact.
using SfdcRecord = std::variant<salesforce::LeadRef, salesforce::ContactRef>;

/// The same record as a campaign member refers to it.
[[nodiscard]] inline salesforce::PersonRef AsPersonRef(const SfdcRecord& record) {
  return std::visit([](const auto& ref) { return salesforce::PersonRef(ref); }, record);
}

struct Person {
  PersonId id;
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
  std::optional<SfdcRecord> sfdc_record;
  bool sfdc_is_deleted = false;  // the record was deleted in Salesforce (MK-PERSON-09)

  bool operator==(const Person&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("firstName", first_name);
    visit("lastName", last_name);
    visit("company", company);
    visit("email", email);
    visit("sfdcRecord", sfdc_record);
    visit("sfdcIsDeleted", sfdc_is_deleted);
  }
};

}  // namespace campsync::marketo
