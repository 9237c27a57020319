// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/world_view.h"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace campsync::harness {
namespace {

template <class Row>
const Row* FindById(const std::vector<Row>& rows, const decltype(Row::id)& id) {
  const auto found = std::ranges::lower_bound(rows, id, {}, &Row::id);
  return found != rows.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const marketo::Program* MarketoView::FindProgram(marketo::ProgramId id) const {
  return FindById(programs, id);
}

const marketo::Channel* MarketoView::FindChannel(marketo::ChannelId id) const {
  return FindById(channels, id);
}

const marketo::Person* MarketoView::FindPerson(marketo::PersonId id) const {
  return FindById(people, id);
}

const marketo::Person* MarketoView::HolderOf(const salesforce::PersonRef& member) const {
  const marketo::Person* holder = nullptr;
  for (const marketo::Person& person : people) {
    if (!IsRecordOf(member, person.sfdc_record)) continue;
    if (std::holds_alternative<salesforce::ContactRef>(*person.sfdc_record)) return &person;
    holder = &person;
  }
  return holder;
}

const marketo::ProgramMember* MarketoView::FindMember(marketo::MemberKey key) const {
  const auto key_of = [](const marketo::ProgramMember& member) {
    return marketo::MemberKey{member.program, member.person};
  };
  const auto found = std::ranges::lower_bound(members, key, {}, key_of);
  return found != members.end() && key_of(*found) == key ? &*found : nullptr;
}

const marketo::ProgressionStatus* MarketoView::FindStatus(marketo::StatusId id) const {
  for (const marketo::Channel& channel : channels) {
    const auto found = std::ranges::find(channel.statuses, id, &marketo::ProgressionStatus::id);
    if (found != channel.statuses.end()) return &*found;
  }
  return nullptr;
}

const salesforce::Campaign* SalesforceView::FindCampaign(salesforce::CampaignId id) const {
  return FindById(campaigns, id);
}

const salesforce::CampaignMember* SalesforceView::FindMember(salesforce::CampaignId campaign,
                                                             const marketo::Person& person) const {
  const auto found = std::ranges::find_if(members, [&](const salesforce::CampaignMember& member) {
    return member.campaign == campaign && IsRecordOf(member.person, person.sfdc_record);
  });
  return found == members.end() ? nullptr : &*found;
}

marketo::PersonId MarketoView::PresentPerson(marketo::PersonId id) const {
  for (auto lost = merged.find(id); lost != merged.end(); lost = merged.find(id)) id = lost->second;
  return id;
}

salesforce::PersonRef SalesforceView::PresentRecord(const salesforce::PersonRef& person) const {
  salesforce::PersonRef now = person;
  // Bounded: a recording could name masters in a circle.
  for (std::size_t hops = became.size() + 1; hops > 0; --hops) {
    if (const auto contact = salesforce::ContactOf(now)) now = salesforce::ContactRef{*contact};
    const auto next = became.find(now);
    if (next == became.end()) break;
    now = next->second;
  }
  return now;
}

bool WorldView::SyncIsOff(const SyncPolicy& policy) const {
  const bool members_only = policy.marketing_user_lost == MarketingUserLost::kMembersOnly;
  return !marketo.settings.sync_enabled || !marketo.settings.campaign_sync_enabled ||
         !salesforce.sync_user.is_active || (!salesforce.sync_user.marketing_user && !members_only);
}

salesforce::PersonRef RefOf(const marketo::SfdcRecord& record) {
  return std::visit([](const auto& ref) { return salesforce::PersonRef(ref); }, record);
}

bool IsRecordOf(const salesforce::PersonRef& member,
                const std::optional<marketo::SfdcRecord>& record) {
  if (!record) return false;
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&*record)) {
    return salesforce::LeadOf(member) == lead->lead;
  }
  return salesforce::ContactOf(member) == std::get<salesforce::ContactRef>(*record).contact;
}

}  // namespace campsync::harness
