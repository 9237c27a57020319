// SPDX-License-Identifier: Apache-2.0
//
// SalesforceOrg: a healthy Salesforce org in memory: campaigns, member statuses, members, leads,
// contacts and the rules between them. It knows no faults, no latency and no Marketo. The sync
// works through port() as the sync user; people and automation through As(); recordings come in
// through the Given methods; judges read without copying. What was lent to it must outlive it.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "core/salesforce/port.h"
#include "core/sorted_set.h"
#include "sim/salesforce/given_rows.h"
#include "sim/salesforce/salesforce_port.h"
#include "sim/salesforce/salesforce_session.h"
#include "sim/salesforce/salesforce_state.h"
#include "sim/world/clock.h"
#include "sim/world/rules.h"
#include "sim/world/vendor_behavior.h"

namespace campsync::sim {

class SalesforceOrg {
 public:
  SalesforceOrg(const OrgClock& clock, Rules& rules, LabelTable& labels,
                const VendorBehavior& behavior);
  SalesforceOrg(const SalesforceOrg&) = delete;
  SalesforceOrg& operator=(const SalesforceOrg&) = delete;

  /// The API, as the sync user reaches it.
  [[nodiscard]] salesforce::Port& port() { return port_; }
  /// The user the sync logs in as.
  [[nodiscard]] salesforce::UserId sync_user() const { return state_.access.sync_user().id; }
  /// The person whose work the sync must respect, and owner of given rows that name none.
  [[nodiscard]] salesforce::UserId sales_user() const { return sales_user_; }
  /// Work of a user outside the sync: the sales user, or under any other id an automation or a
  /// colleague; users need no registration. Another system that shares the sync user's login has
  /// its rights, and its writes are not counted as the sync's.
  [[nodiscard]] SalesforceSession As(const salesforce::UserId& actor);
  /// Work of the sales user.
  [[nodiscard]] SalesforceSession AsSalesUser() { return As(sales_user_); }

  /// Ticks or unticks Marketing User on the sync user (SF-PERM-01).
  void SetMarketingUser(bool marketing_user) { state_.access.SetMarketingUser(marketing_user); }
  /// (De)activates the sync user; while inactive it gets no call through (SF-AUTH-08).
  void SetSyncUserActive(bool active) { state_.access.SetActive(active); }
  /// Hides a record from the sync user, or shows it again (MK-PRE-04); no stamp moves.
  void SetVisible(const salesforce::CampaignId& id, bool visible);
  void SetVisible(const salesforce::LeadId& id, bool visible);
  void SetVisible(const salesforce::ContactId& id, bool visible);

  /// What the sync user's profile, field security and sharing allow (SF-PERM-05 .. -08, -10).
  [[nodiscard]] SalesforceAccess& access() { return state_.access; }
  /// Empties the delete logs up to now, as Salesforce does above a size limit (SF-REPL-02).
  void PurgeDeleteLog() { state_.delete_log_purged_until = clock_.Now(); }

  /// Begins a transaction of somebody else: its stamp is taken now (SF-TIME-07).
  Instant BeginTransaction();
  /// When a transaction with this stamp commits, by the switch commit-delay-seconds.
  [[nodiscard]] Instant CommitTime(Instant stamp) const;
  /// The transaction has committed; what it did is visible.
  void EndTransaction(Instant stamp);

  /// Rows of a recording, as they are: see GivenRows.
  Result<salesforce::LeadId, Malformed> GivenLead(salesforce::Lead row);
  Result<salesforce::ContactId, Malformed> GivenContact(salesforce::Contact row);
  Result<salesforce::CampaignId, Malformed> GivenCampaign(salesforce::Campaign row,
                                                          AutomaticStatuses automatic);
  Result<salesforce::CampaignMemberStatusId, Malformed> GivenStatus(
      salesforce::CampaignMemberStatus row);
  Result<salesforce::CampaignMemberId, Malformed> GivenMember(salesforce::CampaignMember row);

  /// Every row, deleted and hidden ones too, in the order in which they came.
  [[nodiscard]] const std::deque<salesforce::Campaign>& campaigns() const;
  [[nodiscard]] const std::deque<salesforce::CampaignMemberStatus>& statuses() const;
  [[nodiscard]] const std::deque<salesforce::CampaignMember>& members() const;
  [[nodiscard]] const std::deque<salesforce::Lead>& leads() const;
  [[nodiscard]] const std::deque<salesforce::Contact>& contacts() const;

  /// The row, deleted or not; null when there was never one. Valid as long as the org lives.
  [[nodiscard]] const salesforce::Campaign* Find(const salesforce::CampaignId& id) const;
  [[nodiscard]] const salesforce::CampaignMemberStatus* Find(
      const salesforce::CampaignMemberStatusId& id) const;
  [[nodiscard]] const salesforce::CampaignMember* Find(
      const salesforce::CampaignMemberId& id) const;
  [[nodiscard]] const salesforce::Lead* Find(const salesforce::LeadId& id) const;
  [[nodiscard]] const salesforce::Contact* Find(const salesforce::ContactId& id) const;
  /// The member of a campaign and person that is not deleted, or null.
  [[nodiscard]] const salesforce::CampaignMember* Find(const salesforce::MemberKey& key) const;

  /// The campaign's statuses that are not deleted, by SortOrder (those without last), then Id;
  /// valid until the next write.
  [[nodiscard]] const std::vector<const salesforce::CampaignMemberStatus*>& StatusesOf(
      const salesforce::CampaignId& campaign) const;
  /// The status with exactly this label, or null.
  [[nodiscard]] const salesforce::CampaignMemberStatus* FindStatus(
      const salesforce::CampaignId& campaign, Label label) const;
  /// The campaign's members that are not deleted, by Id; valid until the next write.
  [[nodiscard]] const SortedSet<salesforce::CampaignMemberId>& MembersOf(
      const salesforce::CampaignId& campaign) const;

  /// Records of an object that the sync user has written since the start.
  [[nodiscard]] std::int64_t CommittedWrites(salesforce::ObjectKind object) const {
    return port_.CommittedWrites(object);
  }

 private:
  SalesforceWrite GivenWrite() { return BeginWrite(clock_, state_, sales_user_); }

  const OrgClock& clock_;
  SalesforceState state_;
  salesforce::UserId sales_user_;
  SalesforcePort port_;
  GivenRows given_;
};

}  // namespace campsync::sim
