// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/member_table.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignId;
using salesforce::CampaignMember;
using salesforce::CampaignMemberId;

template <class Index, class PersonId>
CampaignMemberId FirstIn(const Index& index, const PersonId& person, const CampaignId& campaign) {
  const auto at = index.lower_bound({person, campaign, CampaignMemberId()});
  if (at == index.end() || std::get<0>(*at) != person || std::get<1>(*at) != campaign) return {};
  return std::get<2>(*at);
}

template <class Index, class PersonId>
std::vector<CampaignMemberId> AllIn(const Index& index, const PersonId& person) {
  std::vector<CampaignMemberId> members;
  for (auto at = index.lower_bound({person, CampaignId(), CampaignMemberId()});
       at != index.end() && std::get<0>(*at) == person; ++at) {
    members.push_back(std::get<2>(*at));
  }
  return members;
}

}  // namespace

const MemberTable::Ids& MemberTable::OfCampaign(const CampaignId& campaign) const {
  const auto found = campaigns_.find(campaign);
  return found == campaigns_.end() ? none_ : found->second.members;
}

const MemberTable::Ids& MemberTable::DeletedOfCampaign(const CampaignId& campaign) const {
  const auto found = campaigns_.find(campaign);
  return found == campaigns_.end() ? none_ : found->second.deleted;
}

const MemberTable::Ids& MemberTable::WithStatus(const CampaignId& campaign, Label status) const {
  const auto found = campaigns_.find(campaign);
  if (found == campaigns_.end()) return none_;
  const auto ids = found->second.by_status.find(status);
  return ids == found->second.by_status.end() ? none_ : ids->second;
}

const CampaignMember* MemberTable::FindByKey(const salesforce::MemberKey& key) const {
  CampaignMemberId id;
  if (const auto contact = salesforce::ContactOf(key.person)) {
    id = FirstIn(contacts_, *contact, key.campaign);
  }
  if (const auto lead = salesforce::LeadOf(key.person); lead && id.IsNull()) {
    id = FirstIn(leads_, *lead, key.campaign);
  }
  return id.IsNull() ? nullptr : records_.Find(id);
}

std::vector<CampaignMemberId> MemberTable::OfPerson(const salesforce::LeadId& lead) const {
  return AllIn(leads_, lead);
}

std::vector<CampaignMemberId> MemberTable::OfPerson(const salesforce::ContactId& contact) const {
  return AllIn(contacts_, contact);
}

const CampaignMember& MemberTable::Insert(Row row) {
  const Row& inserted = records_.Insert(std::move(row));
  Index(inserted);
  return inserted;
}

// The hints are right for new rows, which have the greatest ids; for others they cost nothing.
void MemberTable::Index(const Row& row) {
  CampaignIndex& campaign = campaigns_[row.campaign];
  if (row.is_deleted) {
    campaign.deleted.insert(row.id);
    return;
  }
  campaign.members.insert(campaign.members.end(), row.id);
  Ids& holders = campaign.by_status[row.status];
  holders.insert(holders.end(), row.id);
  if (const auto lead = salesforce::LeadOf(row.person)) {
    leads_.emplace(*lead, row.campaign, row.id);
  }
  if (const auto contact = salesforce::ContactOf(row.person)) {
    contacts_.emplace(*contact, row.campaign, row.id);
  }
}

void MemberTable::Unindex(const Row& row, const salesforce::PersonRef& old_person,
                          Label old_status) {
  CampaignIndex& campaign = campaigns_.at(row.campaign);
  campaign.members.erase(row.id);
  campaign.by_status.at(old_status).erase(row.id);
  if (const auto lead = salesforce::LeadOf(old_person)) {
    leads_.erase({*lead, row.campaign, row.id});
  }
  if (const auto contact = salesforce::ContactOf(old_person)) {
    contacts_.erase({*contact, row.campaign, row.id});
  }
}

void MemberTable::MoveStatus(const Row& row, Label old_status) {
  CampaignIndex& campaign = campaigns_.at(row.campaign);
  campaign.by_status.at(old_status).erase(row.id);
  campaign.by_status[row.status].insert(row.id);
}

}  // namespace campsync::sim
