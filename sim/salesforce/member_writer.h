// SPDX-License-Identifier: Apache-2.0
//
// MemberWriter: creates, updates and deletes campaign members by the vendor's rules: one member per
// lead or contact, status coerced to what the campaign defines, HasResponded mirrored from it. Each
// call writes one record completely or not at all.
#pragma once

#include <optional>

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/write_requests.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

/// What a member holds after a status was written to it.
struct HeldStatus {
  Label label;
  bool has_responded = false;
};

class MemberWriter {
 public:
  explicit MemberWriter(SalesforceState& state) : state_(state) {}

  /// Refused: campaign or person missing, unknown, deleted, hidden or a converted lead
  /// (SF-MEMBER-03, -19, -20), already a member (SF-MEMBER-04, -05), status too long (SF-CMS-08).
  Result<salesforce::CampaignMemberId> Create(const salesforce::MemberFields& fields,
                                              const SalesforceWrite& write);
  /// Refused: no such member, a deleted one, a hidden person, status too long. An unknown status is
  /// not refused but replaced by the default (SF-MEMBER-06).
  Result<salesforce::CampaignMemberId> Update(const salesforce::MemberUpdate& update,
                                              const SalesforceWrite& write);
  /// Refused: no such member, a deleted one.
  Result<salesforce::CampaignMemberId> Delete(const salesforce::CampaignMemberId& id,
                                              const SalesforceWrite& write);
  /// Refused for every member: what is deleted alone cannot be restored (SF-MEMBER-13).
  Result<salesforce::CampaignMemberId> Undelete(const salesforce::CampaignMemberId& id,
                                                const SalesforceWrite& write);

  /// Writes a status to a member as a consequence of something else: no check, always stamped.
  void Restate(const salesforce::CampaignMemberId& id, const HeldStatus& held,
               const SalesforceWrite& write);
  /// Deletes a member as a consequence of something else.
  void Remove(const salesforce::CampaignMemberId& id, const SalesforceWrite& write);
  /// Makes a member stand for another record of its person: a conversion or a merge moved it.
  void Repoint(const salesforce::CampaignMemberId& id, const salesforce::PersonRef& person,
               const SalesforceWrite& write);
  /// Repoint with a new row: the old one is deleted, its values live on under another id.
  void Replace(const salesforce::CampaignMemberId& id, const salesforce::PersonRef& person,
               const SalesforceWrite& write);
  /// Brings a deleted member back with its person and campaign. It stays gone when one of them is
  /// gone or the person has another row in the campaign. Conversions and merges of the person in
  /// the meantime are followed.
  void Restore(const salesforce::CampaignMemberId& id, const SalesforceWrite& write);

 private:
  Result<Done> CheckPerson(const salesforce::PersonRef& person, const SalesforceWrite& write);
  Result<Done> CheckUnique(const salesforce::MemberKey& key, const SalesforceWrite& write);
  Result<Done> CheckPersonVisible(const salesforce::PersonRef& person,
                                  const SalesforceWrite& write);
  /// Who a deleted member would be now; nullopt: nobody.
  std::optional<salesforce::PersonRef> PresentPerson(const salesforce::PersonRef& person);
  salesforce::PersonRef StoredPerson(const salesforce::PersonRef& given);
  HeldStatus Resolve(const salesforce::CampaignId& campaign, Label written);
  /// The campaign's status whose id was written instead of its label, where the org takes ids.
  const salesforce::CampaignMemberStatus* NamedById(const salesforce::CampaignId& campaign,
                                                    Label written);
  void SetStatus(salesforce::CampaignMember& row, const HeldStatus& held, Instant stamp);

  SalesforceState& state_;
};

}  // namespace campsync::sim
