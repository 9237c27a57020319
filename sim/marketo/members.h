// SPDX-License-Identifier: Apache-2.0
//
// MarketoMemberRow and the table of all program memberships: found by program and person, walked by
// person within a program. Rows only; what may become of them is membership.h's.
#pragma once

#include <cstdint>
#include <optional>

#include "core/marketo/program.h"
#include "core/marketo/write_requests.h"
#include "sim/marketo/ordered_table.h"

namespace campsync::sim {

/// A membership and what Marketo knows beside the fields the sync reads.
struct MarketoMemberRow {
  marketo::ProgramMember member;
  std::int64_t program_member_id = 0;  // a new one each time the person enters the program
  std::optional<Instant> reached_success_date;
};

using MarketoMembers = GroupedTable<marketo::ProgramId, marketo::PersonId, MarketoMemberRow>;

/// The part of a membership that conditional writes compare.
[[nodiscard]] inline marketo::MemberState StateOf(const MarketoMemberRow& row) {
  return {row.member.status, row.member.membership_date};
}
/// nullopt for nullptr: not in the program.
[[nodiscard]] inline std::optional<marketo::MemberState> StateOf(const MarketoMemberRow* row) {
  return row == nullptr ? std::nullopt : std::optional(StateOf(*row));
}

}  // namespace campsync::sim
