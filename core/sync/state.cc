// SPDX-License-Identifier: Apache-2.0
#include "core/sync/state.h"

#include <algorithm>

namespace campsync {
namespace {

template <class Map, class Key>
auto* FindIn(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

template <class Set>
void SetMembership(Set& set, const typename Set::key_type& key, bool present) {
  if (present) {
    set.insert(key);
  } else {
    set.erase(key);
  }
}

/// Erases an index entry unless it meanwhile names another record: within one batch the new holder
/// of an id may be put before the old one is erased.
template <class Index, class Key, class Holder>
void EraseIfHeldBy(Index& index, const Key& key, const Holder& holder) {
  const auto found = index.find(key);
  if (found != index.end() && found->second == holder) index.erase(found);
}

template <class Map, class Outer, class Inner>
void EraseNested(Map& map, const Outer& outer, const Inner& inner) {
  const auto found = map.find(outer);
  if (found == map.end()) return;
  found->second.erase(inner);
  if (found->second.empty()) map.erase(found);
}

}  // namespace

State::State(const store::Snapshot& snapshot) {
  const auto put_all = [this](const auto& records) {
    for (const auto& record : records) Apply(store::Put<std::decay_t<decltype(record)>>{record});
  };
  put_all(snapshot.members);
  put_all(snapshot.blocked_members);
  put_all(snapshot.campaigns);
  put_all(snapshot.statuses);
  put_all(snapshot.links);
  put_all(snapshot.people);
  put_all(snapshot.lead_intents);
  put_all(snapshot.campaign_intents);
  watermarks_ = snapshot.watermarks;
}

void State::Apply(const store::Deltas& deltas) {
  for (const store::Delta& delta : deltas) {
    std::visit([this](const auto& one) { Apply(one); }, delta);
  }
}

// --- Members ---------------------------------------------------------------------------------

void State::Unindex(const store::MemberRecord& record) {
  if (record.salesforce) EraseIfHeldBy(key_by_member_id_, record.salesforce->member, record.key);
}

void State::Apply(const store::Put<store::MemberRecord>& put) {
  const store::MemberRecord& record = put.record;
  const auto [position, inserted] = members_.try_emplace(record.key, record);
  if (inserted) {
    people_by_campaign_[record.key.campaign].insert(record.key.person);
    campaigns_by_person_[record.key.person].insert(record.key.campaign);
  } else {
    Unindex(position->second);
    position->second = record;
  }
  if (record.salesforce) key_by_member_id_[record.salesforce->member] = record.key;
  using store::Blocked;
  using store::Diverged;
  using store::NothingPending;
  SetMembership(blocked_, record.key, std::holds_alternative<Blocked>(record.disposition));
  SetMembership(diverged_, record.key, std::holds_alternative<Diverged>(record.disposition));
  SetMembership(pending_, record.key, !std::holds_alternative<NothingPending>(record.pending));
  epoch_max_ = std::max(epoch_max_, record.link_epoch);
}

void State::Apply(const store::EraseMember& erase) {
  const auto found = members_.find(erase.key);
  if (found == members_.end()) return;
  Unindex(found->second);
  members_.erase(found);
  EraseNested(people_by_campaign_, erase.key.campaign, erase.key.person);
  EraseNested(campaigns_by_person_, erase.key.person, erase.key.campaign);
  blocked_.erase(erase.key);
  diverged_.erase(erase.key);
  pending_.erase(erase.key);
}

const store::MemberRecord* State::Find(const store::MemberKey& key) const {
  return FindIn(members_, key);
}

const store::MemberRecord* State::FindByMemberId(salesforce::CampaignMemberId id) const {
  const store::MemberKey* key = FindIn(key_by_member_id_, id);
  return key == nullptr ? nullptr : Find(*key);
}

const std::set<marketo::PersonId>& State::PeopleIn(salesforce::CampaignId campaign) const {
  static const std::set<marketo::PersonId> kNobody;
  const auto* people = FindIn(people_by_campaign_, campaign);
  return people == nullptr ? kNobody : *people;
}

const std::set<salesforce::CampaignId>& State::CampaignsOf(marketo::PersonId person) const {
  static const std::set<salesforce::CampaignId> kNone;
  const auto* campaigns = FindIn(campaigns_by_person_, person);
  return campaigns == nullptr ? kNone : *campaigns;
}

// --- Campaigns, statuses, links -----------------------------------------------------------------

void State::Apply(const store::Put<store::BlockedMember>& put) {
  blocked_members_[put.record.member] = put.record;
}
void State::Apply(const store::EraseBlockedMember& erase) { blocked_members_.erase(erase.key); }

void State::Apply(const store::Put<store::CampaignRecord>& put) {
  campaigns_[put.record.id] = put.record;
}
void State::Apply(const store::EraseCampaign& erase) { campaigns_.erase(erase.key); }

const store::CampaignRecord* State::FindCampaign(salesforce::CampaignId id) const {
  return FindIn(campaigns_, id);
}

void State::Apply(const store::Put<store::StatusRecord>& put) {
  statuses_[put.record.row] = put.record;
  status_rows_[put.record.campaign].insert(put.record.row);
}
void State::Apply(const store::EraseStatus& erase) {
  const auto found = statuses_.find(erase.key);
  if (found == statuses_.end()) return;
  EraseNested(status_rows_, found->second.campaign, erase.key);
  statuses_.erase(found);
}

std::vector<store::StatusRecord> State::StatusesOf(salesforce::CampaignId campaign) const {
  std::vector<store::StatusRecord> statuses;
  if (const auto* rows = FindIn(status_rows_, campaign)) {
    for (const auto& row : *rows) statuses.push_back(statuses_.at(row));
  }
  return statuses;
}

const store::StatusRecord* State::FindStatus(salesforce::CampaignMemberStatusId row) const {
  return FindIn(statuses_, row);
}

void State::Apply(const store::Put<store::LinkRecord>& put) {
  Apply(store::EraseLink{put.record.program});
  links_[put.record.program] = put.record;
  program_by_campaign_[put.record.campaign] = put.record.program;
  epoch_max_ = std::max(epoch_max_, put.record.epoch);
}
void State::Apply(const store::EraseLink& erase) {
  const auto found = links_.find(erase.key);
  if (found == links_.end()) return;
  EraseIfHeldBy(program_by_campaign_, found->second.campaign, erase.key);
  links_.erase(found);
}

const store::LinkRecord* State::FindLink(marketo::ProgramId program) const {
  return FindIn(links_, program);
}
const store::LinkRecord* State::FindLink(salesforce::CampaignId campaign) const {
  const marketo::ProgramId* program = FindIn(program_by_campaign_, campaign);
  return program == nullptr ? nullptr : FindLink(*program);
}

// --- Identity -----------------------------------------------------------------------------------

void State::Apply(const store::Put<store::PersonRecord>& put) {
  Apply(store::ErasePerson{put.record.person});
  people_[put.record.person] = put.record;
  if (!put.record.sfdc_record) return;
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&*put.record.sfdc_record)) {
    person_by_lead_[lead->lead] = put.record.person;
  } else {
    const auto contact = std::get<salesforce::ContactRef>(*put.record.sfdc_record).contact;
    person_by_contact_[contact] = put.record.person;
  }
}

