// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/person_types.h"

#include <cstddef>
#include <variant>

namespace campsync::harness {
namespace {

bool IsContactRecord(const marketo::SfdcRecord& record) {
  return std::holds_alternative<salesforce::ContactRef>(record);
}

void AddType(PersonTypes& types, bool is_contact) {
  (is_contact ? types.may_be_contact : types.may_be_other) = true;
}

}  // namespace

std::vector<TypeChange> TypeChangesOf(const LawView& view, marketo::PersonId person) {
  std::vector<TypeChange> changes;
  for (const sim::JournalEntry& entry : view.journal) {
    const auto* call = entry.content.As<sim::MarketoCall>();
    if (call == nullptr || entry.kind != sim::EntryKind::kEffect || !call->reply) continue;
    const auto* update = std::get_if<marketo::UpdatePeople>(&call->request);
    if (update == nullptr || !call->reply->ok()) continue;
    const auto& reply = std::get<marketo::UpdatePeople::Reply>((*call->reply)->value);
    for (std::size_t i = 0; i < reply.results.size(); ++i) {
      const auto& record = update->people[i].sfdc_record;
      if (!reply.results[i].ok() || !record) continue;
      if (view.after.marketo.PresentPerson(update->people[i].id) != person) continue;
      changes.push_back({entry.sequence, IsContactRecord(*record)});
    }
  }
  return changes;
}

PersonTypes TypesBetween(std::span<const TypeChange> changes, const MemberEdit& edit,
                         std::int64_t from, std::int64_t to) {
  PersonTypes types{.may_be_contact = false, .may_be_other = false};
  bool is_contact = edit.of_contact;
  for (const TypeChange& change : changes) {
    if (change.journal <= edit.journal || change.journal > to) continue;
    if (change.journal >= from) AddType(types, is_contact);
    is_contact = change.is_contact;
  }
  AddType(types, is_contact);
  return types;
}

PersonTypes TypesSince(const LawView& view, const MemberEdit& edit, const marketo::Person* person) {
  PersonTypes types{.may_be_contact = edit.of_contact, .may_be_other = !edit.of_contact};
  // Merges can make a person another record as well, so rest counts beside the sync's own calls.
  if (person == nullptr) return types;
  AddType(types, person->sfdc_record && IsContactRecord(*person->sfdc_record));
  for (const TypeChange& change : TypeChangesOf(view, person->id)) {
    if (change.journal > edit.journal) AddType(types, change.is_contact);
  }
  return types;
}

}  // namespace campsync::harness
