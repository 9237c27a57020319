// SPDX-License-Identifier: Apache-2.0
//
// Identity moves: a lead was converted or a record merged away, so its person is another record
// now. The person is followed there: tied to a record that nobody holds, or merged with the person
// who holds it (MK-PERSON-08, MK-PERSON-11). It reads Salesforce and writes Marketo's people; it
// decides nothing about memberships.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/sync/cycle.h"

namespace campsync {

enum class MoveKind : std::uint8_t { kConverted, kMerged };

/// The record that took the place of another one.
struct Successor {
  marketo::SfdcRecord record;
  MoveKind kind = MoveKind::kMerged;
};

/// Where the row's person is now, if no longer in this record: the master of a merge (SF-LEAD-14),
/// the contact of a conversion (SF-LEAD-11).
[[nodiscard]] std::optional<Successor> SuccessorOf(const salesforce::Lead& lead);
[[nodiscard]] std::optional<Successor> SuccessorOf(const salesforce::Contact& contact);

struct IdentityMove {
  marketo::PersonId person;
  Successor successor;
  bool is_deleted = false;  // the record that moved is deleted by now
};

/// Follows each person to the end of their chain of merges and conversions and stores who they are
/// there. A successor out of sight leaves the person as they were. False: a call failed or the
/// store was lost; the step is marked failed.
[[nodiscard]] bool FollowMoves(Cycle& cycle, StepName step, std::vector<IdentityMove> moves);

}  // namespace campsync
