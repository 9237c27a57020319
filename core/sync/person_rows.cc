// SPDX-License-Identifier: Apache-2.0
#include "core/sync/person_rows.h"

#include <set>
#include <utility>
#include <variant>

#include "core/sync/identity_moves.h"

namespace campsync {
namespace {

/// What rows of people ask for. Row: Lead or Contact.
template <class Row>
struct PeopleWork {
  std::vector<Row> unknown;
  std::vector<Identity> deleted;  // or there again
  std::vector<IdentityMove> moves;
};

/// Whether the row may be what an intent created. Such a lead is the settling stage's to judge and
/// never becomes a second person; while the intent is open the feed is held for it.
bool MayBeOurs(Cycle& cycle, const salesforce::Lead& lead) {
  if (lead.created_by != cycle.sync.own_user) return false;
  for (const auto& [person, intent] : cycle.sync.state.lead_intents()) {
    if (intent.IsAmbiguous()) {
      if (intent.candidates.find(lead.id.Text()) != std::string::npos) return true;
    } else if (lead.created_date >= intent.opened_at - kFeedOverlap) {
      cycle.people_left_out = true;
      return true;
    }
  }
  return false;
}

bool MayBeOurs(const Cycle&, const salesforce::Contact&) { return false; }

/// Nobody's record became that of a person who is known.
void NoteJoined(Cycle& cycle, const Successor& successor) {
  const auto person = cycle.sync.state.PersonOf(marketo::AsPersonRef(successor.record));
  if (person) cycle.people_joined.insert(*person);
}

template <class Row>
void SortRow(Cycle& cycle, StepName step, const Row& row, PeopleWork<Row>& work) {
  const auto person = cycle.sync.state.PersonOf(row.id);
  const auto successor = SuccessorOf(row);
  if (!person) {
    if (successor) NoteJoined(cycle, *successor);
    if (row.is_deleted || successor) {
      cycle.unknown_gone.insert(marketo::AsPersonRef(PersonFrom(row).record));
    }
    if (row.is_deleted || successor || MayBeOurs(cycle, row)) {
      cycle.report.Add(step, Count::kSkipped);
    } else {
      work.unknown.push_back(row);
    }
    return;
  }
  if (successor) {
    work.moves.push_back({*person, *successor, row.is_deleted});
    return;
  }
  if (row.is_deleted) cycle.people_deleted_at[*person] = row.system_modstamp;
  const store::PersonRecord& known = *cycle.sync.state.FindPerson(*person);
  if (row.is_deleted == known.sfdc_is_deleted) {
    cycle.report.Add(step, Count::kSkipped);
    cycle.changed_people.insert(*person);
    return;
  }
  work.deleted.push_back({.person = *person,
                          .record = PersonFrom(row).record,
                          .is_deleted = row.is_deleted,
                          .rule = "MK-PERSON-09"});
  cycle.report.Add(step, row.is_deleted ? Count::kDeleted : Count::kUpdated);
}

/// A contact may be what a known lead was converted to, or a lead that the sync is creating: those
/// are no new people. Takes them out of `unknown`. False: the call failed.
bool AskForConvertedLeads(Cycle& cycle, StepName step, PeopleWork<salesforce::Contact>& work) {
  std::set<salesforce::ContactId> spoken_for;
  for (const auto& batch : InBatches(work.unknown, salesforce::kCollectionSizeMax)) {
    salesforce::QueryLeadsConvertedTo query;
    for (const auto& contact : batch) query.contacts.push_back(contact.id);
    const auto leads = cycle.sync.Salesforce(std::move(query));
    if (!leads) {
      cycle.report.Fail(step, leads.error());
      return false;
    }
    for (const auto& lead : leads->value.rows) {
      const auto person = cycle.sync.state.PersonOf(lead.id);
      const auto successor = SuccessorOf(lead);
      if (!successor || (!person && !MayBeOurs(cycle, lead))) continue;
      if (person) work.moves.push_back({*person, *successor, lead.is_deleted});
      spoken_for.insert(*lead.converted_contact);
    }
  }
  std::erase_if(work.unknown, [&](const auto& row) { return spoken_for.contains(row.id); });
  return true;
}

bool AskForConvertedLeads(const Cycle&, StepName, const PeopleWork<salesforce::Lead>&) {
  return true;
}

template <class Row>
bool TakeRows(Cycle& cycle, StepName step, const std::vector<Row>& rows) {
  PeopleWork<Row> work;
  for (const Row& row : rows) SortRow(cycle, step, row, work);
  if (!AskForConvertedLeads(cycle, step, work)) return false;
  std::vector<marketo::PersonFromSalesforce> people;
  for (const Row& row : work.unknown) people.push_back(PersonFrom(row));
  return CreatePeople(cycle, step, people) && StoreIdentities(cycle, step, work.deleted) &&
         FollowMoves(cycle, step, std::move(work.moves));
}

template <class Retrieve, class Id>
std::optional<std::vector<Id>> ReadRows(Cycle& cycle, StepName step, const std::vector<Id>& ids) {
  std::set<Id> unseen(ids.begin(), ids.end());
  for (const auto& batch : InBatches(ids, salesforce::kCollectionSizeMax)) {
    const auto rows = cycle.sync.Salesforce(Retrieve{batch});
    if (!rows) {
      cycle.report.Fail(step, rows.error());
      return std::nullopt;
    }
    for (const auto& row : rows->value.rows) unseen.erase(row.id);
    if (!TakePersonRows(cycle, step, rows->value.rows)) return std::nullopt;
  }
  return std::vector<Id>(unseen.begin(), unseen.end());
}

}  // namespace

bool TakePersonRows(Cycle& cycle, StepName step, const std::vector<salesforce::Lead>& rows) {
  return TakeRows(cycle, step, rows);
}
bool TakePersonRows(Cycle& cycle, StepName step, const std::vector<salesforce::Contact>& rows) {
  return TakeRows(cycle, step, rows);
}

std::optional<std::vector<salesforce::LeadId>> ReadPersonRows(
    Cycle& cycle, StepName step, const std::vector<salesforce::LeadId>& leads) {
  return ReadRows<salesforce::RetrieveLeads>(cycle, step, leads);
}
std::optional<std::vector<salesforce::ContactId>> ReadPersonRows(
    Cycle& cycle, StepName step, const std::vector<salesforce::ContactId>& contacts) {
  return ReadRows<salesforce::RetrieveContacts>(cycle, step, contacts);
}

void RecordIds::Add(const marketo::SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) {
    leads.push_back(lead->lead);
  } else {
    contacts.push_back(std::get<salesforce::ContactRef>(record).contact);
  }
}

bool LookAtRecords(Cycle& cycle, StepName step, const std::vector<Identity>& found) {
  RecordIds ids;
  for (const Identity& one : found) ids.Add(one.record);
  return ReadPersonRows(cycle, step, ids.leads) && ReadPersonRows(cycle, step, ids.contacts);
}

}  // namespace campsync
