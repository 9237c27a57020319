// SPDX-License-Identifier: Apache-2.0
//
// What the sync remembers between cycles: plain records, one for each thing it has seen. Last-seen
// values, never work to do: a crash loses a plan, not knowledge. No pointers, no handles of any
// port; a store can keep them in any form. Labels are handles of the host's table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/error.h"
#include "core/label.h"
#include "core/marketo/requests.h"
#include "core/marketo/write_requests.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/write_requests.h"
#include "core/store/intents.h"
#include "core/time.h"

namespace campsync::store {

/// Names one record: a person in a campaign. Engine state is keyed by campaign and person, not by
/// link, so that it survives unlink and relink.
struct MemberKey {
  salesforce::CampaignId campaign;
  marketo::PersonId person;
  auto operator<=>(const MemberKey&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaign", campaign);
    visit("person", person);
  }
};

/// The Salesforce side as last seen.
struct SalesforceSeen {
  salesforce::CampaignMemberId member;
  Label status;
  bool operator==(const SalesforceSeen&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("member", member);
    visit("status", status);
  }
};

/// What Marketo's mirror row was last brought to. Its member id is not held twice: it is the one of
/// SalesforceSeen unless `member_differs`, and then the row has yet to follow.
struct MirrorSeen {
  Label status;
  bool member_differs = false;
  bool operator==(const MirrorSeen&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("status", status);
    visit("memberDiffers", member_differs);
  }
};

// --- Writes under way -----------------------------------------------------------------------
// One of these stands in the store while a write may be in flight. An observed value equal to it
// is the sync's own write and no foreign edit, whatever happened to the reply.

struct NothingPending {
  bool operator==(const NothingPending&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&&) const {}
};
/// A create or an update of the campaign member to this label.
struct PendingSalesforceStatus {
  Label status;
  bool operator==(const PendingSalesforceStatus&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("salesforceStatus", status);
  }
};
struct PendingSalesforceDelete {
  bool operator==(const PendingSalesforceDelete&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("salesforceDelete", true);
  }
};
/// An add, a status change or a replacement of the program membership.
struct PendingMarketoStatus {
  marketo::StatusId status;
  bool operator==(const PendingMarketoStatus&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("marketoStatus", status);
  }
};
struct PendingMarketoRemove {
  bool operator==(const PendingMarketoRemove&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("marketoRemove", true);
  }
};
using Pending = std::variant<NothingPending, PendingSalesforceStatus, PendingSalesforceDelete,
                             PendingMarketoStatus, PendingMarketoRemove>;

// --- Disposition ----------------------------------------------------------------------------

/// What a blocked record waits for; a change of it makes the record dirty again.
enum class WaitsOn : std::uint8_t { kRecord, kPerson, kStatusList, kCampaign, kProgram, kSettings };
[[nodiscard]] std::string_view NameOf(WaitsOn waits_on);

/// Both sides say the same, or the campaign is not linked and only the mirror follows.
struct Agreed {
  bool operator==(const Agreed&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&&) const {}
};
/// The sides differ and a rule says they may: quiet until one of them changes.
struct Diverged {
  Label rule;           // rulebook id
  Label policy_switch;  // name of the switch that allowed it; empty: none
  bool operator==(const Diverged&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("rule", rule);
    visit("switch", policy_switch);
  }
};
/// The sides differ because an error stands in the way.
struct Blocked {
  ErrorCode code = ErrorCode::kUnknownAbsence;
  WaitsOn waits_on = WaitsOn::kRecord;
  Label text;  // the error's words
  bool operator==(const Blocked&) const = default;
  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("error", Describe(code).name);
    visit("waitsOn", NameOf(waits_on));
    visit("text", text);
  }
};
using Disposition = std::variant<Agreed, Diverged, Blocked>;

// --- Records --------------------------------------------------------------------------------

