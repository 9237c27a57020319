// SPDX-License-Identifier: Apache-2.0
//
// StateStore: where the sync's records outlive the process. Append is atomic and costs what the
// batch holds; it is an effect that can fail or lose its reply like any other. The store decides
// nothing and compares nothing.
#pragma once

#include <variant>
#include <vector>

#include "core/result.h"
#include "core/store/departed_member.h"
#include "core/store/records.h"

namespace campsync::store {

/// The record becomes as given, new or not.
template <class Record>
struct Put {
  Record record;
  bool operator==(const Put&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("put", record);
  }
};

/// The record named by the key goes; one that is not there is no error.
template <class Record, class Key>
struct Erase {
  using RecordType = Record;
  Key key;
  bool operator==(const Erase&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("erase", key);
  }
};

using EraseMember = Erase<MemberRecord, MemberKey>;
using EraseBlockedMember = Erase<BlockedMember, salesforce::CampaignMemberId>;
using EraseDepartedMember = Erase<DepartedMember, salesforce::CampaignMemberId>;
using EraseCampaign = Erase<CampaignRecord, salesforce::CampaignId>;
using EraseStatus = Erase<StatusRecord, salesforce::CampaignMemberStatusId>;
using EraseLink = Erase<LinkRecord, marketo::ProgramId>;
using ErasePerson = Erase<PersonRecord, marketo::PersonId>;
using EraseLeadIntent = Erase<LeadIntent, marketo::PersonId>;
using EraseCampaignIntent = Erase<CampaignIntent, marketo::ProgramId>;

using Delta =
    std::variant<Put<MemberRecord>, EraseMember, Put<BlockedMember>, EraseBlockedMember,
                 Put<DepartedMember>, EraseDepartedMember, Put<CampaignRecord>, EraseCampaign,
                 Put<StatusRecord>, EraseStatus, Put<LinkRecord>, EraseLink, Put<PersonRecord>,
                 ErasePerson, Put<LeadIntent>, EraseLeadIntent, Put<CampaignIntent>,
                 EraseCampaignIntent, Put<Watermarks>>;
using Deltas = std::vector<Delta>;

/// Everything in the store, each list in the order of its keys.
struct Snapshot {
  std::vector<MemberRecord> members;
  std::vector<BlockedMember> blocked_members;
  std::vector<DepartedMember> departed_members;
  std::vector<CampaignRecord> campaigns;
  std::vector<StatusRecord> statuses;
  std::vector<LinkRecord> links;
  std::vector<PersonRecord> people;
  std::vector<LeadIntent> lead_intents;
  std::vector<CampaignIntent> campaign_intents;
  Watermarks watermarks;
  bool operator==(const Snapshot&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("members", members);
    visit("blockedMembers", blocked_members);
    visit("departedMembers", departed_members);
    visit("campaigns", campaigns);
    visit("statuses", statuses);
    visit("links", links);
    visit("people", people);
    visit("leadIntents", lead_intents);
    visit("campaignIntents", campaign_intents);
    visit("watermarks", watermarks);
  }
};

class StateStore {
 public:
  virtual ~StateStore() = default;

  /// All of `deltas` in order, or none. kStoreFailed: none. kStoreReplyLost: all or none; the
  /// caller must Load() before it goes on.
  virtual Result<Done> Append(const Deltas& deltas) = 0;

  /// The state after every Append that took effect; empty at first.
  virtual Result<Snapshot> Load() = 0;
};

}  // namespace campsync::store
