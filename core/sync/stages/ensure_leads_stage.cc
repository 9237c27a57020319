// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/ensure_leads_stage.h"

#include <algorithm>
#include <set>

#include "core/sync/describe.h"
#include "core/sync/lead_plan.h"
#include "core/sync/people.h"
#include "core/sync/person_rows.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

/// A deleted record counts as none once a create was planned for its person (MK-PERSON-09).
bool IsInSalesforce(const State& state, marketo::PersonId person) {
  const store::PersonRecord* known = state.FindPerson(person);
  return known != nullptr && known->sfdc_record.has_value() && !known->sfdc_is_deleted;
}

store::Deltas ClosedIntents(const std::vector<store::LeadIntent>& intents) {
  store::Deltas deltas;
  for (const auto& intent : intents) deltas.push_back(store::EraseLeadIntent{intent.person});
  return deltas;
}

/// Why a person got no lead, for the members that wait for it.
using Refusals = std::map<marketo::PersonId, Block>;

Block BlockFor(const Error& error) {
  if (!error.IsDefinite()) {
    return {ErrorCode::kCreatePending, store::WaitsOn::kRecord,
            "the lead may or may not have been created: " + error.text};
  }
  return {error.code, store::WaitsOn::kPerson, error.text};
}

/// Opens intents for people who have no record yet; those who turn out to have one are stored.
std::vector<store::LeadIntent> PrepareIntents(Cycle& cycle,
                                              const std::vector<marketo::Person>& people,
                                              std::vector<Identity>& already_there) {
  std::vector<store::LeadIntent> intents;
  for (const auto& person : people) {
    if (person.sfdc_record && !person.sfdc_is_deleted) {
      already_there.push_back({person.id, *person.sfdc_record, person.sfdc_is_deleted});
      continue;
    }
    intents.push_back({.person = person.id,
                       .fields = LeadFieldsFor(person, cycle.sync.settings),
                       .opened_at = cycle.sync.salesforce_now});
  }
  return intents;
}

/// Says why each person gets a lead and what was filled in. Nobody is looked for by e-mail.
void AnnounceCreates(SyncContext& sync, const std::vector<store::LeadIntent>& intents,
                     const std::vector<marketo::Person>& people) {
  for (const auto& intent : intents) {
    const RecordName name = NameOfPerson(intent.person);
    const auto says = [&](RuleId rule, std::string why) {
      sync.Emit(name, Decided{.outcome = Outcome::kPush, .rule = rule, .observed = std::move(why)});
    };
    says("MK-MEMBER-04", "not in Salesforce");
    if (!intent.fields.email.empty()) says("MK-PERSON-06", "not matched by e-mail");
    const auto person = std::find_if(people.begin(), people.end(),
                                     [&](const auto& one) { return one.id == intent.person; });
    if (person->last_name != intent.fields.last_name || person->company != intent.fields.company) {
      says("MK-MEMBER-05", "defaults for empty fields");
    }
  }
}

/// Sends the creates of `intents`, which are stored. False: the store or Marketo failed; the
/// intents stay open and are settled in the next cycle.
bool CreateLeads(Cycle& cycle, const std::vector<store::LeadIntent>& intents, Refusals& refusals) {
  SyncContext& sync = cycle.sync;
  salesforce::CreateLeads request;
  for (const auto& intent : intents) {
    request.records.push_back(intent.fields);
    sync.Emit(NameOfPerson(intent.person),
              IntentOpened{intent.fields.last_name + ", " + intent.fields.company});
  }
  const auto answer = sync.Salesforce(std::move(request));
  if (!answer) {
    if (answer.error().IsDefinite()) cycle.report.Fail(step::kPushNewPeople, answer.error());
    for (const auto& intent : intents) refusals[intent.person] = BlockFor(answer.error());
    return !answer.error().IsDefinite() || sync.Append(ClosedIntents(intents));
  }
  std::vector<Identity> created;
  std::vector<store::LeadIntent> refused;
  for (std::size_t i = 0; i < intents.size(); ++i) {
    const auto& result = answer->value.results[i];
    const marketo::PersonId person = intents[i].person;
    sync.Emit(NameOfPerson(person), Wrote{.side = Side::kSalesforce,
                                          .value = result ? "Lead " + result->Text() : "",
                                          .result = result ? "ok" : FormatError(result.error())});
    if (result) {
      created.push_back({person, salesforce::LeadRef{*result}});
      cycle.report.Add(step::kPushNewPeople, Count::kNew);
    } else {
      refused.push_back(intents[i]);
      refusals[person] = BlockFor(result.error());
    }
  }
  return sync.Append(ClosedIntents(refused)) &&
         StoreIdentities(cycle, step::kPushNewPeople, created);
}

