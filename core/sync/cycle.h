// SPDX-License-Identifier: Apache-2.0
//
// Cycle: what one sync cycle has seen and means to do. Lives in memory only: a crash drops it and
// the next cycle sees the same again, because watermarks move at the end. A Stage is one part of a
// cycle and makes the calls of one page or batch a step.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/salesforce/campaign.h"
#include "core/sync/decision.h"
#include "core/sync/member_plan.h"
#include "core/sync/report_builder.h"
#include "core/sync/sync_context.h"

namespace campsync {

/// What this cycle saw of one record. A side that was not looked at has its last-seen value.
struct MemberView {
  bool salesforce_looked_at = false;
  std::optional<salesforce::CampaignMember> salesforce;  // looked at and empty: see `gone`
  /// Evidence that the member left, with the time Salesforce gives; without it an absence is
  /// unknown and nothing is written.
  std::optional<Instant> gone_at;
  /// When the member of the record left, also where another one is there now.
  std::optional<Instant> known_left_at;
  /// The member row belongs to another person now: a conversion or a merge moved it.
  bool row_moved = false;
  /// A member that came and left between two looks: this sync created it, or it had gone with its
  /// lead or contact and came back with it.
  std::optional<store::SalesforceSeen> own_row_gone;
  bool marketo_looked_at = false;
  std::optional<marketo::ProgramMember> marketo;
  Instant marketo_changed_at;  // from the change log; covers removals, which leave no row
};

/// A record with its decision, ready to be acted on.
struct PlannedMember {
  store::MemberKey key;
  std::uint32_t link_epoch = 0;  // 0: not linked, only the mirror follows
  MemberFacts facts;
  MemberDecision decision;
  bool backfill = false;
  /// What became of an earlier write of the mirror is not known.
  bool mirror_in_doubt = false;
  /// Stays where the link dissolves: from now on the link does not hold the member.
  bool leaves_link = false;
  /// The campaign was deleted and is back with its members, who are planned without them: the
  /// mirror follows.
  std::optional<store::SalesforceSeen> still_there;
  /// The step of the report that an error about the member belongs to.
  StepName step{marketo::SyncOperation::kSyncWithProgram, marketo::SyncObject::kCampaignMember};
  std::optional<salesforce::PersonRef> person_ref;  // as the campaign member says
  std::optional<Instant> member_created;            // its CreatedDate, when the row was read
};

/// What is kept of a view once its member is planned: enough to tell, should the cycle break off,
/// which side waits.
struct SeenSides {
  store::MemberKey key;
  bool salesforce_known = false;  // looked at, and an absence has its evidence
  bool marketo_known = false;
  std::optional<store::SalesforceSeen> salesforce;
  std::optional<marketo::MemberState> marketo;
};

/// A deque grows without moving what is in it: a first link can plan a million members.
using PlannedMembers = std::deque<PlannedMember>;

struct Cycle {
  explicit Cycle(SyncContext& context) : sync(context) {}
  Cycle(const Cycle&) = delete;
  Cycle& operator=(const Cycle&) = delete;

  SyncContext& sync;
  ReportBuilder report;

  // --- What the cycle is allowed to do ---
  bool campaigns_on = false;    // campaign sync on and campaigns visible to the sync
  bool definitions_on = false;  // statuses, attributes and new campaigns may be written

  // --- Seen ---
  Instant marketo_before;  // Marketo's clock just before Salesforce's was read
  Instant salesforce_now;
  std::map<store::MemberKey, MemberView> members;
  std::map<salesforce::CampaignMemberId, salesforce::CampaignMember> orphans;
  std::set<salesforce::CampaignId> new_campaigns;
  std::set<salesforce::CampaignId> changed_campaigns;  // row or status list
  std::set<marketo::PersonId> changed_people;
  /// Leads and contacts that were deleted, converted or merged, of nobody whom the store knows.
  std::set<salesforce::PersonRef> unknown_gone;
  /// When the lead or contact of each was deleted, where its row was read.
  std::map<marketo::PersonId, Instant> people_deleted_at;
  /// People whose lead became the contact of somebody else and who were left apart: what their
  /// members became in Salesforce is the conversion's doing (switch convert-collision).
  std::set<marketo::PersonId> people_apart;
  /// People into whose record another, nobody's in Marketo, was merged or converted.
  std::set<marketo::PersonId> people_joined;
  /// People who turned out to be another and whom Marketo could not merge yet: what their members
  /// became in Salesforce is nobody's removal.
  std::set<marketo::PersonId> people_unmerged;
  std::set<marketo::ProgramId> changed_links;
  std::vector<marketo::PersonMerge> person_merges;        // in the order of the change log
  std::map<marketo::ProgramId, Instant> program_changes;  // the last one of each
  std::map<marketo::MemberKey, Instant> marketo_changes;
  store::Watermarks next_watermarks;
  /// When another member than the one last seen left, of the same person.
  std::map<store::MemberKey, Instant> left_again;
  /// The delete log does not reach back to where it was last read: known rows are compared by id.
  bool deletes_missing = false;
  /// A campaign member that no record knows was deleted.
  bool unknown_member_gone = false;
  /// A record-level error left someone out: the feeds of people are read again from where they
  /// were.
  bool people_left_out = false;
  /// A removal could not be carried over: the delete logs are read again from where they were, for
  /// its row may be seen nowhere else (SF-MEMBER-14).
  bool removals_untold = false;
  /// A member was seen of somebody who is another person by now: the feed of members is read again
  /// from where it was, for whoever they are has a record that may never have named the row.
  bool members_untold = false;
  /// A conflict between a removal in Marketo and an edit in Salesforce is still to be carried out:
  /// Marketo's log is read again from where it was, for nothing else tells when the person left.
  bool conflicts_open = false;

  // --- Meant ---
  std::deque<SeenSides> planned;  // every member that was taken from `members`
  PlannedMembers settles;         // only mirror and base move
  PlannedMembers pulls;
  PlannedMembers creates;
  PlannedMembers updates;
  PlannedMembers deletes;
  std::map<marketo::ProgramId, std::uint32_t> merged_links;  // both sides read, by epoch
  std::set<marketo::ProgramId> unfinished_links;             // stay initializing

  MemberView& Touch(const store::MemberKey& key) {
    // Keys mostly come in order, or the same one again.
    last_touched_ = members.try_emplace(last_touched_, key);
    return last_touched_->second;
  }
  /// The member is nobody's business any more.
  void Forget(const store::MemberKey& key) {
    members.erase(key);
    last_touched_ = members.end();
  }
  /// What was seen of members, for whoever decides about them.
  [[nodiscard]] std::map<store::MemberKey, MemberView> TakeMembers() {
    auto taken = std::move(members);
    members.clear();
    last_touched_ = members.end();
    return taken;
  }

 private:
  std::map<store::MemberKey, MemberView>::iterator last_touched_ = members.end();
};

/// kMore: step again. kDone: next stage. kAbort: a read failed or the store was lost; the cycle
/// ends without moving watermarks.
enum class StepResult { kMore, kDone, kAbort };

class Stage {
 public:
  virtual ~Stage() = default;
  virtual StepResult Step(Cycle& cycle) = 0;
};

}  // namespace campsync
