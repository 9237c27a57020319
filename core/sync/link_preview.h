// SPDX-License-Identifier: Apache-2.0
//
// LinkPreview: what a link would do to both sides if nobody touched them meanwhile. Values for
// programs and people to look at, no texts and no plan that anything acts on: a link plans anew.
// A refused link does nothing, so its preview has refusals and empty lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/label.h"
#include "core/marketo/ids.h"
#include "core/money.h"
#include "core/rule_id.h"
#include "core/salesforce/person.h"
#include "core/salesforce/write_requests.h"
#include "core/sync/refusal.h"

namespace campsync {

/// A member of either side. At least one of the two is there.
struct PreviewedPerson {
  std::optional<marketo::PersonId> person;      // nullopt: no person in Marketo yet
  std::optional<salesforce::PersonRef> record;  // nullopt: no lead or contact in Salesforce yet
  bool operator==(const PreviewedPerson&) const = default;
};

/// A lead that would be created, with the fields that would be sent (MK-MEMBER-04).
struct PreviewedLead {
  marketo::PersonId person;
  salesforce::LeadFields fields;
  bool takes_defaults = false;  // an empty last name or company was filled in (MK-MEMBER-05)
  bool operator==(const PreviewedLead&) const = default;
};

/// A membership that would be added (`from` is empty) or get another status.
struct PreviewedMove {
  PreviewedPerson who;
  Label from;
  Label to;
  RuleId rule = "MK-LINK-07";
  std::vector<std::string_view> switches;
  bool operator==(const PreviewedMove&) const = default;
};

/// Someone whose two sides would stay apart, and what stands in the way.
struct PreviewedObstacle {
  PreviewedPerson who;
  Error error;
  RuleId rule = "MK-MEMBER-05";
  std::vector<std::string_view> switches;
  /// Salesforce would refuse it by a rule of its own that is known beforehand.
  bool is_prediction = false;
  bool operator==(const PreviewedObstacle&) const = default;
};

/// What would become of one entry of the campaign's list of member statuses.
struct PreviewedStatus {
  Label label;  // as it would be, or as it was for one that goes
  bool is_default = false;
  bool has_responded = false;
  std::optional<Label> former_label;  // where the label would change
  bool operator==(const PreviewedStatus&) const = default;
};

/// A status that the campaign's list should get and would not.
struct PreviewedStatusError {
  Label label;
  Error error;
  RuleId rule = "MK-NEW-10";
  std::vector<std::string_view> switches;
  bool operator==(const PreviewedStatusError&) const = default;
};

/// A field of the campaign that would hold another value (MK-ATTR-01, MK-ATTR-02).
template <class Value>
struct PreviewedField {
  Value from;
  Value to;
  RuleId rule = "MK-ATTR-01";
  std::vector<std::string_view> switches;
  bool operator==(const PreviewedField&) const = default;
};

/// A status that stands in the way of the link, and who holds it (MK-MATCH-09).
struct IncompatibleStatus {
  Label label;
  /// False: the channel has it and the campaign lacks it (switch match=equal).
  bool is_on_campaign = true;
  std::int64_t members = 0;  // of the campaign, or of the program where the campaign lacks it
  bool operator==(const IncompatibleStatus&) const = default;
};

struct LinkPreview {
  marketo::ProgramId program;
  std::optional<salesforce::CampaignId> campaign;  // nullopt: Create New would make one
  std::string campaign_name;
  bool is_linked_already = false;  // to this very campaign: choosing it again does nothing
  std::optional<salesforce::CampaignId> leaves_campaign;  // linked until now (MK-LINK-03)

  /// Every rule that would refuse the link; the dialog names the first. Empty: it would be made.
  std::vector<Refusal> refusals;
  std::vector<IncompatibleStatus> incompatible;

  std::vector<PreviewedStatus> statuses_added;
  std::vector<PreviewedStatus> statuses_changed;
  std::vector<PreviewedStatus> statuses_removed;
  std::vector<PreviewedStatusError> statuses_refused;
  std::optional<PreviewedField<Label>> type;
  std::optional<PreviewedField<std::optional<Money>>> actual_cost;

  std::vector<PreviewedLead> leads_created;
  std::vector<PreviewedMove> added_in_salesforce;
  std::vector<PreviewedMove> moved_in_salesforce;
  std::vector<PreviewedMove> added_in_marketo;
  std::vector<PreviewedMove> moved_in_marketo;
  std::vector<PreviewedObstacle> kept_apart;
  std::int64_t in_program = 0;   // members now
  std::int64_t in_campaign = 0;  // members now
  std::int64_t agreeing = 0;     // members of both with the same status

  bool operator==(const LinkPreview&) const = default;
  [[nodiscard]] bool WouldBeRefused() const { return !refusals.empty(); }
  /// Whether the link alone would be new: no record of either side would change.
  [[nodiscard]] bool ChangesNothing() const;
};

}  // namespace campsync
