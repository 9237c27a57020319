// SPDX-License-Identifier: Apache-2.0
//
// MarketoMemberWishes: what people and flow steps ask of a membership, and what Marketo answers
// (MK-STATUS-01..10, MK-REST-22..24). The sync's conditional writes are member_writes.h's.
#pragma once

#include <optional>
#include <string_view>

#include "core/error.h"
#include "core/result.h"
#include "sim/marketo/membership.h"

namespace campsync::sim {

/// A wish for a program status.
struct StatusWish {
  marketo::MemberKey member;
  std::optional<std::string_view> status;  // nullopt: the first in progression (MK-STATUS-08)
  MembershipCause cause;
};

class MarketoMemberWishes {
 public:
  MarketoMemberWishes(const MarketoContext& context, const MarketoMembership::Parts& parts,
                      MarketoMembership& membership)
      : context_(context), parts_(parts), membership_(membership) {}

  /// Adds the person, moves the member, or with `Not in Program` removes them. Answers the state
  /// after it. Refused: 1013 program, 1004 person, 1025 status, 1037 a lower step or the present
  /// status (which a flow step logs with switch same-status-log=log).
  Result<marketo::MemberAfter> SetStatus(const StatusWish& wish);
  /// Refused: 1013, 1004, or 1037 for someone who is not in the program.
  Result<marketo::MemberAfter> Remove(const marketo::MemberKey& member,
                                      const MembershipCause& cause);
  /// Why nobody can enter the program with the status; nullopt: everybody can.
  [[nodiscard]] std::optional<Error> RefuseEntry(marketo::ProgramId program,
                                                 std::optional<std::string_view> status) const;
  /// Change Program Success; members only (1013, MK-REST-23).
  Result<Done> SetSuccess(const marketo::MemberKey& member, bool success);

 private:
  [[nodiscard]] std::optional<Error> RefuseUnknown(const marketo::MemberKey& member) const;
  /// The status wished for; nullptr: there is none.
  [[nodiscard]] const marketo::ProgressionStatus* Wanted(
      marketo::ProgramId program, std::optional<std::string_view> status) const;
  Result<marketo::MemberAfter> Move(MarketoMemberRow& row, const marketo::ProgressionStatus& wanted,
                                    const MembershipCause& cause);

  MarketoContext context_;
  MarketoMembership::Parts parts_;
  MarketoMembership& membership_;
};

/// The refusal of a member call for a program or a person that does not exist.
[[nodiscard]] std::optional<Error> RefuseUnknownMember(Rules& rules,
                                                       const MarketoMembership::Parts& parts,
                                                       const marketo::MemberKey& member);

}  // namespace campsync::sim
