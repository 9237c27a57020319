// SPDX-License-Identifier: Apache-2.0
//
// History: what happened in a run, in order: the edits people made to memberships, the engine's
// events and the world's journal. The recorder of the runner writes it, judges read it. The engine
// names reasons here; whether they hold is for a judge to find out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/marketo/ids.h"
#include "core/salesforce/write_requests.h"
#include "core/sync/observer.h"
#include "core/time.h"
#include "scenarios/harness/scenario_place.h"
#include "sim/world/journal.h"

namespace campsync::harness {

/// A person in a program or in a campaign.
using AnyMemberKey = std::variant<marketo::MemberKey, salesforce::MemberKey>;

/// Where an edit of a member can end, and every one ends in one of them.
enum class EditBucket : std::uint8_t {
  kApplied,     // both sides held it
  kSuperseded,  // by a named edit, a merge, or the end of its membership
  kRefused,     // by a named rule, and reported
  kPending,     // with a listed error
  kRaced,       // Salesforce offers no compare-and-set
};

/// The kind of the journal's note of an edit of a member.
inline constexpr std::string_view kEditNote = "Edit";

/// A membership that a person, not the sync, added, changed or removed.
struct MemberEdit {
  std::int64_t id = 0;       // counted from 1 in the order of happening
  std::int64_t journal = 0;  // sequence of its note in the journal
  Instant at;                // the world's clock
  Place place;               // of the step
  AnyMemberKey member;
  std::optional<std::string> value;   // status name or label; nullopt: removed
  std::optional<std::string> before;  // what that side held until then
  bool in_cycle = false;              // while a cycle of the sync ran
  bool restores = false;              // the member came back together with its record
  bool of_contact = false;            // the person was a contact then, as Marketo knew them
  /// Who had that membership, as Marketo knew them; nullopt: nobody. With a new lead or contact, or
  /// once merged, it is not to be seen any more.
  std::optional<marketo::PersonId> person;
  bool applied = false;      // the sync carried it, or both sides held it after some later step
  std::int64_t carried = 0;  // sequence of the write that took it to the other side; 0: none did
  bool waited =
      false;  // after some later step it had not crossed, and a reason that held was listed
  /// The sides agreed after some later step, and the edit was in its bucket then: what changes
  /// afterwards is somebody else's doing.
  bool settled = false;
  std::optional<EditBucket> bucket;  // of a settled one
  /// The rule that kept the sides apart after some later step, and held then; empty: none did. It
  /// stands although a channel's steps change afterwards: those are for what comes later
  /// (MK-CHAN-06).
  std::string refused_by;
  /// Sequence of the note of the edit that was refused so: an earlier one's where this is the same
  /// come back with its record; 0: its own.
  std::int64_t refused_edit = 0;
  bool displaced = false;  // a cascade, conversion or merge ended that membership since
  /// The epoch of the link that its program or campaign had when it was made; 0: none, or one whose
  /// first merge was still to come. Links count from 1.
  std::uint32_t link_epoch = 0;
  std::size_t people_merged = 0;  // people that had been merged into others in Marketo until then
  std::size_t records_given_up = 0;  // records that merges had left without a person until then

  [[nodiscard]] Side side() const {
    return member.index() == 0 ? Side::kMarketo : Side::kSalesforce;
  }
};

/// A membership that ended by nobody's edit: a deletion that cascades, a conversion, a merge.
struct EndedMembership {
  AnyMemberKey member;
  std::int64_t journal = 0;   // how long the journal was
  Instant at;                 // the world's clock
  bool was_outlived = false;  // the lead or contact was there still, and was deleted later
};

/// A campaign went out of the sync user's sight, or came back (MK-PRE-04).
struct SightChange {
  std::int64_t journal = 0;  // how long the journal was
  salesforce::CampaignId campaign;
  bool visible = false;
};

/// A change of a channel by which members of programs hold another status than before, edited by
/// nobody.
struct ChannelEdit {
  std::int64_t journal = 0;  // how long the journal was
  Instant at;                // the world's clock
  std::vector<marketo::ProgramId> programs;
  std::optional<std::string> name;  // a status was renamed to; nullopt: they got another channel
  std::string was;                  // what it was called until then
};

/// A person changed a status of a channel; what it was in between nothing tells at rest.
struct StatusEdit {
  marketo::ChannelId channel;
  std::string name;          // as it is called since
  std::int64_t journal = 0;  // how long the journal was
};

/// A person did something to a campaign's list of member statuses.
struct ListEdit {
  std::int64_t journal = 0;  // how long the journal was
  salesforce::CampaignId campaign;
  std::string label;     // as it was called
  bool is_lost = false;  // deleted, or called otherwise since
};

/// An event of the engine and how long the journal was when it came.
struct SeenEvent {
  std::int64_t journal = 0;
  Event event;
};

struct History {
  std::vector<MemberEdit> edits;
  std::vector<EndedMembership> displaced;
  std::vector<SightChange> sight;
  std::vector<SeenEvent> events;
  bool last_cycle_failed = false;  // the report of the last cycle has a step that failed
  /// Channels, programs or costs that a person changed in Marketo, as sequences of their notes.
  std::vector<std::int64_t> program_edits;
  std::vector<ChannelEdit> channel_edits;
  std::vector<StatusEdit> status_edits;
  /// Campaigns' fields or status lists that a person changed in Salesforce.
  std::vector<std::int64_t> campaign_edits;
  std::vector<ListEdit> list_edits;
  /// Links by epoch, with how long the journal was when they were first looked at: they are older.
  std::map<std::uint32_t, std::int64_t> links_seen;
};

using JournalEntries = std::span<const sim::JournalEntry>;

}  // namespace campsync::harness
