// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/marketo/refusals.h"

namespace campsync::sim {
namespace {

using marketo::Person;
using marketo::PersonId;
using marketo::SfdcRecord;

bool IsNull(const SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) return lead->lead.IsNull();
  return std::get<salesforce::ContactRef>(record).contact.IsNull();
}

// How strong a person's record in Salesforce is in a merge (MK-PERSON-11).
int RankOf(const Person& person) {
  if (!person.sfdc_record) return 0;
  return std::holds_alternative<salesforce::ContactRef>(*person.sfdc_record) ? 2 : 1;
}

bool IsContactForLead(const Person& before, const Person& after) {
  return RankOf(before) == 2 && RankOf(after) == 1;
}

template <class Id>
std::optional<PersonId> FindIn(const std::unordered_map<Id, PersonId>& index, const Id& id) {
  const auto found = index.find(id);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

template <class Id>
void EraseFrom(std::unordered_map<Id, PersonId>& index, const Id& id, PersonId person) {
  const auto found = index.find(id);
  if (found != index.end() && found->second == person) index.erase(found);
}

}  // namespace

std::optional<PersonId> MarketoPeople::FindByRecord(const SfdcRecord& record) const {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) {
    return FindIn(by_lead_, lead->lead);
  }
  return FindIn(by_contact_, std::get<salesforce::ContactRef>(record).contact);
}

PersonId MarketoPeople::Add(const PersonFields& fields) {
  return Insert({.first_name = fields.first_name,
                 .last_name = fields.last_name,
                 .company = fields.company,
                 .email = fields.email},
                false);
}

Result<Done> MarketoPeople::Update(PersonId id, const PersonEdit& edit) {
  MarketoPersonRow* row = rows_.Find(id);
  if (auto error = RefuseMissing(context_.rules, "MK-REST-22", row == nullptr, LeadNotFound())) {
    return *error;
  }
  Person changed = row->person;
  changed.first_name = edit.first_name.value_or(changed.first_name);
  changed.last_name = edit.last_name.value_or(changed.last_name);
  changed.company = edit.company.value_or(changed.company);
  changed.email = edit.email.value_or(changed.email);
  if (changed == row->person) return Done{};
  row->person = std::move(changed);
  changes_.NotePerson(id);
  return Done{};
}

Result<MarketoPeople::Written> MarketoPeople::CreateFromSalesforce(
    const marketo::PersonFromSalesforce& person) {
  if (context_.rules.Applies("MK-PERSON-01", IsNull(person.record))) {
    return InvalidData("A person from Salesforce needs an SFDC Id");
  }
  if (const auto known = FindByRecord(person.record)) return Written{*known, false};
  const PersonId id = Insert({.first_name = person.first_name,
                              .last_name = person.last_name,
                              .company = person.company,
                              .email = person.email,
                              .sfdc_record = person.record},
                             true);
  return Written{id, true};
}

Result<MarketoPeople::Written> MarketoPeople::UpdateFromSalesforce(
    const marketo::PersonUpdate& update) {
  MarketoPersonRow* row = rows_.Find(update.id);
  if (auto error = RefuseMissing(context_.rules, "MK-REST-22", row == nullptr, LeadNotFound())) {
    return *error;
  }
  Person changed = row->person;
  changed.sfdc_is_deleted = update.sfdc_is_deleted;
  if (update.sfdc_record) {
    const auto holder = FindByRecord(*update.sfdc_record);
    if (context_.rules.Applies("MK-PERSON-05", holder.has_value() && *holder != update.id)) {
      return RecordTaken();
    }
    changed.sfdc_record = update.sfdc_record;
  }
  if (changed == row->person) return Written{update.id, false};
  if (IsContactForLead(row->person, changed)) given_up_.push_back(*row->person.sfdc_record);
  Unindex(row->person);
  row->person = std::move(changed);
  Index(row->person);
  changes_.NotePerson(update.id);
  return Written{update.id, true};
}

PersonId MarketoPeople::SurvivorOf(PersonId id) const {
  // A winner exists when it wins, so the chain has an end.
  for (auto lost = winners_.find(id); lost != winners_.end(); lost = winners_.find(id)) {
    id = lost->second;
  }
  return id;
}

void MarketoPeople::Absorb(PersonId winner, PersonId loser) {
  const MarketoPersonRow gone = *rows_.Find(loser);
  MarketoPersonRow& row = *rows_.Find(winner);
  Unindex(gone.person);
  rows_.Erase(loser);
  winners_.emplace(loser, winner);
  std::optional<SfdcRecord> given_up = gone.person.sfdc_record;
  const bool outranked = RankOf(gone.person) > RankOf(row.person);
  if (context_.rules.Applies("MK-PERSON-11", outranked)) {
    Unindex(row.person);
    given_up = std::exchange(row.person.sfdc_record, gone.person.sfdc_record);
    row.person.sfdc_is_deleted = gone.person.sfdc_is_deleted;
    Index(row.person);
  }
  if (given_up) given_up_.push_back(*given_up);
  if (!row.acquisition_program) row.acquisition_program = gone.acquisition_program;
  row.was_member = row.was_member || gone.was_member;
}

Result<PersonId, Malformed> MarketoPeople::Give(const Person& person) {
  if (rows_.Find(person.id) != nullptr) {
    return Malformed{fmt::format("there are two people with id {}", person.id.value)};
  }
  if (person.sfdc_record && FindByRecord(*person.sfdc_record)) {
    return Malformed{fmt::format("person {} {} has a Salesforce record that another person has",
                                 person.first_name, person.last_name)};
  }
  return Insert(person, false);
}

PersonId MarketoPeople::Insert(Person person, bool created_by_sync) {
  if (person.id.IsNull()) person.id.value = next_;
  next_ = std::max(next_, person.id.value + 1);
  const PersonId id = person.id;
  Index(person);
  rows_.Insert(id, {.person = std::move(person), .created_by_sync = created_by_sync});
  changes_.NotePerson(id);
  return id;
}

void MarketoPeople::Unindex(const Person& person) {
  if (!person.sfdc_record) return;
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&*person.sfdc_record)) {
    EraseFrom(by_lead_, lead->lead, person.id);
  } else {
    EraseFrom(by_contact_, std::get<salesforce::ContactRef>(*person.sfdc_record).contact,
              person.id);
  }
}

void MarketoPeople::Index(const Person& person) {
  if (!person.sfdc_record) return;
  // emplace, not assignment: with MK-PERSON-05 inverted the first holder keeps the entry.
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&*person.sfdc_record)) {
    by_lead_.emplace(lead->lead, person.id);
  } else {
    by_contact_.emplace(std::get<salesforce::ContactRef>(*person.sfdc_record).contact, person.id);
  }
}

}  // namespace campsync::sim
