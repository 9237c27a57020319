// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

// Of records, all without what lies in the Recycle Bin.
class Records {
 public:
  explicit Records(const SalesforceView& org) : org_(org) {
    for (const salesforce::Lead& lead : org.leads) live_.insert(salesforce::LeadRef{lead.id});
    for (const salesforce::Contact& one : org.contacts) {
      live_.insert(salesforce::ContactRef{one.id});
    }
  }

  [[nodiscard]] bool IsLive(const salesforce::PersonRef& record) const {
    return live_.contains(record);
  }
  [[nodiscard]] bool IsDeleted(const salesforce::PersonRef& record) const {
    const auto& deleted = org_.deleted_people;
    return std::ranges::find(deleted, record, &DeletedPersonView::person) != deleted.end();
  }

 private:
  const SalesforceView& org_;
  std::set<salesforce::PersonRef> live_;
};

}  // namespace

void JudgeIdentitiesAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view)) return;
  const SalesforceView& org = view.after.salesforce;
  const Records records(org);
  // A cycle that broke off may have been the last to see that a record was deleted.
  const bool may_not_know = HasFault(view.journal);
  for (const marketo::Person& person : view.after.marketo.people) {
    if (!person.sfdc_record) continue;
    const salesforce::PersonRef held = RefOf(*person.sfdc_record);
    const salesforce::PersonRef became = org.PresentRecord(held);
    const marketo::Person* holder = view.after.marketo.HolderOf(became);
    // Who was kept apart from the contact's person stays the converted lead, whatever becomes of
    // the contact (switch convert-collision).
    const bool was_converted = std::holds_alternative<salesforce::LeadRef>(held) &&
                               std::holds_alternative<salesforce::ContactRef>(became);
    // Its own person may be another record by now (switch deleted-recreate).
    const bool may_be_apart = view.policy.convert_collision == ConvertCollision::kKeepBothReport &&
                              view.policy.deleted_recreate == DeletedRecreate::kYes &&
                              !records.IsLive(became);
    const bool is_apart =
        was_converted && (holder != nullptr ? holder->id != person.id : may_be_apart);
    const salesforce::PersonRef present = is_apart ? held : became;
    const bool is_live = records.IsLive(present);
    if (is_live == records.IsDeleted(present)) continue;  // neither: it was never one of the org's
    if (person.sfdc_is_deleted == is_live && (is_live || !may_not_know)) {
      findings.push_back(
          {.sentence = fmt::format("{} of person {} is {}, and Marketo shows it {}",
                                   view.names.Of(present), view.names.Of(person.id),
                                   is_live ? "there" : "deleted", is_live ? "deleted" : "there")});
    }
    if (held == present || !is_live || holder != nullptr) continue;
    findings.push_back(
        {.rule = "SF-LEAD-14",
         .sentence = fmt::format("person {} still is {}, which is {} now", view.names.Of(person.id),
                                 view.names.Of(held), view.names.Of(present))});
  }
}

}  // namespace campsync::harness
