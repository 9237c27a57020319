// SPDX-License-Identifier: Apache-2.0
//
// MarketoActivity: one row of Marketo's activity log about a campaign or a program (domain rules,
// section 14). Names are kept as they were when it happened; a later rename does not reach back.
// Attributes go by the vendor's own names.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "core/label.h"
#include "core/marketo/ids.h"
#include "core/salesforce/id.h"
#include "core/time.h"

namespace campsync::sim {

/// The vendor's activity type ids.
enum class ActivityType : std::uint8_t {
  kAddToSfdcCampaign = 42,
  kRemoveFromSfdcCampaign = 43,
  kChangeStatusInSfdcCampaign = 44,
  kChangeStatusInProgression = 104,
};
/// `Add to SFDC Campaign`.
[[nodiscard]] std::string_view NameOf(ActivityType type);

/// The primary attribute of 42, 43 and 44.
struct ActivityCampaign {
  std::int64_t marketo_id = 0;  // Marketo's own number of the campaign, not Salesforce's id
  salesforce::CampaignId campaign;
  Label name;
  bool backfill = false;  // written by a first mirror or a first merge (MK-TRIG-06)
  bool operator==(const ActivityCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("primaryAttributeValueId", marketo_id);
    visit("primaryAttributeValue", name);
    visit("sfdcId", campaign);
    visit("backfill", backfill);
  }
};

struct AddedToSfdcCampaign {
  static constexpr ActivityType kType = ActivityType::kAddToSfdcCampaign;
  ActivityCampaign campaign;
  Label status;
  bool operator==(const AddedToSfdcCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    campaign.VisitFields(visit);
    visit("Status", status);
  }
};

struct RemovedFromSfdcCampaign {
  static constexpr ActivityType kType = ActivityType::kRemoveFromSfdcCampaign;
  ActivityCampaign campaign;
  Label status;  // the last one
  bool operator==(const RemovedFromSfdcCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    campaign.VisitFields(visit);
    visit("Status", status);
  }
};

struct StatusChangedInSfdcCampaign {
  static constexpr ActivityType kType = ActivityType::kChangeStatusInSfdcCampaign;
  ActivityCampaign campaign;
  Label old_status;
  Label new_status;
  bool operator==(const StatusChangedInSfdcCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    campaign.VisitFields(visit);
    visit("Old Status", old_status);
    visit("New Status", new_status);
  }
};

struct StatusChangedInProgression {
  static constexpr ActivityType kType = ActivityType::kChangeStatusInProgression;
  marketo::ProgramId program;
  Label program_name;
  std::int64_t program_member_id = 0;
  marketo::StatusId old_status_id;
  Label old_status;
  marketo::StatusId new_status_id;
  Label new_status;
  bool acquired_by = false;
  bool success = false;  // this change reached success (MK-ACT-02)
  Label reason;          // empty where no page tells one
  bool operator==(const StatusChangedInProgression&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("primaryAttributeValueId", program);
    visit("primaryAttributeValue", program_name);
    visit("Program Member ID", program_member_id);
    visit("Acquired By", acquired_by);
    visit("Old Status", old_status);
    visit("Old Status ID", old_status_id);
    visit("New Status", new_status);
    visit("New Status ID", new_status_id);
    visit("Success", success);
    visit("Reason", reason);
  }
};

struct MarketoActivity {
  std::int64_t id = 0;  // counted from 1 in the order of the log
  marketo::PersonId person;
  Instant at;
  std::variant<AddedToSfdcCampaign, RemovedFromSfdcCampaign, StatusChangedInSfdcCampaign,
               StatusChangedInProgression>
      what;
  bool operator==(const MarketoActivity&) const = default;

  [[nodiscard]] ActivityType type() const {
    return std::visit([](const auto& one) { return one.kType; }, what);
  }

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("leadId", person);
    visit("activityDate", at);
    visit("activityTypeId", static_cast<std::int64_t>(type()));
    std::visit([&](const auto& one) { one.VisitFields(visit); }, what);
  }
};

}  // namespace campsync::sim
