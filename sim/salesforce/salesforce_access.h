// SPDX-License-Identifier: Apache-2.0
//
// SalesforceAccess: who the sync user is and what it may see and write: the Marketing User flag,
// whether it is active and has the API, its rights on objects and fields, and the records that
// sharing hides from it or only shows. People and automation are never limited here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "sim/world/rules.h"

namespace campsync::sim {

/// What a user's profile allows with an object.
struct ObjectRights {
  bool read = true;
  bool create = true;
  bool edit = true;
  bool operator==(const ObjectRights&) const = default;
};
/// What field-level security allows with a field. A hidden one is neither read nor written.
enum class FieldRight : std::uint8_t { kHidden, kReadOnly, kEditable };

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

  // --- Rights of the sync user ---
  void SetApiEnabled(bool enabled) { api_enabled_ = enabled; }
  [[nodiscard]] bool api_enabled() const { return api_enabled_; }
  [[nodiscard]] ObjectRights& RightsOn(salesforce::ObjectKind object) { return rights_[object]; }
  void SetFieldRight(salesforce::ObjectKind object, const std::string& field, FieldRight right) {
    if (right == FieldRight::kEditable) {
      fields_[object].erase(field);
    } else {
      fields_[object].insert_or_assign(field, right);
    }
  }
  /// The fields of the object that are not editable, by API name.
  [[nodiscard]] const std::map<std::string, FieldRight, std::less<>>& LimitedFieldsOf(
      salesforce::ObjectKind object) {
    return fields_[object];
  }
  /// Whether sharing lets the sync user change a record that it sees.
  template <class Id>
  void SetEditable(const Id& id, bool editable) {
    auto& read_only = std::get<std::set<Id>>(read_only_);
    if (editable) {
      read_only.erase(id);
    } else {
      read_only.insert(id);
    }
  }
  template <class Id>
  [[nodiscard]] bool IsReadOnly(const Id& id) const {
    constexpr bool kCanBe = std::is_same_v<Id, salesforce::CampaignId> ||
                            std::is_same_v<Id, salesforce::CampaignMemberId>;
    if constexpr (kCanBe) {
      return std::get<std::set<Id>>(read_only_).contains(id);
    } else {
      return false;
    }
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
  std::tuple<std::set<salesforce::CampaignId>, std::set<salesforce::CampaignMemberId>> read_only_;
  bool api_enabled_ = true;
  std::map<salesforce::ObjectKind, ObjectRights> rights_;
  std::map<salesforce::ObjectKind, std::map<std::string, FieldRight, std::less<>>> fields_;
};

}  // namespace campsync::sim
