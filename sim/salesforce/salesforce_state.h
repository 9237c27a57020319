// SPDX-License-Identifier: Apache-2.0
//
// SalesforceState: everything a mock Salesforce org holds and is lent, in one place that its
// readers and writers share. It owns the tables and the access rights; gate, labels and switches
// belong to the world. SalesforceWrite says on whose behalf and when a write happens.
#pragma once

#include <cstddef>
#include <set>

#include "core/label.h"
#include "core/result.h"
#include "core/salesforce/campaign.h"
#include "core/salesforce/person.h"
#include "sim/salesforce/created_table.h"
#include "sim/salesforce/member_table.h"
#include "sim/salesforce/record_table.h"
#include "sim/salesforce/recycle_bin.h"
#include "sim/salesforce/salesforce_access.h"
#include "sim/salesforce/status_table.h"
#include "sim/salesforce/vendor_errors.h"
#include "sim/world/clock.h"
#include "sim/world/rules.h"
#include "sim/world/vendor_behavior.h"

namespace campsync::sim {

struct SalesforceState {
  Rules& rules;
  LabelTable& labels;
  const VendorBehavior& behavior;
  SalesforceAccess access;
  CampaignTable campaigns;
  StatusTable statuses{labels};
  MemberTable members;
  LeadTable leads;
  RecordTable<salesforce::Contact> contacts;
  /// Entries of the delete logs older than this are gone (SF-REPL-02).
  Instant delete_log_purged_until = {};
  /// Stamps of transactions that have begun and not committed (SF-TIME-07).
  std::multiset<Instant> open_transactions = {};
  RecycleBin bin;
};

/// One call's view of itself: all its records get one stamp (SF-TIME-02) and one author.
struct SalesforceWrite {
  salesforce::UserId actor;
  Instant stamp;
  std::size_t members_before = 0;  // member rows when the call began
};

/// A write of `actor` that begins now, stamped with a whole second (SF-TIME-02).
inline SalesforceWrite BeginWrite(const OrgClock& clock, SalesforceState& state,
                                  const salesforce::UserId& actor) {
  const Instant now = clock.Now();
  const Instant stamp = state.rules.Applies("SF-TIME-02", true) ? now.WholeSecond() : now;
  return {actor, stamp, state.members.records().rows().size()};
}

/// Marks `row` as written by `write` (SF-TIME-02).
template <class Row>
void Sign(Row& row, const SalesforceWrite& write) {
  row.system_modstamp = write.stamp;
  row.last_modified_by = write.actor;
}

/// The row that an update or delete names. Refused: no such record (SF-LEAD-17), a deleted one
/// (SF-LEAD-16). Null is a record that only an inverted rule lets pass: nothing is to be done.
template <class Row, class Id>
Result<const Row*> FindForWrite(SalesforceState& state, const RecordTable<Row>& records,
                                const Id& id, const SalesforceWrite& write) {
  const Row* row = records.Find(id);
  if (row != nullptr && state.access.Hides(write.actor, *row)) row = nullptr;
  if (state.rules.Applies("SF-LEAD-17", row == nullptr)) return NoSuchRecord();
  const bool is_deleted = row != nullptr && row->is_deleted;
  if (state.rules.Applies("SF-LEAD-16", is_deleted)) return EntityIsDeleted();
  return is_deleted ? nullptr : row;
}

/// Whether a record may refer to `id`: it must exist, be alive and be visible (SF-MEMBER-20).
template <class Row, class Id>
Result<Done> CheckReference(SalesforceState& state, const RecordTable<Row>& records, const Id& id,
                            const SalesforceWrite& write) {
  const Row* row = records.Find(id);
  if (state.rules.Applies("SF-MEMBER-20", row == nullptr)) return NoSuchRecord();
  if (row == nullptr) return Done{};
  if (state.rules.Applies("SF-MEMBER-20", state.access.IsHiddenId(write.actor, id))) {
    return NoAccessTo(id.Fifteen());
  }
  if (state.rules.Applies("SF-MEMBER-20", row->is_deleted)) return EntityIsDeleted();
  return Done{};
}

/// Whether an update is carried out: one that changes nothing is too (SF-TIME-04), depending on the
/// switch no-op-bumps-stamp.
inline bool Saves(SalesforceState& state, bool changes) {
  return changes ||
         state.rules.Applies("SF-TIME-04", state.behavior.no_op_bumps_stamp == OnOff::kTrue);
}

}  // namespace campsync::sim
