// SPDX-License-Identifier: Apache-2.0
//
// The decision table of membership (design: Plan). Pure: from what was last seen and what is seen
// now on both sides to one MemberDecision. It reads no port and keeps nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "core/label.h"
#include "core/marketo/write_requests.h"
#include "core/store/records.h"
#include "core/sync/channel_view.h"
#include "core/sync/clock_offset.h"
#include "core/sync/decision.h"
#include "core/sync/policy.h"
#include "core/time.h"

namespace campsync {

/// What happened on one side since the base.
enum class SideChange : std::uint8_t { kUnchanged, kStatus, kAdded, kRemoved, kReplaced };

struct SalesforceFacts {
  std::optional<store::SalesforceSeen> base;
  std::optional<store::SalesforceSeen> now;
  Instant changed_at;  // SystemModstamp or the delete log's date
};

struct MarketoFacts {
  std::optional<marketo::MemberState> base;
  std::optional<marketo::MemberState> now;
  Instant changed_at;
};

/// Why a campaign member that is gone is gone. Only the first is a removal. The row of the last one
/// belongs to another person now, whom a conversion left apart (switch convert-collision).
enum class Departure : std::uint8_t { kMemberRemoved, kPersonDeleted, kRowMoved };

/// What the person is in Salesforce; decides by-person-type rules.
enum class PersonKind : std::uint8_t { kNotInSalesforce, kLead, kContact };

/// One record, everything planning may look at.
struct MemberFacts {
  SalesforceFacts salesforce;
  MarketoFacts marketo;
  Departure departure = Departure::kMemberRemoved;
  PersonKind person = PersonKind::kNotInSalesforce;
  bool person_deleted_in_salesforce = false;
  store::Disposition disposition;  // as it stands
  Label apart_by;                  // as MemberRecord::apart_by
  /// Salesforce's former value was written back so often that once more is too many.
  bool rewrites_exhausted = false;
  /// Salesforce's base has the label by which its status goes now, and nobody edited the member.
  bool label_followed = false;
};

/// The link the record belongs to.
struct LinkFacts {
  const ChannelView& channel;
  const CampaignStatuses& statuses;
  const SyncPolicy& policy;
  const ClockOffset& clocks;
  const LabelTable& labels;
  bool campaign_is_active = true;
};

[[nodiscard]] SideChange ChangeOf(const SalesforceFacts& side);
[[nodiscard]] SideChange ChangeOf(const MarketoFacts& side);

/// The decision for a member of a linked campaign.
[[nodiscard]] MemberDecision DecideMember(const MemberFacts& facts, const LinkFacts& link);

}  // namespace campsync
