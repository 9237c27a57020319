// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {

void JudgeNoStrayLead(const LawView& view, Findings& findings) {
  if (HasUnsettledCreate(view.after)) return;
  const auto& people = view.after.marketo.people;
  for (const salesforce::Lead& lead : view.after.salesforce.leads) {
    if (lead.created_by != view.after.salesforce.sync_user.id) continue;
    const bool held = std::ranges::any_of(people, [&](const marketo::Person& person) {
      return IsRecordOf(salesforce::LeadRef{lead.id}, person.sfdc_record);
    });
    // A merge in Marketo keeps one record of two; nobody lost sight of the other.
    const bool given_up =
        std::ranges::any_of(view.after.marketo.given_up, [&](const marketo::SfdcRecord& record) {
          return RefOf(record) == salesforce::PersonRef(salesforce::LeadRef{lead.id});
        });
    if (held || lead.is_converted || given_up) continue;
    findings.push_back(
        {.sentence = fmt::format("the sync made {} ({} {}, {}) and no person is this lead",
                                 view.names.Of(salesforce::PersonRef(salesforce::LeadRef{lead.id})),
                                 lead.first_name, lead.last_name, lead.company)});
  }
}

}  // namespace campsync::harness
