// SPDX-License-Identifier: Apache-2.0
//
// SalesforceAccess: who the sync user is and what it may see and write: the Marketing User flag,
// whether it is active, and the campaigns, leads and contacts that sharing hides from it. People
// and automation are never limited here.
#pragma once

#include <set>
#include <tuple>
#include <utility>

#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "sim/world/rules.h"

namespace campsync::sim {

class SalesforceAccess {
 public:
  SalesforceAccess(Rules& rules, salesforce::User sync_user)
      : rules_(rules), sync_user_(std::move(sync_user)) {}

  [[nodiscard]] const salesforce::User& sync_user() const { return sync_user_; }
  /// Takes effect at once (SF-PERM-02).
  void SetMarketingUser(bool marketing_user) {
    if (rules_.Applies("SF-PERM-02", true)) sync_user_.marketing_user = marketing_user;
  }
  void SetActive(bool active) { sync_user_.is_active = active; }

  /// Hides a campaign, lead or contact from the sync user, or shows it again. No stamp moves.
  template <class Id>
  void SetVisible(const Id& id, bool visible) {
    auto& hidden = std::get<std::set<Id>>(hidden_);
    if (visible) {
      hidden.erase(id);
    } else {
      hidden.insert(id);
    }
  }
  /// Whether sharing hides the record from `actor`; no rule takes effect by asking.
  template <class Id>
  [[nodiscard]] bool IsHiddenId(const salesforce::UserId& actor, const Id& id) const {
    return IsSyncUser(actor) && std::get<std::set<Id>>(hidden_).contains(id);
  }

  /// Whether `actor` acts as if the row did not exist (MK-PRE-04). Statuses and members are as
  /// visible as their campaign.
  template <class Row>
  bool Hides(const salesforce::UserId& actor, const Row& row) {
    return IsSyncUser(actor) && rules_.Applies("MK-PRE-04", IsHiddenId(actor, SharingIdOf(row)));
  }

  /// Whether `actor` is a sync user without the Marketing User flag.
  [[nodiscard]] bool LacksMarketingUser(const salesforce::UserId& actor) const {
    return IsSyncUser(actor) && !sync_user_.marketing_user;
  }

 private:
  static const salesforce::CampaignId& SharingIdOf(const salesforce::Campaign& row) {
    return row.id;
  }
  static const salesforce::CampaignId& SharingIdOf(const salesforce::CampaignMemberStatus& row) {
    return row.campaign;
  }
  static const salesforce::CampaignId& SharingIdOf(const salesforce::CampaignMember& row) {
    return row.campaign;
  }
  static const salesforce::LeadId& SharingIdOf(const salesforce::Lead& row) { return row.id; }
  static const salesforce::ContactId& SharingIdOf(const salesforce::Contact& row) { return row.id; }

  [[nodiscard]] bool IsSyncUser(const salesforce::UserId& actor) const {
    return actor == sync_user_.id;
  }

  Rules& rules_;
  salesforce::User sync_user_;
  std::tuple<std::set<salesforce::CampaignId>, std::set<salesforce::LeadId>,
             std::set<salesforce::ContactId>>
      hidden_;
};

}  // namespace campsync::sim
