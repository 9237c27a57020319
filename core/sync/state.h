// SPDX-License-Identifier: Apache-2.0
//
// State: the store's records in memory, with the indexes the engine asks for. It changes only by
// deltas that the store has accepted, so memory and store never tell different stories. No call
// scans a table; lists come out in the order of their keys.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/hash_index.h"
#include "core/hashed_table.h"
#include "core/sorted_set.h"
#include "core/store/state_store.h"

namespace campsync {

class State {
 public:
  State() = default;
  explicit State(const store::Snapshot& snapshot);

  void Apply(const store::Deltas& deltas);

  // --- Members ---
  [[nodiscard]] const store::MemberRecord* Find(const store::MemberKey& key) const;
  [[nodiscard]] const store::MemberRecord* FindByMemberId(salesforce::CampaignMemberId id) const;
  /// People with a record in the campaign, in order.
  [[nodiscard]] const SortedSet<marketo::PersonId>& PeopleIn(salesforce::CampaignId campaign) const;
  /// Campaigns in which the person has a record, in order.
  [[nodiscard]] std::vector<salesforce::CampaignId> CampaignsOf(marketo::PersonId person) const;
  /// The member that went with its lead or contact, by its id and by its record; nullptr: none.
  [[nodiscard]] const store::DepartedMember* FindDeparted(salesforce::CampaignMemberId id) const;
  [[nodiscard]] const store::DepartedMember* FindDeparted(const store::MemberKey& key) const;
  /// Records that are blocked, and records that diverged: small beside the whole.
  [[nodiscard]] const std::set<store::MemberKey>& blocked() const { return blocked_; }
  [[nodiscard]] const std::set<store::MemberKey>& diverged() const { return diverged_; }
  /// Records with a write under way, of a side or of the mirror, when the store was last appended
  /// to.
  [[nodiscard]] const std::set<store::MemberKey>& pending() const { return pending_; }

  // --- Everything else ---
  using BlockedMembers = std::map<salesforce::CampaignMemberId, store::BlockedMember>;
  using Campaigns = std::map<salesforce::CampaignId, store::CampaignRecord>;
  using Links = std::map<marketo::ProgramId, store::LinkRecord>;
  using LeadIntents = std::map<marketo::PersonId, store::LeadIntent>;
  using CampaignIntents = std::map<marketo::ProgramId, store::CampaignIntent>;

  [[nodiscard]] const BlockedMembers& blocked_members() const { return blocked_members_; }
  [[nodiscard]] const Campaigns& campaigns() const { return campaigns_; }
  [[nodiscard]] const store::CampaignRecord* FindCampaign(salesforce::CampaignId id) const;
  [[nodiscard]] const Links& links() const { return links_; }
  [[nodiscard]] const store::LinkRecord* FindLink(marketo::ProgramId program) const;
  [[nodiscard]] const store::LinkRecord* FindLink(salesforce::CampaignId campaign) const;
  [[nodiscard]] const LeadIntents& lead_intents() const { return lead_intents_; }
  [[nodiscard]] const CampaignIntents& campaign_intents() const { return campaign_intents_; }
  [[nodiscard]] const store::Watermarks& watermarks() const { return watermarks_; }

  /// The campaign's statuses in the order of their row ids, drifted ones included.
  [[nodiscard]] std::vector<store::StatusRecord> StatusesOf(salesforce::CampaignId campaign) const;
  [[nodiscard]] const store::StatusRecord* FindStatus(salesforce::CampaignMemberStatusId row) const;

  // --- Identity ---
  [[nodiscard]] const store::PersonRecord* FindPerson(marketo::PersonId person) const;
  [[nodiscard]] std::optional<marketo::PersonId> PersonOf(salesforce::LeadId lead) const;
  [[nodiscard]] std::optional<marketo::PersonId> PersonOf(salesforce::ContactId contact) const;
  /// The person a campaign member stands for: its contact's, else its lead's.
  [[nodiscard]] std::optional<marketo::PersonId> PersonOf(const salesforce::PersonRef& ref) const;

  /// A link epoch that no record carries yet.
  [[nodiscard]] std::uint32_t NextEpoch() const { return epoch_max_ + 1; }

 private:
  void Apply(const store::Put<store::MemberRecord>& put);
  void Apply(const store::EraseMember& erase);
  void Apply(const store::Put<store::BlockedMember>& put);
  void Apply(const store::EraseBlockedMember& erase);
  void Apply(const store::Put<store::DepartedMember>& put);
  void Apply(const store::EraseDepartedMember& erase);
  void Apply(const store::Put<store::CampaignRecord>& put);
  void Apply(const store::EraseCampaign& erase);
  void Apply(const store::Put<store::StatusRecord>& put);
  void Apply(const store::EraseStatus& erase);
  void Apply(const store::Put<store::LinkRecord>& put);
  void Apply(const store::EraseLink& erase);
  void Apply(const store::Put<store::PersonRecord>& put);
  void Apply(const store::ErasePerson& erase);
  void Apply(const store::Put<store::LeadIntent>& put);
  void Apply(const store::EraseLeadIntent& erase);
  void Apply(const store::Put<store::CampaignIntent>& put);
  void Apply(const store::EraseCampaignIntent& erase);
  void Apply(const store::Put<store::Watermarks>& put);

  // What an id of Salesforce names is the record that took it last.
  void Index(std::uint32_t member);
  void Unindex(std::uint32_t member);
  void IndexPerson(std::uint32_t person);
  void UnindexPerson(std::uint32_t person);
  [[nodiscard]] auto HasMemberId(salesforce::CampaignMemberId id) const;
  [[nodiscard]] auto IsRecord(const marketo::SfdcRecord& record) const;
  [[nodiscard]] std::optional<marketo::PersonId> HolderOf(const marketo::SfdcRecord& record) const;

  HashedTable<store::MemberRecord, &store::MemberRecord::key> members_;
  HashIndex members_by_id_;  // positions in members_, by CampaignMember id
  std::map<salesforce::CampaignId, SortedSet<marketo::PersonId>> people_by_campaign_;
  SortedSet<std::pair<marketo::PersonId, salesforce::CampaignId>> campaigns_by_person_;
  std::set<store::MemberKey> blocked_;
  std::set<store::MemberKey> diverged_;
  std::set<store::MemberKey> pending_;
  BlockedMembers blocked_members_;
  std::map<salesforce::CampaignMemberId, store::DepartedMember> departed_members_;
  std::map<store::MemberKey, salesforce::CampaignMemberId> departed_by_key_;
  Campaigns campaigns_;
  std::map<salesforce::CampaignMemberStatusId, store::StatusRecord> statuses_;
  std::map<salesforce::CampaignId, std::set<salesforce::CampaignMemberStatusId>> status_rows_;
  Links links_;
  std::map<salesforce::CampaignId, marketo::ProgramId> program_by_campaign_;
  HashedTable<store::PersonRecord, &store::PersonRecord::person> people_;
  HashIndex people_by_record_;  // positions in people_, by lead or contact
  LeadIntents lead_intents_;
  CampaignIntents campaign_intents_;
  store::Watermarks watermarks_;
  std::uint32_t epoch_max_ = 0;
};

}  // namespace campsync
