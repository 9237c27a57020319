// SPDX-License-Identifier: Apache-2.0
//
// Program, its period costs and its members as the sync reads them. Plain values: the step guard
// and the other rules of a membership live in the org that owns it. What is campaign sync's own
// copy here (SfdcCampaign) is Marketo's display of the link, not the link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/label.h"
#include "core/marketo/ids.h"
#include "core/money.h"
#include "core/salesforce/id.h"
#include "core/time.h"

namespace campsync::marketo {

/// REST words: Default, Event, Event with Webinar, Engagement, Email (MK-REST-11).
enum class ProgramType : std::uint8_t { kDefault, kEvent, kEventWithWebinar, kEngagement, kEmail };

/// A cost in a month; several may fall into one (MK-ATTR-05).
struct PeriodCost {
  YearMonth month;
  Money cost;  // 0..99,999,999
  std::string note;

  bool operator==(const PeriodCost&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("startDate", month);
    visit("cost", cost);
    visit("note", note);
  }
};

/// The campaign that Marketo shows beside the program: a copy of the sync's link (MK-LINK-05).
struct SfdcCampaign {
  salesforce::CampaignId id;
  std::string name;
  bool operator==(const SfdcCampaign&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("sfdcId", id);
    visit("sfdcName", name);
  }
};

struct Program {
  ProgramId id;
  std::string name;
  std::string description;
  ProgramType type = ProgramType::kDefault;
  ChannelId channel;
  std::vector<PeriodCost> costs;   // in the order they were entered
  std::optional<Date> start_date;  // events, webinars and emails
  std::optional<Date> end_date;
  bool archived = false;
  std::optional<SfdcCampaign> sfdc_campaign;

  bool operator==(const Program&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("name", name);
    visit("description", description);
    visit("type", static_cast<std::int64_t>(type));
    visit("channel", channel);
    visit("costs", costs);
    visit("startDate", start_date);
    visit("endDate", end_date);
    visit("archived", archived);
    visit("sfdcCampaign", sfdc_campaign);
  }
};

/// A person in a program. Membership is absence or one row; `Not in Program` is absence.
struct ProgramMember {
  ProgramId program;
  PersonId person;
  StatusId status;
  Instant membership_date;  // a new one means: removed and added again (MK-STATUS-06)
  bool reached_success = false;
  bool acquired_by = false;
  Instant updated_at;  // of the last status change

  bool operator==(const ProgramMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("programId", program);
    visit("leadId", person);
    visit("statusId", status);
    visit("membershipDate", membership_date);
    visit("reachedSuccess", reached_success);
    visit("acquiredBy", acquired_by);
    visit("updatedAt", updated_at);
  }
};

}  // namespace campsync::marketo
