// SPDX-License-Identifier: Apache-2.0
//
// The moves a member can make once it is clear which side's value flows: to Salesforce (push) or to
// Marketo (pull), each under the rules that can refuse or block it. Pure, like all planning.
#pragma once

#include "core/rule_id.h"
#include "core/sync/member_plan.h"

namespace campsync {

/// Marketo's present membership goes to Salesforce, as a new member or a new status. Salesforce has
/// no step guard, so any direction is allowed (MK-STATUS-15). `rule` is why it flows.
[[nodiscard]] MemberDecision PushMember(const MemberFacts& facts, const LinkFacts& link,
                                        RuleId rule);
/// The person left the program: the campaign member goes too, or stays (switch marketo-remove).
[[nodiscard]] MemberDecision PushRemoval(const LinkFacts& link);

/// The channel status that a member's label stands for: the one its row was agreed to be, else the
/// one of that name. nullptr: none, or one that the channel no longer offers (MK-CHAN-06).
[[nodiscard]] const marketo::ProgressionStatus* StatusNamedBy(Label label, const LinkFacts& link);

/// Salesforce's present status goes to Marketo under the step guard; a lower step is what switch
/// inbound-downgrade says (MK-STATUS-11).
[[nodiscard]] MemberDecision PullMember(const MemberFacts& facts, const LinkFacts& link,
                                        RuleId rule);
/// The member was removed and added again in Salesforce: Marketo does the same in one step.
[[nodiscard]] MemberDecision PullReplacement(const MemberFacts& facts, const LinkFacts& link);
/// The campaign member is gone: the person leaves the program, or stays (switch salesforce-remove);
/// a deleted lead or contact removes nobody (MK-PERSON-09).
[[nodiscard]] MemberDecision PullRemoval(const MemberFacts& facts, const LinkFacts& link);

}  // namespace campsync
