// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_plan.h"

#include "core/salesforce/campaign.h"
#include "core/sync/conflict.h"
#include "core/sync/member_moves.h"
#include "core/sync/standing.h"
#include "core/text.h"

namespace campsync {
namespace {

using Change = SideChange;

/// Both absent, or both present with the same status: nothing to do, whatever changed.
bool SidesAgree(const MemberFacts& facts, const LinkFacts& link) {
  if (!facts.salesforce.now || !facts.marketo.now) {
    return !facts.salesforce.now && !facts.marketo.now;
  }
  const auto* status = link.channel.Find(facts.marketo.now->status);
  if (status == nullptr) return false;
  const Label label = facts.salesforce.now->status;
  // A name that no member can hold stands for nothing on the campaign (MK-NEW-10).
  if (CharacterCount(link.labels.Text(status->name)) > salesforce::kPicklistLengthMax) return false;
  if (link.statuses.LabelFor(*status) == label) return true;
  if (const auto* meant = StatusNamedBy(label, link)) return meant == status;
  return SameLabel(link.labels, link.policy.match_case, status->name, label);
}

/// Salesforce lost the member earlier and a switch kept the sides apart. Whoever went with their
/// lead or contact was removed by nobody, nor was who stood apart from a conversion and is another
/// lead by now.
bool IsKeptApart(const MemberFacts& facts, const LinkFacts& link) {
  if (facts.salesforce.now || !facts.marketo.base || facts.person_deleted_in_salesforce) {
    return false;
  }
  if (facts.departure == Departure::kRowMoved) return true;
  const Label rule = ApartBy(facts.disposition, facts.apart_by);
  const std::string_view text = link.labels.Text(rule);
  return !rule.IsEmpty() && text != "MK-PERSON-09" && text != "MK-PERSON-08";
}

MemberDecision DecideMarketoChange(Change change, const MemberFacts& facts, const LinkFacts& link) {
  switch (change) {
    case Change::kAdded:
      return PushMember(facts, link, "MK-MEMBER-01");
    case Change::kStatus:
      // An edit does not bring back who was removed (MK-REMOVE-03).
      if (IsKeptApart(facts, link)) {
        if (facts.departure == Departure::kRowMoved) return PullRemoval(facts, link);
        return {.outcome = Outcome::kRefuse,
                .rule = "MK-REMOVE-03",
                .action = Diverge{"salesforce-remove"},
                .switches = {"salesforce-remove"}};
      }
      return PushMember(facts, link, "MK-MEMBER-03");
    case Change::kReplaced:
      return PushMember(facts, link, "MK-STATUS-15");
    case Change::kRemoved:
      return PushRemoval(link);
    case Change::kUnchanged:
      break;
  }
  CAMPSYNC_UNREACHABLE();
}

MemberDecision DecideSalesforceChange(Change change, const MemberFacts& facts,
                                      const LinkFacts& link) {
  switch (change) {
    case Change::kAdded:
      return PullMember(facts, link, "MK-MEMBER-02");
    case Change::kStatus:
      // The mirror image: Marketo lost the member earlier.
      if (!facts.marketo.now) {
        return {.outcome = Outcome::kRefuse,
                .rule = "MK-REMOVE-03",
                .action = Diverge{"marketo-remove"},
                .switches = {"marketo-remove"}};
      }
      return PullMember(facts, link, "MK-MEMBER-03");
    case Change::kReplaced:
      return PullReplacement(facts, link);
    case Change::kRemoved:
      return PullRemoval(facts, link);
    case Change::kUnchanged:
      break;
  }
  CAMPSYNC_UNREACHABLE();
}

MemberDecision DecideBothChanged(Change salesforce, Change marketo, const MemberFacts& facts,
                                 const LinkFacts& link) {
  if (salesforce == Change::kRemoved && facts.departure != Departure::kMemberRemoved) {
    return PullRemoval(facts, link);
  }
  if (salesforce == Change::kRemoved || marketo == Change::kRemoved) {
    return DecideAddRemoveConflict(facts, link);
  }
  return DecideStatusConflict(facts, link);
}

}  // namespace

SideChange ChangeOf(const SalesforceFacts& side) {
  if (!side.base) return side.now ? Change::kAdded : Change::kUnchanged;
  if (!side.now) return Change::kRemoved;
  if (side.base->member != side.now->member) return Change::kReplaced;
  return side.base->status == side.now->status ? Change::kUnchanged : Change::kStatus;
}

SideChange ChangeOf(const MarketoFacts& side) {
  if (!side.base) return side.now ? Change::kAdded : Change::kUnchanged;
  if (!side.now) return Change::kRemoved;
  if (side.base->membership_date != side.now->membership_date) return Change::kReplaced;
  return side.base->status == side.now->status ? Change::kUnchanged : Change::kStatus;
}

namespace {

/// Who stood apart from a conversion is another lead by now, whom the campaign does not have.
bool IsNewToTheCampaign(const MemberFacts& facts, const LinkFacts& link) {
  const Label rule = ApartBy(facts.disposition, facts.apart_by);
  return facts.marketo.now && !facts.salesforce.now && facts.departure != Departure::kRowMoved &&
         link.labels.Text(rule) == "MK-PERSON-08";
}

/// Two people became one who is in the campaign alone: a switch kept there whom the program had
/// lost before, or the member has yet to be pulled.
MemberDecision WithoutMembership(const MemberFacts& facts, const LinkFacts& link) {
  if (link.policy.marketo_remove == Removal::kPropagate) {
    return PullMember(facts, link, "MK-MEMBER-02");
  }
  return {.outcome = Outcome::kRefuse,
          .rule = "MK-REMOVE-02",
          .action = Diverge{"marketo-remove"},
          .switches = {"marketo-remove"}};
}

/// Who left since the sides met left after the other side's edit, so only add_wins keeps it.
bool WinsOverRemoval(const MemberFacts& facts, const LinkFacts& link) {
  const bool is_removal = facts.salesforce.now || facts.departure == Departure::kMemberRemoved;
  return is_removal && link.policy.add_remove_conflict == AddRemoveConflict::kAddWins &&
         facts.salesforce.now.has_value() != facts.marketo.now.has_value();
}

MemberDecision DecideByChanges(const MemberFacts& facts, const LinkFacts& link) {
  const Change salesforce = ChangeOf(facts.salesforce);
  const Change marketo = ChangeOf(facts.marketo);
  if (SidesAgree(facts, link)) {
    // Gone on both sides stays gone (MK-REMOVE-03); the same on both sides needs no write.
    return {.outcome = Outcome::kAgree,
            .rule = facts.marketo.now ? RuleId("MK-MEMBER-08") : RuleId("MK-REMOVE-03"),
            .action = AdvanceBase{}};
  }
  const bool in_both = facts.salesforce.now && facts.marketo.now;
  const bool nobody_moved = salesforce == Change::kUnchanged && marketo == Change::kUnchanged;
  const auto left = LeftToCompare(facts.disposition, facts.apart_by, link.labels);
  // Of who met, neither side was ever brought to the other: whoever moved since, both count.
  if (in_both && left && (nobody_moved || left == kMet)) return DecideStatusConflict(facts, link);
  if (left == kMet && WinsOverRemoval(facts, link)) return DecideAddRemoveConflict(facts, link);
  if (nobody_moved) {
    if (in_both && WereAgreedOn(facts.disposition, facts.apart_by)) {
      // Neither moved, but what their statuses stand for did: a definition changed in the channel.
      return PushMember(facts, link, "MK-CHAN-06");
    }
    if (left && facts.salesforce.now) return WithoutMembership(facts, link);
    if (IsNewToTheCampaign(facts, link)) return PushMember(facts, link, "MK-MEMBER-01");
    // Apart by a rule, and quiet until one of them moves.
    return {.outcome = Outcome::kAgree, .rule = "MK-MEMBER-08", .action = KeepBase{}};
  }
  if (salesforce == Change::kUnchanged) return DecideMarketoChange(marketo, facts, link);
  if (marketo == Change::kUnchanged) return DecideSalesforceChange(salesforce, facts, link);
  return DecideBothChanged(salesforce, marketo, facts, link);
}

/// Whether the decision writes the value back that Salesforce held before somebody there undid it.
bool WritesBack(const MemberDecision& decision, const MemberFacts& facts) {
  const auto* update = std::get_if<PushUpdate>(&decision.action);
  return update != nullptr && facts.salesforce.base &&
         facts.salesforce.base->status == update->status;
}

}  // namespace

MemberDecision DecideMember(const MemberFacts& facts, const LinkFacts& link) {
  MemberDecision decision = DecideByChanges(facts, link);
  const bool braked = link.policy.rewrite_brake == RewriteBrakeSwitch::kThreeAnHour;
  if (!braked || !facts.rewrites_exhausted || !WritesBack(decision, facts)) return decision;
  decision.outcome = Outcome::kBlock;
  decision.rule = "MK-CONFLICT-05";
  decision.action = Block{ErrorCode::kRewriteBrake, store::WaitsOn::kRecord,
                          "something in Salesforce keeps undoing the sync's value"};
  decision.switches.emplace_back("rewrite-brake");
  return decision;
}

}  // namespace campsync
