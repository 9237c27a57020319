// SPDX-License-Identifier: Apache-2.0
#include "core/sync/left_records.h"

#include "core/sync/describe.h"
#include "core/sync/identity_moves.h"
#include "core/sync/people.h"
#include "core/sync/person_rows.h"

namespace campsync {
namespace {

using NewPeople = std::vector<marketo::PersonFromSalesforce>;

template <class Retrieve, class Id>
bool ReadRows(Cycle& cycle, StepName step, const std::vector<Id>& ids,
              const std::optional<marketo::SfdcRecord>& kept, LeftRecords& left,
              NewPeople& people) {
  if (ids.empty()) return true;
  const auto rows = cycle.sync.Salesforce(Retrieve{ids});
  if (!rows) {
    cycle.report.Fail(step, rows.error());
    return false;
  }
  for (const auto& row : rows->value.rows) {
    const auto person = PersonFrom(row);
    if (const auto successor = SuccessorOf(row)) {
      if (successor->record != kept) left.own.push_back({person.record, true});
      continue;
    }
    left.own.push_back({person.record, row.is_deleted});
    if (!row.is_deleted) people.push_back(person);
  }
  return true;
}

bool MakePeople(Cycle& cycle, StepName step, marketo::PersonId loser, const NewPeople& people,
                LeftRecords& left) {
  const auto made = cycle.sync.Marketo(marketo::CreatePeople{people});
  if (!made) {
    cycle.report.Fail(step, made.error());
    return false;
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& result = made->value.results[i];
    if (!result) {
      ReportPersonError(cycle, step, NameOfPerson(loser), result.error());
      continue;
    }
    left.adopted.push_back(
        store::Put<store::PersonRecord>{{.person = *result, .sfdc_record = people[i].record}});
    cycle.changed_people.insert(*result);
    cycle.report.Add(step, Count::kNew);
    cycle.sync.Emit(NameOfPerson(*result), Decided{.outcome = Outcome::kPull,
                                                   .rule = "MK-PERSON-05",
                                                   .base = "absent",
                                                   .observed = "left over by a merge"});
  }
  return true;
}

}  // namespace

std::optional<LeftRecords> AdoptLeftRecords(Cycle& cycle, StepName step, marketo::PersonId loser,
                                            const std::vector<marketo::SfdcRecord>& records,
                                            const std::optional<marketo::SfdcRecord>& kept) {
  RecordIds ids;
  for (const marketo::SfdcRecord& record : records) ids.Add(record);
  LeftRecords left;
  NewPeople people;
  const bool is_read =
      ReadRows<salesforce::RetrieveLeads>(cycle, step, ids.leads, kept, left, people) &&
      ReadRows<salesforce::RetrieveContacts>(cycle, step, ids.contacts, kept, left, people);
  if (!is_read) return std::nullopt;
  if (!people.empty() && !MakePeople(cycle, step, loser, people, left)) return std::nullopt;
  return left;
}

}  // namespace campsync
