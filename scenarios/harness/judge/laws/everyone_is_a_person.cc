// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

// A merge in Marketo left it without a person: whoever is asked for it later makes it one again.
bool WasGivenUp(const LawView& view, const salesforce::PersonRef& record) {
  return std::ranges::any_of(view.after.marketo.given_up, [&](const marketo::SfdcRecord& given_up) {
    return RefOf(given_up) == record;
  });
}

}  // namespace

void JudgeEveryoneIsAPerson(const LawView& view, Findings& findings) {
  // What may be the lead of a lost create becomes nobody before a person has decided.
  if (!SyncIsWhole(view) || HasUnsettledCreate(view.after)) return;
  // Sharing moves no stamp: whoever is shown again comes with a campaign or an edit.
  if (HasStep(view.journal, "salesforce set_visible")) return;
  const auto judge = [&](const salesforce::PersonRef& record) {
    if (view.after.salesforce.hidden_people.contains(record) || WasGivenUp(view, record)) return;
    if (view.after.marketo.HolderOf(record) != nullptr) return;
    findings.push_back({.sentence = fmt::format("{} is nobody in Marketo", view.names.Of(record))});
  };
  for (const salesforce::Lead& lead : view.after.salesforce.leads) {
    if (!lead.is_converted) judge(salesforce::LeadRef{lead.id});
  }
  for (const salesforce::Contact& contact : view.after.salesforce.contacts) {
    judge(salesforce::ContactRef{contact.id});
  }
}

}  // namespace campsync::harness