/// One person in one campaign: the base of every decision about them.
struct MemberRecord {
  MemberKey key;
  /// The link whose two sides `salesforce` and `marketo` were last decided together for; 0: none.
  /// A new link starts without a common base although Salesforce's side is known.
  std::uint32_t link_epoch = 0;
  /// The link for which the write under way was planned: of another one it says nothing. 0: there
  /// is no write, or no link.
  std::uint32_t pending_epoch = 0;
  std::optional<SalesforceSeen> salesforce;
  std::optional<marketo::MemberState> marketo;
  std::optional<MirrorSeen> mirror;
  std::optional<salesforce::PersonRef> person_ref;  // known once the member has been in Salesforce
  /// A write of the mirror row was about to be sent, and what became of it is not known: the row
  /// may be other than `mirror` says until it is written again.
  bool mirror_in_doubt = false;
  Pending pending;
  Disposition disposition;
  /// While something is in the way: the rule by which the sides of the base stand apart all the
  /// same. Empty: they were agreed on.
  Label apart_by;

  bool operator==(const MemberRecord&) const = default;
  /// Nothing is under way any more.
  void EndPending() {
    pending = NothingPending{};
    pending_epoch = 0;
  }
  /// The mirror follows every write of a side: while one is under way the mirror's may be, too.
  [[nodiscard]] bool IsMirrorInDoubt() const {
    return mirror_in_doubt || !std::holds_alternative<NothingPending>(pending);
  }

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("key", key);
    visit("linkEpoch", static_cast<std::int64_t>(link_epoch));
    visit("pendingEpoch", static_cast<std::int64_t>(pending_epoch));
    visit("salesforce", salesforce);
    visit("marketo", marketo);
    visit("mirror", mirror);
    visit("personRef", person_ref);
    visit("mirrorInDoubt", mirror_in_doubt);
    visit("pending", pending);
    visit("disposition", disposition);
    visit("apartBy", apart_by);
  }
};
static_assert(sizeof(MemberRecord) <= 160, "a campaign can have a million of them");

/// A campaign member whose lead or contact is no person in Marketo (filtered, invisible).
struct BlockedMember {
  salesforce::CampaignMemberId member;
  salesforce::CampaignId campaign;
  salesforce::PersonRef person_ref;
  Blocked blocked;

  bool operator==(const BlockedMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("member", member);
    visit("campaign", campaign);
    visit("personRef", person_ref);
    visit("blocked", blocked);
  }
};

/// A campaign as last pulled. Only a campaign that is here can be linked (MK-PRE-01).
struct CampaignRecord {
  salesforce::CampaignId id;
  std::string name;
  bool is_active = false;
  Label type;
  std::optional<Money> actual_cost;
  /// Whether the sync user could see it when its link was last looked after (MK-PRE-04).
  bool is_visible = true;

  bool operator==(const CampaignRecord&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("name", name);
    visit("isActive", is_active);
    visit("type", type);
    visit("actualCost", actual_cost);
    visit("isVisible", is_visible);
  }
};

/// One member status of a campaign as last seen, and the channel status it stands for.
struct StatusRecord {
  salesforce::CampaignMemberStatusId row;
  salesforce::CampaignId campaign;
  Label label;
  std::optional<std::int32_t> sort_order;
  bool is_default = false;
  bool has_responded = false;
  /// Marketo's status: a rename there is one definition change, not an edit of every member.
  std::optional<marketo::StatusId> marketo_status;
  /// Someone deleted or renamed the row in Salesforce after linking (MK-UNLINK-11).
  /// `marketo_status` then says what it used to stand for.
  bool drifted = false;
  /// The sync made the row in place of one that had drifted. It does so once: what undoes it would
  /// undo it again (SF-CMS-13).
  bool recreated = false;
  /// What the row stood for before somebody in Salesforce gave it the name of another status, while
  /// no other row stands for that (MK-UNLINK-11).
  std::optional<marketo::StatusId> stood_for = std::nullopt;
  /// The label that the sync is about to give the row. Stored before it is sent: where the reply is
  /// lost, the row may have it, and that is nobody's edit.
  std::optional<Label> sent = std::nullopt;
  /// The label that the sync itself changed last: members whose record still has it were edited by
  /// nobody (MK-CHAN-06).
  std::optional<Label> former = std::nullopt;