void State::Apply(const store::ErasePerson& erase) {
  const auto found = people_.find(erase.key);
  if (found == people_.end()) return;
  if (found->second.sfdc_record) {
    if (const auto* lead = std::get_if<salesforce::LeadRef>(&*found->second.sfdc_record)) {
      EraseIfHeldBy(person_by_lead_, lead->lead, erase.key);
    } else {
      const auto contact = std::get<salesforce::ContactRef>(*found->second.sfdc_record).contact;
      EraseIfHeldBy(person_by_contact_, contact, erase.key);
    }
  }
  people_.erase(found);
}

const store::PersonRecord* State::FindPerson(marketo::PersonId person) const {
  return FindIn(people_, person);
}

std::optional<marketo::PersonId> State::PersonOf(salesforce::LeadId lead) const {
  const auto* person = FindIn(person_by_lead_, lead);
  return person == nullptr ? std::nullopt : std::optional(*person);
}

std::optional<marketo::PersonId> State::PersonOf(salesforce::ContactId contact) const {
  const auto* person = FindIn(person_by_contact_, contact);
  return person == nullptr ? std::nullopt : std::optional(*person);
}

std::optional<marketo::PersonId> State::PersonOf(const salesforce::PersonRef& ref) const {
  if (const auto contact = salesforce::ContactOf(ref)) {
    if (const auto person = PersonOf(*contact)) return person;
  }
  if (const auto lead = salesforce::LeadOf(ref)) return PersonOf(*lead);
  return std::nullopt;
}

// --- Intents and watermarks ---

void State::Apply(const store::Put<store::LeadIntent>& put) {
  lead_intents_[put.record.person] = put.record;
}
void State::Apply(const store::EraseLeadIntent& erase) { lead_intents_.erase(erase.key); }
void State::Apply(const store::Put<store::CampaignIntent>& put) {
  campaign_intents_[put.record.program] = put.record;
}
void State::Apply(const store::EraseCampaignIntent& erase) { campaign_intents_.erase(erase.key); }
void State::Apply(const store::Put<store::Watermarks>& put) { watermarks_ = put.record; }

}  // namespace campsync