/// Moves members that cannot be created now from the creates to the settles, blocked.
void TurnAway(Cycle& cycle, const Refusals& refusals) {
  PlannedMembers staying;
  for (PlannedMember& planned : cycle.creates) {
    const auto refused = refusals.find(planned.key.person);
    if (refused == refusals.end()) {
      staying.push_back(std::move(planned));
      continue;
    }
    planned.decision = {
        .outcome = Outcome::kBlock, .rule = "MK-MEMBER-05", .action = refused->second};
    planned.step = step::kPushNewPeople;
    cycle.sync.Emit(NameOfMember(planned.key), Decided{.outcome = Outcome::kBlock,
                                                       .rule = "MK-MEMBER-05",
                                                       .observed = refused->second.text});
    cycle.settles.push_back(std::move(planned));
  }
  cycle.creates = std::move(staying);
}

}  // namespace

void EnsureLeadsStage::Collect(Cycle& cycle) {
  const State& state = cycle.sync.state;
  std::set<marketo::PersonId> missing;
  Refusals refusals;
  for (const PlannedMember& planned : cycle.creates) {
    const marketo::PersonId person = planned.key.person;
    if (IsInSalesforce(state, person)) continue;
    const auto intent = state.lead_intents().find(person);
    if (intent == state.lead_intents().end()) {
      missing.insert(person);
    } else if (intent->second.IsAmbiguous()) {
      refusals[person] = {ErrorCode::kAmbiguousCreate, store::WaitsOn::kRecord,
                          TextOfCandidates(intent->second)};
    } else {
      refusals[person] = {ErrorCode::kCreatePending, store::WaitsOn::kRecord,
                          "the lead may or may not have been created"};
    }
  }
  people_.emplace(missing.rbegin(), missing.rend());
  TurnAway(cycle, refusals);
}

StepResult EnsureLeadsStage::Step(Cycle& cycle) {
  if (!people_) Collect(cycle);
  if (people_->empty()) return StepResult::kDone;
  SyncContext& sync = cycle.sync;
  ++sync.batch;
  std::vector<marketo::PersonId> batch;
  while (!people_->empty() && batch.size() < salesforce::kCollectionSizeMax) {
    batch.push_back(people_->back());
    people_->pop_back();
  }
  Refusals refusals;
  const auto people = sync.Marketo(marketo::ReadPeople{batch});
  if (!people) {
    cycle.report.Fail(step::kPushNewPeople, people.error());
    for (const auto& person : batch) refusals[person] = BlockFor(people.error());
    TurnAway(cycle, refusals);
    return StepResult::kMore;
  }
  std::set<marketo::PersonId> found;
  for (const auto& person : people->value.rows) found.insert(person.id);
  for (const auto& person : batch) {
    if (found.contains(person)) continue;
    refusals[person] = {ErrorCode::kPersonNotFound, store::WaitsOn::kPerson,
                        "the person no longer exists"};
  }
  std::vector<Identity> already_there;
  const auto intents = PrepareIntents(cycle, people->value.rows, already_there);
  store::Deltas deltas;
  for (const auto& intent : intents) deltas.push_back(store::Put<store::LeadIntent>{intent});
  if (!sync.Append(deltas)) return StepResult::kAbort;
  if (!StoreIdentities(cycle, step::kPushNewPeople, already_there)) return StepResult::kAbort;
  // Marketo knew the records of people whose Append was lost. Nobody asked what became of the
  // records meanwhile, and no log or feed told of people who were not known.
  if (!LookAtRecords(cycle, step::kPushNewPeople, already_there)) return StepResult::kAbort;
  AnnounceCreates(sync, intents, people->value.rows);
  const bool sent = intents.empty() || CreateLeads(cycle, intents, refusals);
  TurnAway(cycle, refusals);
  return sent ? StepResult::kMore : StepResult::kAbort;
}

}  // namespace campsync
