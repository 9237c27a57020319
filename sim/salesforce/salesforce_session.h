// SPDX-License-Identifier: Apache-2.0
//
// SalesforceSession: what a person or an automation does in Salesforce, one record a call, under
// its own user id and by the same rules as the API; only the Marketing User flag and sharing, which
// concern the sync user, never stop it. A light handle: it lives no longer than its org.
#pragma once

#include <optional>
#include <vector>

#include "core/result.h"
#include "core/salesforce/write_requests.h"
#include "sim/salesforce/campaign_writer.h"
#include "sim/salesforce/changes.h"
#include "sim/salesforce/person_writer.h"
#include "sim/salesforce/salesforce_state.h"
#include "sim/world/clock.h"

namespace campsync::sim {

class SalesforceSession {
 public:
  SalesforceSession(const OrgClock& clock, SalesforceState& state, const salesforce::UserId& actor)
      : clock_(clock), state_(state), actor_(actor) {}

  /// The same user's work in a transaction that took its stamp at `stamp` and commits now: its rows
  /// appear with an older stamp than rows that were read meanwhile (SF-TIME-07).
  [[nodiscard]] SalesforceSession InTransactionSince(Instant stamp) const {
    SalesforceSession session = *this;
    session.stamp_ = stamp;
    return session;
  }

  // The refusals are those of the writers: see person_writer.h, identity_writer.h,
  // campaign_writer.h, status_writer.h and member_writer.h. Ids come by value: they may be taken
  // from an index that the write changes.
  Result<salesforce::LeadId> CreateLead(const salesforce::LeadFields& fields);
  Result<salesforce::LeadId> UpdateLead(salesforce::LeadId id, const LeadChange& change);
  Result<salesforce::LeadId> DeleteLead(salesforce::LeadId id);

  Result<salesforce::ContactId> CreateContact(const ContactFields& fields);
  Result<salesforce::ContactId> UpdateContact(salesforce::ContactId id,
                                              const ContactChange& change);
  Result<salesforce::ContactId> DeleteContact(salesforce::ContactId id);

  /// The contact that the lead became: `into`, or a new one (SF-LEAD-12).
  Result<salesforce::ContactId> ConvertLead(salesforce::LeadId lead,
                                            std::optional<salesforce::ContactId> into = {});
  Result<salesforce::LeadId> MergeLeads(salesforce::LeadId winner,
                                        std::vector<salesforce::LeadId> losers);
  Result<salesforce::ContactId> MergeContacts(salesforce::ContactId winner,
                                              std::vector<salesforce::ContactId> losers);
  Result<salesforce::LeadId> UndeleteLead(salesforce::LeadId id);
  Result<salesforce::ContactId> UndeleteContact(salesforce::ContactId id);
  Result<salesforce::CampaignId> UndeleteCampaign(salesforce::CampaignId id);

  Result<salesforce::CampaignId> CreateCampaign(const salesforce::CampaignFields& fields);
  Result<salesforce::CampaignId> UpdateCampaign(salesforce::CampaignId id,
                                                const CampaignChange& change);
  Result<salesforce::CampaignId> DeleteCampaign(salesforce::CampaignId id);

  Result<salesforce::CampaignMemberStatusId> AddStatus(const salesforce::StatusFields& fields);
  Result<salesforce::CampaignMemberStatusId> UpdateStatus(const salesforce::StatusUpdate& update);
  Result<salesforce::CampaignMemberStatusId> DeleteStatus(salesforce::CampaignMemberStatusId id);

  /// An empty status stands for an omitted one (SF-MEMBER-07).
  Result<salesforce::CampaignMemberId> AddMember(const salesforce::MemberFields& fields);
  Result<salesforce::CampaignMemberId> SetMemberStatus(salesforce::CampaignMemberId id,
                                                       Label status);
  Result<salesforce::CampaignMemberId> RemoveMember(salesforce::CampaignMemberId id);
  Result<salesforce::CampaignMemberId> UndeleteMember(salesforce::CampaignMemberId id);
  /// A change of the setup, such as a renamed picklist value, that touches every member of the
  /// campaign: SystemModstamp moves, nothing else does (SF-TIME-03).
  Result<Done> TouchMembers(salesforce::CampaignId campaign);

 private:
  SalesforceWrite Now();

  const OrgClock& clock_;
  SalesforceState& state_;
  salesforce::UserId actor_;
  std::optional<Instant> stamp_;
};

}  // namespace campsync::sim
