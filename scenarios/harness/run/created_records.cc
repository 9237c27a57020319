// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/created_records.h"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

namespace campsync::harness {
namespace {

// The one intent that asks for these fields; nullptr: none, or several that are alike.
template <class Intent, class Fields>
const Intent* OnlyIntentFor(const std::vector<Intent>& intents, const Fields& fields) {
  const auto first = std::ranges::find(intents, fields, &Intent::fields);
  if (first == intents.end()) return nullptr;
  const bool is_only = std::ranges::count(intents, fields, &Intent::fields) == 1;
  return is_only ? &*first : nullptr;
}

template <class Request, class Intent, class Learn>
void LearnFrom(const sim::SalesforceCall& call, const std::vector<Intent>& intents, Learn&& learn) {
  const auto* request = std::get_if<Request>(&call.request);
  if (request == nullptr || !call.reply || !call.reply->ok()) return;
  const auto* reply = std::get_if<typename Request::Reply>(&(*call.reply)->value);
  if (reply == nullptr) return;
  for (std::size_t index = 0; index < reply->results.size(); ++index) {
    const auto& made = reply->results[index];
    const Intent* intent = OnlyIntentFor(intents, request->records[index]);
    if (made.ok() && intent != nullptr) learn(*intent, *made);
  }
}

}  // namespace

void LearnCreatedRecords(JournalEntries journal, const store::Snapshot& store, Names& names) {
  names.LearnLinks(store.links);
  for (const sim::JournalEntry& entry : journal) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || entry.kind != sim::EntryKind::kEffect) continue;
    LearnFrom<salesforce::CreateLeads>(
        *call, store.lead_intents,
        [&names](const store::LeadIntent& intent, salesforce::LeadId id) {
          names.LearnLead(intent.person, id);
        });
    LearnFrom<salesforce::CreateCampaigns>(
        *call, store.campaign_intents,
        [&names](const store::CampaignIntent& intent, salesforce::CampaignId id) {
          names.LearnCampaign(intent.program, id);
        });
  }
}

}  // namespace campsync::harness
