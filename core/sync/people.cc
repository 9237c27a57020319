// SPDX-License-Identifier: Apache-2.0
#include "core/sync/people.h"

#include "core/sync/describe.h"

namespace campsync {
namespace {

std::string NameOfRecord(const marketo::SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) {
    return "Lead " + lead->lead.Text();
  }
  return "Contact " + std::get<salesforce::ContactRef>(record).contact.Text();
}

/// The row may name a lead that was converted since: nobody has that one any more.
bool IsNobodyElses(const State& state, const salesforce::PersonRef& row, marketo::PersonId person) {
  const auto holder = state.PersonOf(row);
  return !holder || *holder == person;
}

/// Whoever's record was deleted and who gets another is in campaigns anew (switch
/// deleted-recreate): the members went with the old record, and that nobody removed them must not
/// be forgotten when the person is no longer marked.
void ForgetDepartedMembers(const SyncContext& sync, const Identity& now, store::Deltas& deltas) {
  if (sync.policy.deleted_recreate == DeletedRecreate::kNo || now.is_deleted) return;
  const store::PersonRecord* known = sync.state.FindPerson(now.person);
  if (known == nullptr || !known->sfdc_is_deleted || !known->sfdc_record) return;
  if (*known->sfdc_record == now.record) return;
  for (const auto& campaign : sync.state.CampaignsOf(now.person)) {
    // Nobody makes the new record a member of a campaign that no program is linked to.
    const store::LinkRecord* link = sync.state.FindLink(campaign);
    if (link == nullptr || link->state == store::LinkState::kDropping) continue;
    store::MemberRecord record = *sync.state.Find({campaign, now.person});
    const bool went_along = record.salesforce && record.person_ref &&
                            IsNobodyElses(sync.state, *record.person_ref, now.person);
    const bool was_removed = std::holds_alternative<store::PendingMarketoRemove>(record.pending);
    if (!went_along || was_removed) continue;
    // As if the create had been announced: whoever takes up the work looks for the member.
    record.pending = store::PendingSalesforceStatus{record.salesforce->status};
    record.pending_epoch = link->epoch;
    record.salesforce.reset();
    record.marketo.reset();
    deltas.push_back(store::Put<store::MemberRecord>{record});
  }
}

}  // namespace

void ReportPersonError(Cycle& cycle, StepName step, RecordName record, const Error& error) {
  cycle.people_left_out = true;
  cycle.report.AddRecordError({.operation = step.operation,
                               .object = step.object,
                               .record = std::move(record),
                               .error = error});
}

marketo::PersonFromSalesforce PersonFrom(const salesforce::Lead& lead) {
  return {.record = salesforce::LeadRef{lead.id},
          .first_name = lead.first_name,
          .last_name = lead.last_name,
          .company = lead.company,
          .email = lead.email};
}

marketo::PersonFromSalesforce PersonFrom(const salesforce::Contact& contact) {
  return {.record = salesforce::ContactRef{contact.id},
          .first_name = contact.first_name,
          .last_name = contact.last_name,
          .company = contact.account_name,
          .email = contact.email};
}

bool CreatePeople(Cycle& cycle, StepName step,
                  const std::vector<marketo::PersonFromSalesforce>& people) {
  SyncContext& sync = cycle.sync;
  for (const auto& batch : InBatches(people, marketo::kBatchSizeMax)) {
    auto answer = sync.Marketo(marketo::CreatePeople{batch});
    if (!answer) {
      cycle.report.Fail(step, answer.error());
      return false;
    }
    store::Deltas deltas;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto& result = answer->value.results[i];
      if (!result) {
        ReportPersonError(cycle, step, NameOfRecord(batch[i].record), result.error());
        continue;
      }
      deltas.push_back(
          store::Put<store::PersonRecord>{{.person = *result, .sfdc_record = batch[i].record}});
      cycle.changed_people.insert(*result);
      cycle.report.Add(step, Count::kNew);
      sync.Emit(NameOfPerson(*result), Decided{.outcome = Outcome::kPull,
                                               .rule = "MK-PERSON-05",
                                               .base = "absent",
                                               .observed = NameOfRecord(batch[i].record)});
    }
    if (!sync.Append(deltas)) return false;
  }
  return true;
}

bool StoreIdentities(Cycle& cycle, StepName step, const std::vector<Identity>& identities,
                     std::vector<Identity>* taken) {
  SyncContext& sync = cycle.sync;
  for (const auto& batch : InBatches(identities, marketo::kBatchSizeMax)) {
    marketo::UpdatePeople update;
    for (const Identity& one : batch)
      update.people.push_back({one.person, one.record, one.is_deleted});
    auto answer = sync.Marketo(std::move(update));
    if (!answer) {
      cycle.report.Fail(step, answer.error());
      return false;
    }
    store::Deltas deltas;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto& result = answer->value.results[i];
      if (!result && taken != nullptr && result.error().code == ErrorCode::kRecordTaken) {
        taken->push_back(batch[i]);
        continue;
      }
      if (!result) {
        ReportPersonError(cycle, step, NameOfPerson(batch[i].person), result.error());
        continue;
      }
      ForgetDepartedMembers(sync, batch[i], deltas);
      deltas.push_back(store::Put<store::PersonRecord>{{.person = batch[i].person,
                                                        .sfdc_record = batch[i].record,
                                                        .sfdc_is_deleted = batch[i].is_deleted}});
      if (sync.state.lead_intents().contains(batch[i].person)) {
        deltas.push_back(store::EraseLeadIntent{batch[i].person});
      }
      cycle.changed_people.insert(batch[i].person);
      sync.Emit(NameOfPerson(batch[i].person), Decided{.outcome = Outcome::kPull,
                                                       .rule = batch[i].rule,
                                                       .observed = NameOfRecord(batch[i].record)});
    }
    if (!sync.Append(deltas)) return false;
  }
  return true;
}

}  // namespace campsync
