// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/rollups.h"

#include <variant>

namespace campsync::sim {
namespace {

using salesforce::Campaign;
using salesforce::CampaignId;
using salesforce::CampaignMember;

bool IsConverted(const SalesforceState& state, const salesforce::PersonRef& person) {
  if (std::holds_alternative<salesforce::ConvertedRef>(person)) return true;
  const auto* ref = std::get_if<salesforce::LeadRef>(&person);
  const auto* lead = ref == nullptr ? nullptr : state.leads.records().Find(ref->lead);
  return lead != nullptr && lead->is_converted;
}

}  // namespace

RollUp ContributionOf(SalesforceState& state, const CampaignMember& member) {
  if (member.is_deleted) return {};
  RollUp counts;
  const bool is_contact = salesforce::ContactOf(member.person).has_value();
  const bool is_converted = IsConverted(state, member.person);
  counts.contacts = is_contact ? 1 : 0;
  counts.converted_leads = is_converted ? 1 : 0;
  counts.leads = !is_contact && !is_converted ? 1 : 0;
  const bool counts_as_person = is_contact || !is_converted;
  const bool no_response = state.rules.Applies("SF-CAMP-10", !member.has_responded);
  counts.responses = counts_as_person && !no_response ? 1 : 0;
  return counts;
}

void CountMember(SalesforceState& state, const CampaignId& campaign, const RollUp& before,
                 const RollUp& after) {
  if (before == after || state.campaigns.records().Find(campaign) == nullptr) return;
  if (!state.rules.Applies("SF-CAMP-09", true)) return;
  state.campaigns.Edit(campaign, [&](Campaign& row) {
    row.number_of_leads += after.leads - before.leads;
    row.number_of_converted_leads += after.converted_leads - before.converted_leads;
    row.number_of_contacts += after.contacts - before.contacts;
    row.number_of_responses += after.responses - before.responses;
  });
}

void RecountMember(SalesforceState& state, const CampaignId& campaign, const RollUp& before,
                   const RollUp& after, const SalesforceWrite& write) {
  CountMember(state, campaign, before, after);
  const Campaign* row = state.campaigns.records().Find(campaign);
  if (before == after || row == nullptr || row->is_deleted) return;
  if (!state.rules.Applies("SF-TIME-05", state.behavior.rollup_bumps_stamp == OnOff::kTrue)) {
    return;
  }
  const bool keeps_modifier = state.rules.Applies("SF-TIME-03", true);
  state.campaigns.Edit(campaign, [&](Campaign& edited) {
    edited.system_modstamp = write.stamp;
    if (!keeps_modifier) edited.last_modified_by = write.actor;
  });
}

}  // namespace campsync::sim
