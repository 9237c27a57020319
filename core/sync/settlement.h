// SPDX-License-Identifier: Apache-2.0
//
// Settlement: the end of every decision about a member. The mirror in Marketo is brought to what
// Salesforce holds, then the record with its new base and disposition is appended, both sides
// together. A mirror that cannot be written leaves the base as it was, unless the sides have been
// brought together. Before it is written its records are in doubt, and stay so until it is known to
// have been written.
#pragma once

#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

struct Settlement {
  store::MemberRecord after;
  std::optional<store::SalesforceSeen> mirror_target;  // what Salesforce holds now
  bool mirror_stays = false;                           // what it holds is out of sight
  /// The member that went with its lead or contact just now.
  std::optional<store::DepartedMember> departed;
  bool backfill = false;
  /// The member left Salesforce and Marketo could not be told: only the delete log may know.
  bool removal_untold = false;
  /// The member left the program, something else happened to them in Salesforce, or may have, and
  /// the winner could not be written: only the change log knows when they left.
  bool conflict_open = false;
  StepName step{marketo::SyncOperation::kSyncWithProgram, marketo::SyncObject::kCampaignMember};
};

/// Settles in batches. False: the store was lost.
[[nodiscard]] bool Settle(Cycle& cycle, const std::vector<Settlement>& settlements);

// --- Makers of Settlement::after and the rest --------------------------------------------------

/// Both sides are as given and agreed.
[[nodiscard]] Settlement SettleAgreed(const SyncContext& sync, const PlannedMember& planned,
                                      std::optional<store::SalesforceSeen> salesforce,
                                      std::optional<marketo::MemberState> marketo);
/// Both sides stay as the facts have them, apart by a rule.
[[nodiscard]] Settlement SettleDiverged(const SyncContext& sync, const PlannedMember& planned,
                                        std::string_view policy_switch);
/// The base keeps its old values, but for what the sync itself wrote before and for two sides that
/// meet for the first time. `pending` says whether a write may still be under way.
[[nodiscard]] Settlement SettleBlocked(const SyncContext& sync, const PlannedMember& planned,
                                       const Block& block, store::Pending pending);

/// The record as it stands, or an empty one with the key.
[[nodiscard]] store::MemberRecord RecordOf(const SyncContext& sync, const store::MemberKey& key);
/// The member that the record knows may be another row by now, by a conversion or a merge, which
/// changes nothing else: who it is has been explained, whatever its status waits for (SF-MEMBER-16,
/// SF-MEMBER-18). A base that stays must not go on naming a row that is gone, nor a label that the
/// sync renamed.
void FollowRow(const PlannedMember& planned, store::MemberRecord& record);
/// The write that was under way goes on being so, if it is one: for whichever link it was planned.
void KeepPending(store::MemberRecord& record, store::Pending pending);
/// The record with a write under way. What an earlier write did enters its base: once another takes
/// its place, nothing else tells that it was the sync's own.
[[nodiscard]] store::MemberRecord RecordWith(const SyncContext& sync, const PlannedMember& planned,
                                             store::Pending pending);

}  // namespace campsync
