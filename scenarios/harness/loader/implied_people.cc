// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/implied_people.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/loader/marketo_records.h"

namespace campsync::harness {
namespace {

using Keys = std::set<std::string, std::less<>>;

Keys NamedPeople(const Given& given) {
  Keys keys;
  for (const GivenProgramMember& member : given.marketo.members) keys.insert(member.person);
  for (const GivenLink& link : given.links) {
    const auto* base = std::get_if<BaseRows>(&link.base);
    if (base == nullptr) continue;
    for (const BaseRow& row : base->rows) keys.insert(row.person);
  }
  return keys;
}

GivenPerson PersonOf(const GivenLead& lead) {
  return {.place = lead.place,
          .key = lead.key,
          .id = std::nullopt,
          .first_name = lead.first_name,
          .last_name = lead.last_name,
          .company = lead.company,
          .email = lead.email,
          .salesforce = SalesforcePersonKey{SalesforcePersonKey::Kind::kLead, lead.key}};
}

GivenPerson PersonOf(const GivenContact& contact) {
  return {.place = contact.place,
          .key = contact.key,
          .id = std::nullopt,
          .first_name = contact.first_name,
          .last_name = contact.last_name,
          .company = contact.account_name,
          .email = contact.email,
          .salesforce = SalesforcePersonKey{SalesforcePersonKey::Kind::kContact, contact.key}};
}

}  // namespace

std::vector<GivenPerson> ImpliedPeople(const Given& given) {
  const Keys named = NamedPeople(given);
  Keys there;
  std::set<SalesforcePersonKey> held;
  for (const GivenPerson& person : given.marketo.people) {
    there.insert(person.key);
    if (person.salesforce) held.insert(*person.salesforce);
  }
  const bool in_sync = std::ranges::any_of(given.links, [](const GivenLink& link) {
    return std::holds_alternative<BaseInSync>(link.base);
  });
  std::vector<GivenPerson> implied;
  const auto add_each = [&](const auto& records) {
    for (const auto& record : records) {
      GivenPerson person = PersonOf(record);
      const bool is_needed = named.contains(person.key) || (in_sync && record.visible);
      if (!is_needed || held.contains(*person.salesforce)) continue;
      if (there.insert(person.key).second) implied.push_back(std::move(person));
    }
  };
  add_each(given.salesforce.leads);
  add_each(given.salesforce.contacts);
  return implied;
}

void AddImpliedPeople(Given& given, Directory& directory, ErrorList& errors) {
  for (GivenPerson& person : ImpliedPeople(given)) {
    Introduce(person, directory, errors);
    given.marketo.people.push_back(std::move(person));
  }
}

}  // namespace campsync::harness
