// SPDX-License-Identifier: Apache-2.0
#include "core/sync/conflict.h"

#include "core/sync/member_moves.h"
#include "core/sync/standing.h"

namespace campsync {
namespace {

enum class Winner { kMarketo, kSalesforce };

Winner ByPersonType(const MemberFacts& facts) {
  return facts.person == PersonKind::kContact ? Winner::kSalesforce : Winner::kMarketo;
}

Winner ByHigherStep(const MemberFacts& facts, const LinkFacts& link) {
  const auto* marketo = link.channel.Find(facts.marketo.now->status);
  const auto* salesforce = StatusNamedBy(facts.salesforce.now->status, link);
  // A label the channel lacks has no step; as Salesforce's value it is reported by the pull.
  if (salesforce == nullptr) return Winner::kSalesforce;
  if (marketo == nullptr || salesforce->step > marketo->step) return Winner::kSalesforce;
  if (salesforce->step < marketo->step) return Winner::kMarketo;
  return ByPersonType(facts);
}

Winner ByTime(const MemberFacts& facts, const ClockOffset& clocks, Winner on_tie) {
  switch (clocks.Compare(facts.marketo.changed_at, facts.salesforce.changed_at)) {
    case Order::kMarketoFirst:
      return Winner::kSalesforce;
    case Order::kSalesforceFirst:
      return Winner::kMarketo;
    case Order::kTie:
      return on_tie;
  }
  CAMPSYNC_UNREACHABLE();
}

/// Inbound first if the step guard lets it through, else outbound. Where Salesforce may take
/// Marketo back (switch inbound-downgrade) the guard lets everything through.
Winner PullThenPush(const MemberFacts& facts, const LinkFacts& link) {
  const auto* marketo = link.channel.Find(facts.marketo.now->status);
  const auto* salesforce = StatusNamedBy(facts.salesforce.now->status, link);
  if (salesforce == nullptr || marketo == nullptr) return Winner::kSalesforce;
  if (link.policy.inbound_downgrade == InboundDowngrade::kAccept) return Winner::kSalesforce;
  return salesforce->step >= marketo->step ? Winner::kSalesforce : Winner::kMarketo;
}

/// What made two statuses meet. At the first merge of a link both sides just were members, and
/// after a merge of people nobody changed anything either.
RuleId RuleOfMeeting(const MemberFacts& facts, const LinkFacts& link) {
  if (!facts.salesforce.base && !facts.marketo.base) return kMet;
  const bool nobody_moved = ChangeOf(facts.salesforce) == SideChange::kUnchanged &&
                            ChangeOf(facts.marketo) == SideChange::kUnchanged;
  if (!nobody_moved) return "MK-CONFLICT-03";
  return LeftToCompare(facts.disposition, facts.apart_by, link.labels).value_or(kJoined);
}

Winner StatusWinner(const MemberFacts& facts, const LinkFacts& link) {
  switch (link.policy.status_conflict) {
    case StatusConflict::kHigherStep:
      return ByHigherStep(facts, link);
    case StatusConflict::kByPersonType:
      return ByPersonType(facts);
    case StatusConflict::kLastWriter:
      // Of two who became one the merge wrote last, and it is nobody's edit.
      if (RuleOfMeeting(facts, link) == kJoined) return ByHigherStep(facts, link);
      return ByTime(facts, link.clocks, ByPersonType(facts));
    case StatusConflict::kPullThenPush:
      return PullThenPush(facts, link);
  }
  CAMPSYNC_UNREACHABLE();
}

/// The loser's edit ends superseded by the winner's; the winner's move keeps its own obstacles.
MemberDecision Superseding(MemberDecision move, RuleId rule, std::string_view policy_switch) {
  const bool flows = move.outcome == Outcome::kPush || move.outcome == Outcome::kPull;
  if (flows) {
    move.outcome = Outcome::kSupersede;
    move.rule = rule;
  }
  move.switches.insert(move.switches.begin(), policy_switch);
  return move;
}

}  // namespace

bool AddWins(const MemberFacts& facts, const SyncPolicy& policy, const ClockOffset& clocks) {
  const Winner adder = facts.marketo.now ? Winner::kMarketo : Winner::kSalesforce;
  switch (policy.add_remove_conflict) {
    case AddRemoveConflict::kAddWins:
      return true;
    case AddRemoveConflict::kRemoveWins:
      return false;
    case AddRemoveConflict::kLaterWins:
      return ByTime(facts, clocks, adder) == adder;
  }
  CAMPSYNC_UNREACHABLE();
}

MemberDecision DecideAddRemoveConflict(const MemberFacts& facts, const LinkFacts& link) {
  const bool add_wins = AddWins(facts, link.policy, link.clocks);
  const bool added_in_marketo = facts.marketo.now.has_value();
  MemberDecision move = [&] {
    if (added_in_marketo) {
      return add_wins ? PushMember(facts, link, "MK-CONFLICT-04") : PullRemoval(facts, link);
    }
    return add_wins ? PullMember(facts, link, "MK-CONFLICT-04") : PushRemoval(link);
  }();
  return Superseding(std::move(move), "MK-CONFLICT-04", "add-remove-conflict");
}

MemberDecision DecideStatusConflict(const MemberFacts& facts, const LinkFacts& link) {
  MemberDecision move = StatusWinner(facts, link) == Winner::kMarketo
                            ? PushMember(facts, link, "MK-CONFLICT-03")
                            : PullMember(facts, link, "MK-CONFLICT-03");
  return Superseding(std::move(move), RuleOfMeeting(facts, link), "status-conflict");
}

}  // namespace campsync
