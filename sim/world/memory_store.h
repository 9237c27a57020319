// SPDX-License-Identifier: Apache-2.0
//
// MemoryStore: the healthy state store of a simulated world. A Snapshot comes out in the
// order of keys. It never fails and knows no faults: those are decorators. It outlives every engine
// that a crash drops.
#pragma once

#include <cstdint>
#include <map>

#include "core/hashed_table.h"
#include "core/store/state_store.h"

namespace campsync::sim {

class MemoryStore : public store::StateStore {
 public:
  MemoryStore() = default;
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  Result<Done> Append(const store::Deltas& deltas) override;
  Result<store::Snapshot> Load() override;

  /// What Load() answers, without counting as a call.
  [[nodiscard]] store::Snapshot Contents() const;
  /// The same without members and people, which can be many.
  [[nodiscard]] store::Snapshot Definitions() const;

  /// Calls and deltas since the start.
  [[nodiscard]] std::int64_t appends() const { return appends_; }
  [[nodiscard]] std::int64_t loads() const { return loads_; }
  [[nodiscard]] std::int64_t deltas_applied() const { return deltas_applied_; }

 private:
  void Apply(const store::Put<store::MemberRecord>& put);
  void Apply(const store::Put<store::BlockedMember>& put);
  void Apply(const store::Put<store::DepartedMember>& put);
  void Apply(const store::Put<store::CampaignRecord>& put);
  void Apply(const store::Put<store::StatusRecord>& put);
  void Apply(const store::Put<store::LinkRecord>& put);
  void Apply(const store::Put<store::PersonRecord>& put);
  void Apply(const store::Put<store::LeadIntent>& put);
  void Apply(const store::Put<store::CampaignIntent>& put);
  void Apply(const store::Put<store::Watermarks>& put);
  void Apply(const store::EraseMember& erase);
  void Apply(const store::EraseBlockedMember& erase);
  void Apply(const store::EraseDepartedMember& erase);
  void Apply(const store::EraseCampaign& erase);
  void Apply(const store::EraseStatus& erase);
  void Apply(const store::EraseLink& erase);
  void Apply(const store::ErasePerson& erase);
  void Apply(const store::EraseLeadIntent& erase);
  void Apply(const store::EraseCampaignIntent& erase);

  HashedTable<store::MemberRecord, &store::MemberRecord::key> members_;
  std::map<salesforce::CampaignMemberId, store::BlockedMember> blocked_members_;
  std::map<salesforce::CampaignMemberId, store::DepartedMember> departed_members_;
  std::map<salesforce::CampaignId, store::CampaignRecord> campaigns_;
  std::map<salesforce::CampaignMemberStatusId, store::StatusRecord> statuses_;
  std::map<marketo::ProgramId, store::LinkRecord> links_;
  HashedTable<store::PersonRecord, &store::PersonRecord::person> people_;
  std::map<marketo::PersonId, store::LeadIntent> lead_intents_;
  std::map<marketo::ProgramId, store::CampaignIntent> campaign_intents_;
  store::Watermarks watermarks_;
  std::int64_t appends_ = 0;
  std::int64_t loads_ = 0;
  std::int64_t deltas_applied_ = 0;
};

}  // namespace campsync::sim
