// SPDX-License-Identifier: Apache-2.0
//
// The errors that the mock Marketo answers with, in the vendor's words (MK-REST-22..24 and the
// code list of MK-REST-03). Not the decision to refuse: that is a rule's, at its gate.
#pragma once

#include <optional>
#include <string>

#include "core/error.h"
#include "sim/world/rules.h"

namespace campsync::sim {

/// 1004: no such person.
[[nodiscard]] Error LeadNotFound();
/// 1013: no such program.
[[nodiscard]] Error ProgramNotFound();
/// 1013: the person is not in the program whose member data is written (MK-REST-23).
[[nodiscard]] Error MembershipNotFound();
/// 1025: not a status that a member of the program can be given.
[[nodiscard]] Error ProgramStatusNotFound();
/// 1037: the status is the present one or lies before it (MK-REST-22).
[[nodiscard]] Error AlreadyInOrPastStatus();
/// 1037: nobody to remove (MK-REST-24).
[[nodiscard]] Error LeadNotInProgram();
/// The membership is not what a conditional write expects.
[[nodiscard]] Error MembershipChanged();
/// 1003: a value that Marketo does not take; `sentence` says which and why.
[[nodiscard]] Error InvalidData(std::string sentence);
/// Another person is the record in Salesforce that somebody is to be.
[[nodiscard]] Error RecordTaken();
/// 611: the whole request is refused.
[[nodiscard]] Error SystemError(std::string sentence);

/// The refusal of a rule that says "this must exist". nullopt: it exists. When a proving tool has
/// lifted the rule there is still nothing to go on with, and the answer is a system error.
[[nodiscard]] std::optional<Error> RefuseMissing(Rules& rules, RuleId rule, bool missing,
                                                 Error error);

}  // namespace campsync::sim