  bool operator==(const StatusRecord&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("row", row);
    visit("campaign", campaign);
    visit("label", label);
    visit("sortOrder", sort_order);
    visit("isDefault", is_default);
    visit("hasResponded", has_responded);
    visit("marketoStatus", marketo_status);
    visit("drifted", drifted);
    visit("recreated", recreated);
    visit("stoodFor", stood_for);
    visit("sent", sent);
    visit("former", former);
  }
};

/// Initializing: statuses, attributes and the first merge are not all done; each cycle goes on.
/// Dropping: None was chosen or a half is gone, and Marketo's copy of the link may still show it.
/// CampaignGone, ProgramGone: that half was deleted, and the members whom the link held are leaving
/// the other one, as campaign-deleted or program-deleted says; then it is dropped.
enum class LinkState : std::uint8_t {
  kInitializing,
  kLinked,
  kDropping,
  kCampaignGone,
  kProgramGone
};
[[nodiscard]] std::string_view NameOf(LinkState state);
/// Whether both halves of the link are there and changes may cross.
[[nodiscard]] constexpr bool Joins(LinkState state) {
  return state == LinkState::kInitializing || state == LinkState::kLinked;
}

/// A program and its campaign; at most one record a program and one a campaign (MK-LINK-01).
struct LinkRecord {
  marketo::ProgramId program;
  salesforce::CampaignId campaign;
  std::uint32_t epoch = 0;  // never used twice
  LinkState state = LinkState::kInitializing;
  bool created_campaign = false;  // Create New: the automatic statuses are the sync's to replace
  /// It was set up to its end once. Where it is kInitializing again, the campaign came back into
  /// sight: everything is read anew, and what was agreed stays.
  bool was_set_up = false;
  /// Last sent; nullopt: never. A sent null cost is FieldUpdate without a value.
  std::optional<Label> type_sent;
  std::optional<salesforce::FieldUpdate<Money>> cost_sent;
  /// A write whose end is not known: the campaign holds what was last sent, or this.
  std::optional<Label> type_under_way;
  std::optional<salesforce::FieldUpdate<Money>> cost_under_way;
  /// When the half that is gone was deleted, on the clock of its vendor.
  std::optional<Instant> gone_at;

  bool operator==(const LinkRecord&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("program", program);
    visit("campaign", campaign);
    visit("epoch", static_cast<std::int64_t>(epoch));
    visit("state", NameOf(state));
    visit("createdCampaign", created_campaign);
    visit("wasSetUp", was_set_up);
    visit("typeSent", type_sent);
    visit("costSent", cost_sent);
    visit("typeUnderWay", type_under_way);
    visit("costUnderWay", cost_under_way);
    visit("goneAt", gone_at);
  }
};

/// Which Salesforce record a person is.
struct PersonRecord {
  marketo::PersonId person;
  std::optional<marketo::SfdcRecord> sfdc_record;
  bool sfdc_is_deleted = false;

  bool operator==(const PersonRecord&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("person", person);
    visit("sfdcRecord", sfdc_record);
    visit("sfdcIsDeleted", sfdc_is_deleted);
  }
};

/// How far each feed has been decided. An instant is Salesforce's clock less the overlap.
struct Watermarks {
  Instant campaigns;
  Instant statuses;
  Instant members;
  Instant leads;
  Instant contacts;
  Instant deletes;
  marketo::ChangeCursor marketo;

  bool operator==(const Watermarks&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("campaigns", campaigns);
    visit("statuses", statuses);
    visit("members", members);
    visit("leads", leads);
    visit("contacts", contacts);
    visit("deletes", deletes);
    visit("marketo", marketo);
  }
};

}  // namespace campsync::store

template <>
struct std::hash<campsync::store::MemberKey> {
  std::size_t operator()(const campsync::store::MemberKey& key) const noexcept {
    return std::hash<campsync::salesforce::CampaignId>()(key.campaign) * 31 +
           std::hash<campsync::marketo::PersonId>()(key.person);
  }
};
