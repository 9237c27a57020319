// SPDX-License-Identifier: Apache-2.0
#include "sim/world/memory_store.h"

#include <vector>

namespace campsync::sim {
namespace {

template <class Key, class Record>
std::vector<Record> InOrder(const std::map<Key, Record>& records) {
  std::vector<Record> list;
  list.reserve(records.size());
  for (const auto& [key, record] : records) list.push_back(record);
  return list;
}

template <class Table, class Record>
void PutInto(Table& table, const Record& record) {
  if (Record* known = table.Find(record.*Table::kKeyMember)) {
    *known = record;
  } else {
    table.Insert(record);
  }
}

template <class Table>
void EraseFrom(Table& table, const typename Table::Key& key) {
  if (table.Find(key) != nullptr) table.Erase(key);
}

}  // namespace

Result<Done> MemoryStore::Append(const store::Deltas& deltas) {
  ++appends_;
  deltas_applied_ += static_cast<std::int64_t>(deltas.size());
  for (const store::Delta& delta : deltas) {
    std::visit([this](const auto& one) { Apply(one); }, delta);
  }
  return Done{};
}

Result<store::Snapshot> MemoryStore::Load() {
  ++loads_;
  return Contents();
}

store::Snapshot MemoryStore::Contents() const {
  store::Snapshot contents = Definitions();
  contents.members = members_.InOrder();
  contents.people = people_.InOrder();
  return contents;
}

store::Snapshot MemoryStore::Definitions() const {
  return {.blocked_members = InOrder(blocked_members_),
          .departed_members = InOrder(departed_members_),
          .campaigns = InOrder(campaigns_),
          .statuses = InOrder(statuses_),
          .links = InOrder(links_),
          .lead_intents = InOrder(lead_intents_),
          .campaign_intents = InOrder(campaign_intents_),
          .watermarks = watermarks_};
}

void MemoryStore::Apply(const store::Put<store::MemberRecord>& put) {
  PutInto(members_, put.record);
}
void MemoryStore::Apply(const store::Put<store::BlockedMember>& put) {
  blocked_members_.insert_or_assign(put.record.member, put.record);
}
void MemoryStore::Apply(const store::Put<store::DepartedMember>& put) {
  departed_members_.insert_or_assign(put.record.member, put.record);
}
void MemoryStore::Apply(const store::Put<store::CampaignRecord>& put) {
  campaigns_.insert_or_assign(put.record.id, put.record);
}
void MemoryStore::Apply(const store::Put<store::StatusRecord>& put) {
  statuses_.insert_or_assign(put.record.row, put.record);
}
void MemoryStore::Apply(const store::Put<store::LinkRecord>& put) {
  links_.insert_or_assign(put.record.program, put.record);
}
void MemoryStore::Apply(const store::Put<store::PersonRecord>& put) {
  PutInto(people_, put.record);
}
void MemoryStore::Apply(const store::Put<store::LeadIntent>& put) {
  lead_intents_.insert_or_assign(put.record.person, put.record);
}
void MemoryStore::Apply(const store::Put<store::CampaignIntent>& put) {
  campaign_intents_.insert_or_assign(put.record.program, put.record);
}
void MemoryStore::Apply(const store::Put<store::Watermarks>& put) { watermarks_ = put.record; }

void MemoryStore::Apply(const store::EraseMember& erase) { EraseFrom(members_, erase.key); }
void MemoryStore::Apply(const store::EraseBlockedMember& erase) {
  blocked_members_.erase(erase.key);
}
void MemoryStore::Apply(const store::EraseDepartedMember& erase) {
  departed_members_.erase(erase.key);
}
void MemoryStore::Apply(const store::EraseCampaign& erase) { campaigns_.erase(erase.key); }
void MemoryStore::Apply(const store::EraseStatus& erase) { statuses_.erase(erase.key); }
void MemoryStore::Apply(const store::EraseLink& erase) { links_.erase(erase.key); }
void MemoryStore::Apply(const store::ErasePerson& erase) { EraseFrom(people_, erase.key); }
void MemoryStore::Apply(const store::EraseLeadIntent& erase) { lead_intents_.erase(erase.key); }
void MemoryStore::Apply(const store::EraseCampaignIntent& erase) {
  campaign_intents_.erase(erase.key);
}

}  // namespace campsync::sim
