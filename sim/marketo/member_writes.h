// SPDX-License-Identifier: Apache-2.0
//
// MarketoMemberWrites: the sync's conditional membership writes. A write says what it last saw and
// does nothing when Marketo holds something else; one that would change nothing succeeds without a
// trace, so that a repeated write fires nothing.
#pragma once

#include "core/error.h"
#include "core/marketo/write_requests.h"
#include "core/result.h"
#include "sim/marketo/membership.h"

namespace campsync::sim {

class MarketoMemberWrites {
 public:
  MarketoMemberWrites(const MarketoContext& context, const MarketoMembership::Parts& parts,
                      MarketoMembership& membership)
      : context_(context), parts_(parts), membership_(membership) {}

  struct Written {
    marketo::MemberAfter after;
    bool changed = false;
  };
  /// Refused: 1013 program, 1004 person, 1025 status, MEMBER_CHANGED when the membership is not the
  /// expected one, 1037 for a lower step or for removing someone who is not in the program.
  Result<Written> Write(const marketo::MemberWrite& write);

 private:
  Result<Written> Apply(const marketo::MemberWrite& write, const marketo::SetMember& action);
  Result<Written> Apply(const marketo::MemberWrite& write, const marketo::RemoveMember& action);
  Result<Written> Apply(const marketo::MemberWrite& write, const marketo::ReplaceMember& action);
  /// The status, if members of the program can be given it.
  Result<const marketo::ProgressionStatus*> Grantable(const marketo::MemberWrite& write,
                                                      marketo::StatusId status) const;
  /// Someone else changed the membership since the sync looked: nothing of theirs is overwritten.
  [[nodiscard]] bool IsStale(const marketo::MemberWrite& write) const;
  [[nodiscard]] MembershipCause CauseOf(const marketo::MemberWrite& write) const;
  [[nodiscard]] MarketoMemberRow* Row(const marketo::MemberWrite& write) const {
    return parts_.members.Find(write.member.program, write.member.person);
  }

  MarketoContext context_;
  MarketoMembership::Parts parts_;
  MarketoMembership& membership_;
};

}  // namespace campsync::sim
