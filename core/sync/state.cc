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
  } else if (!set.empty()) {
    set.erase(key);
  }
}

std::size_t HashOf(const marketo::SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) return SpreadHash(lead->lead);
  return SpreadHash(std::get<salesforce::ContactRef>(record).contact);
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
  put_all(snapshot.departed_members);
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

auto State::HasMemberId(salesforce::CampaignMemberId id) const {
  return [this, id](std::uint32_t position) {
    const auto& seen = members_.At(position).salesforce;
    return seen.has_value() && seen->member == id;
  };
}

void State::Index(std::uint32_t member) {
  const auto& seen = members_.At(member).salesforce;
  if (!seen) return;
  const std::size_t hash = SpreadHash(seen->member);
  if (std::uint32_t* holder = members_by_id_.Find(hash, HasMemberId(seen->member))) {
    *holder = member;
  } else {
    members_by_id_.Insert(hash, member);
  }
}

void State::Unindex(std::uint32_t member) {
  const auto& seen = members_.At(member).salesforce;
  if (!seen) return;
  // Unless the id meanwhile names another record: within one batch the new holder of an id may be
  // put before the old one is erased.
  members_by_id_.Erase(SpreadHash(seen->member),
                       [member](std::uint32_t other) { return other == member; });
}

void State::Apply(const store::Put<store::MemberRecord>& put) {
  const store::MemberRecord& record = put.record;
  if (store::MemberRecord* known = members_.Find(record.key)) {
    const std::uint32_t position = members_.PositionOf(record.key);
    // A record that keeps its id takes it from nobody who has it by now.
    const auto& seen = record.salesforce;
    const bool keeps_id = seen && known->salesforce && known->salesforce->member == seen->member;
    if (!keeps_id) Unindex(position);
    *known = record;
    if (!keeps_id || FindByMemberId(seen->member) == nullptr) Index(position);
  } else {
    members_.Insert(record);
    people_by_campaign_[record.key.campaign].insert(record.key.person);
    campaigns_by_person_.insert({record.key.person, record.key.campaign});
    Index(members_.PositionOf(record.key));
  }
  using store::Blocked;
  using store::Diverged;
  SetMembership(blocked_, record.key, std::holds_alternative<Blocked>(record.disposition));
  SetMembership(diverged_, record.key, std::holds_alternative<Diverged>(record.disposition));
  SetMembership(pending_, record.key, record.IsMirrorInDoubt());
  epoch_max_ = std::max(epoch_max_, record.link_epoch);
}

void State::Apply(const store::EraseMember& erase) {
  if (members_.Find(erase.key) == nullptr) return;
  Unindex(members_.PositionOf(erase.key));
  members_.Erase(erase.key);
  EraseNested(people_by_campaign_, erase.key.campaign, erase.key.person);
  campaigns_by_person_.erase({erase.key.person, erase.key.campaign});
  blocked_.erase(erase.key);
  diverged_.erase(erase.key);
  pending_.erase(erase.key);
}

const store::MemberRecord* State::Find(const store::MemberKey& key) const {
  return members_.Find(key);
}

const store::MemberRecord* State::FindByMemberId(salesforce::CampaignMemberId id) const {
  const std::uint32_t* position = members_by_id_.Find(SpreadHash(id), HasMemberId(id));
  return position == nullptr ? nullptr : &members_.At(*position);
}

const SortedSet<marketo::PersonId>& State::PeopleIn(salesforce::CampaignId campaign) const {
  static const SortedSet<marketo::PersonId> kNobody;
  const auto* people = FindIn(people_by_campaign_, campaign);
  return people == nullptr ? kNobody : *people;
}

std::vector<salesforce::CampaignId> State::CampaignsOf(marketo::PersonId person) const {
  std::vector<salesforce::CampaignId> campaigns;
  for (auto at = campaigns_by_person_.lower_bound({person, {}});
       at != campaigns_by_person_.end() && at->first == person; ++at) {
    campaigns.push_back(at->second);
  }
  return campaigns;
}

// --- Campaigns, statuses, links -----------------------------------------------------------------

void State::Apply(const store::Put<store::BlockedMember>& put) {
  blocked_members_[put.record.member] = put.record;
}
void State::Apply(const store::EraseBlockedMember& erase) { blocked_members_.erase(erase.key); }

void State::Apply(const store::Put<store::DepartedMember>& put) {
  Apply(store::EraseDepartedMember{put.record.member});
  departed_members_[put.record.member] = put.record;
  departed_by_key_[put.record.key] = put.record.member;
}
void State::Apply(const store::EraseDepartedMember& erase) {
  const auto found = departed_members_.find(erase.key);
  if (found == departed_members_.end()) return;
  EraseIfHeldBy(departed_by_key_, found->second.key, erase.key);
  departed_members_.erase(found);
}

const store::DepartedMember* State::FindDeparted(salesforce::CampaignMemberId id) const {
  return FindIn(departed_members_, id);
}
const store::DepartedMember* State::FindDeparted(const store::MemberKey& key) const {
  const auto* id = FindIn(departed_by_key_, key);
  return id == nullptr ? nullptr : FindDeparted(*id);
}

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

auto State::IsRecord(const marketo::SfdcRecord& record) const {
  return
      [this, record](std::uint32_t position) { return people_.At(position).sfdc_record == record; };
}

void State::IndexPerson(std::uint32_t person) {
  const auto& record = people_.At(person).sfdc_record;
  if (!record) return;
  const std::size_t hash = HashOf(*record);
  if (std::uint32_t* holder = people_by_record_.Find(hash, IsRecord(*record))) {
    *holder = person;
  } else {
    people_by_record_.Insert(hash, person);
  }
}

void State::UnindexPerson(std::uint32_t person) {
  const auto& record = people_.At(person).sfdc_record;
  if (!record) return;
  people_by_record_.Erase(HashOf(*record),
                          [person](std::uint32_t other) { return other == person; });
}

void State::Apply(const store::Put<store::PersonRecord>& put) {
  Apply(store::ErasePerson{put.record.person});
  people_.Insert(put.record);
  IndexPerson(people_.PositionOf(put.record.person));
}

void State::Apply(const store::ErasePerson& erase) {
  if (people_.Find(erase.key) == nullptr) return;
  UnindexPerson(people_.PositionOf(erase.key));
  people_.Erase(erase.key);
}

const store::PersonRecord* State::FindPerson(marketo::PersonId person) const {
  return people_.Find(person);
}

std::optional<marketo::PersonId> State::HolderOf(const marketo::SfdcRecord& record) const {
  const std::uint32_t* position = people_by_record_.Find(HashOf(record), IsRecord(record));
  if (position == nullptr) return std::nullopt;
  return people_.At(*position).person;
}

std::optional<marketo::PersonId> State::PersonOf(salesforce::LeadId lead) const {
  return HolderOf(marketo::SfdcRecord(salesforce::LeadRef{lead}));
}

std::optional<marketo::PersonId> State::PersonOf(salesforce::ContactId contact) const {
  return HolderOf(marketo::SfdcRecord(salesforce::ContactRef{contact}));
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
