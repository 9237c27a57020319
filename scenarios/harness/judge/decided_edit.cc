// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/decided_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/channel_edits.h"
#include "scenarios/harness/judge/edit_conflict.h"
#include "scenarios/harness/judge/journal_reading.h"

namespace campsync::harness {
namespace {

using Value = std::optional<std::string>;

// A decision about the member, with what it stood on, as the edit's side and the other one.
struct Decision {
  std::int64_t journal = 0;
  std::int64_t cycle = 0;
  Outcome outcome = Outcome::kAgree;
  RuleId rule = "MK-MEMBER-08";
  Value base;
  Value other_base;
  Value seen;
  Value other_seen;
};

const Value& Of(Side side, const MemberValues& values) {
  return side == Side::kMarketo ? values.marketo : values.salesforce;
}

bool WritesMembers(const sim::JournalEntry& entry, Side side) {
  if (side == Side::kMarketo) {
    const auto* call = entry.content.As<sim::MarketoCall>();
    return call != nullptr && std::holds_alternative<marketo::WriteMembers>(call->request);
  }
  const auto* call = entry.content.As<sim::SalesforceCall>();
  return call != nullptr && (std::holds_alternative<salesforce::CreateMembers>(call->request) ||
                             std::holds_alternative<salesforce::UpdateMembers>(call->request) ||
                             std::holds_alternative<salesforce::DeleteMembers>(call->request));
}

// The names of the member in the engine's events: people become one.
std::set<std::string> NamesOf(const LawView& view, const LinkedMember& member) {
  std::set<std::string> names;
  if (member.person == nullptr) return names;
  const auto add = [&](marketo::PersonId person) {
    names.insert(fmt::format("member {}/{}", member.link->campaign.Text(), person.value));
  };
  add(member.person->id);
  for (const auto& [loser, winner] : view.after.marketo.merged) {
    if (view.after.marketo.PresentPerson(loser) == member.person->id) add(loser);
  }
  return names;
}

class DecisionTrail {
 public:
  DecisionTrail(const LawView& view, const EditedMember& edited, const MemberEdit& edit)
      : view_(view), edited_(edited), edit_(edit), names_(NamesOf(view, edited.member)) {
    for (const SeenEvent& seen : view.history.events) {
      const auto* decided = std::get_if<Decided>(&seen.event.what);
      if (decided == nullptr || !decided->ground) continue;
      if (names_.contains(seen.event.place.record)) Add(seen, *decided);
    }
  }

  [[nodiscard]] std::optional<EditBucket> Bucket() const {
    if (WasPushedBack()) return EditBucket::kRefused;
    if (!AnotherStands()) return std::nullopt;
    if (WasPulledInABrokenCycle()) return EditBucket::kSuperseded;
    const auto first = std::ranges::find_if(decisions_, [&](const Decision& one) {
      return one.journal > edit_.journal && AreSame(one.seen, edit_.value);
    });
    if (first == decisions_.end()) return BucketOfUnseen();
    const Decision* before = first == decisions_.begin() ? nullptr : &*std::prev(first);
    if (!MayHaveKnown(before, *first)) return std::nullopt;
    for (auto one = first; one != decisions_.end(); ++one) {
      // What is known moves by a decision only.
      if (!AreSame(one->seen, edit_.value) || !AreSame(one->base, first->base)) break;
      if (const auto bucket = BucketAt(*one, before)) return bucket;
    }
    return std::nullopt;
  }

 private:
  void Add(const SeenEvent& seen, const Decided& decided) {
    const Side side = edit_.side();
    const Side other = OtherSide();
    decisions_.push_back({.journal = seen.journal,
                          .cycle = seen.event.place.cycle,
                          .outcome = decided.outcome,
                          .rule = decided.rule,
                          .base = Of(side, decided.ground->base),
                          .other_base = Of(other, decided.ground->base),
                          .seen = Of(side, decided.ground->now),
                          .other_seen = Of(other, decided.ground->now)});
  }

  [[nodiscard]] std::optional<EditBucket> BucketAt(const Decision& at,
                                                   const Decision* before) const {
    if (AreSame(at.base, edit_.value) && !WasReplacedSince(before, at.journal)) {
      return EditBucket::kSuperseded;  // done and undone between two decisions
    }
    if (at.outcome == Outcome::kAgree) {
      const bool has_crossed = AreSame(at.seen, at.other_seen) && HasHeld(at.other_seen);
      return has_crossed && !Stands(at.other_seen) ? std::optional(EditBucket::kApplied)
                                                   : std::nullopt;
    }
    if (at.outcome == Outcome::kRefuse && IsStepBack(at)) return EditBucket::kRefused;
    const bool loses = at.outcome == Outcome::kSupersede &&
                       (Loses(edit_, at) || (edit_.in_cycle && LosesByEarlier(at)));
    return loses ? std::optional(EditBucket::kSuperseded) : std::nullopt;
  }

  // A step back from what Marketo had then stayed in Salesforce alone (MK-STATUS-11), until an edit
  // in Marketo that the decision had not seen went over it.
  [[nodiscard]] bool IsStepBack(const Decision& at) const {
    if (edit_.side() != Side::kSalesforce || at.rule != RuleId("MK-STATUS-11")) return false;
    if (view_.policy.inbound_downgrade != InboundDowngrade::kDivergeAndReport) return false;
    if (!at.seen || !at.other_seen || Stands(at.other_seen)) return false;
    const auto program = edited_.member.link->program;
    const auto to = StepStoodFor(view_, program, *at.seen);
    const auto from = StepStoodFor(view_, program, *at.other_seen);
    return to && from && *to < *from;
  }

  // No decision saw it: what somebody did and undid between a decision and the write that carried
  // it out ends as what the decision saw. Salesforce's members are read again just before, and
  // writes to Marketo are conditional.
  [[nodiscard]] std::optional<EditBucket> BucketOfUnseen() const {
    const Decision* last = nullptr;
    for (const Decision& one : decisions_) {
      if (one.journal <= edit_.journal) last = &one;
    }
    if (last == nullptr || !AreSame(last->seen, edit_.value)) return std::nullopt;
    if (WasReplacedSince(last, edit_.journal) || !WroteSince(last->cycle)) return std::nullopt;
    if (AreSame(last->base, last->seen)) return EditBucket::kSuperseded;
    const MemberEdit* seen = LastBefore(edit_.side(), last->journal, last->seen);
    const bool loses = last->outcome == Outcome::kSupersede && seen != nullptr;
    return loses && Loses(*seen, *last) ? std::optional(EditBucket::kSuperseded) : std::nullopt;
  }

  // inbound-downgrade=push_back: it was a step back by the channel as it was, and Marketo's status
  // went out again (MK-STATUS-11). What the channel ranks otherwise since is for what comes later.
  [[nodiscard]] bool WasPushedBack() const {
    const auto& changes = view_.history.program_edits;
    const bool may_rank_otherwise = !changes.empty() && changes.back() > edit_.journal;
    if (view_.policy.inbound_downgrade != InboundDowngrade::kPushBack || !may_rank_otherwise) {
      return false;
    }
    return edit_.side() == Side::kSalesforce && edit_.value &&
           std::ranges::any_of(decisions_, [&](const Decision& one) {
             return one.journal > edit_.journal && one.outcome == Outcome::kPush &&
                    one.rule == RuleId("MK-STATUS-11") && AreSame(one.seen, edit_.value) &&
                    Stands(one.other_seen);
           });
  }

  // The sync made the membership and broke off before it had stored that: the change log is read
  // again from before, and who left since looks like one who never was there.
  [[nodiscard]] bool WasPulledInABrokenCycle() const {
    if (edit_.side() != Side::kMarketo || edit_.value) return false;
    std::int64_t pulled = 0;
    for (const SeenEvent& seen : view_.history.events) {
      if (seen.journal > edit_.journal || !names_.contains(seen.event.place.record)) continue;
      if (WriteTo(Side::kMarketo, seen) != nullptr) pulled = seen.journal;
      if (std::holds_alternative<BaseAdvanced>(seen.event.what)) pulled = 0;
    }
    return pulled != 0 && HasCrashed(view_.journal, pulled, edit_.journal);
  }

  // What the sides were known to hold is what the decision before saw, left open or wrote to one of
  // them. The first decision knows what was there before anybody edited.
  [[nodiscard]] bool MayHaveKnown(const Decision* before, const Decision& now) const {
    if (before == nullptr) {
      const auto first = std::ranges::find(edited_.all, edit_.side(), &MemberEdit::side);
      return first != edited_.all.end() && AreSame(now.base, (*first)->before);
    }
    return MayHaveBeen(*before, now.journal, edit_.side(), now.base,
                       {before->base, before->seen, before->other_seen}) &&
           MayHaveBeen(*before, now.journal, OtherSide(), now.other_base,
                       {before->other_base, before->other_seen, before->seen});
  }

  struct Known {
    const Value& base;
    const Value& seen;
    const Value& across;  // what the other side held
  };
  // An edit that was held up stays one, unless the two sides met there for the first time; and
  // where the sync has written, what was there before is gone.
  [[nodiscard]] bool MayHaveBeen(const Decision& before, std::int64_t until, Side side,
                                 const Value& base, const Known& known) const {
    if (AreSame(base, known.across)) return true;
    if (HasWritten(side, before.journal, until)) return false;
    const bool has_met = !before.base && !before.other_base;
    const bool is_held_up = before.outcome == Outcome::kBlock && !has_met;
    return AreSame(base, known.base) || (!is_held_up && AreSame(base, known.seen));
  }

  // Who left and came back is a new member.
  [[nodiscard]] bool WasReplacedSince(const Decision* from, std::int64_t until) const {
    return edit_.value && std::ranges::any_of(edited_.all, [&](const MemberEdit* one) {
             const bool is_between =
                 one->journal < until && (from == nullptr || one->journal > from->journal);
             return is_between && one->side() == edit_.side() && !one->value;
           });
  }

  [[nodiscard]] const Wrote* WriteTo(Side side, const SeenEvent& seen) const {
    const auto* wrote = std::get_if<Wrote>(&seen.event.what);
    const bool is_it = wrote != nullptr && wrote->side == side && wrote->result == "ok" &&
                       names_.contains(seen.event.place.record);
    return is_it ? wrote : nullptr;
  }

  [[nodiscard]] bool HasWritten(Side side, std::int64_t from, std::int64_t until) const {
    return std::ranges::any_of(view_.history.events, [&](const SeenEvent& seen) {
      return seen.journal > from && seen.journal < until && WriteTo(side, seen) != nullptr;
    });
  }

  // The write took effect after the edit: the reply, and the note of it, may have come much later.
  [[nodiscard]] bool WroteSince(std::int64_t cycle) const {
    return std::ranges::any_of(view_.history.events, [&](const SeenEvent& seen) {
      return seen.event.place.cycle == cycle && WriteTo(edit_.side(), seen) != nullptr &&
             EffectBefore(seen.journal) > edit_.journal;
    });
  }
  // Of the last call to the edit's side until then that wrote members.
  [[nodiscard]] std::int64_t EffectBefore(std::int64_t until) const {
    std::int64_t effect = 0;
    for (const sim::JournalEntry& entry : view_.journal) {
      if (entry.sequence > until || entry.kind != sim::EntryKind::kEffect) continue;
      if (WritesMembers(entry, edit_.side())) effect = entry.sequence;
    }
    return effect;
  }

  // The cycle may have looked before the edit, when an earlier one had brought the same.
  [[nodiscard]] bool LosesByEarlier(const Decision& at) const {
    const MemberEdit* seen = LastBefore(edit_.side(), edit_.journal - 1, edit_.value);
    return seen != nullptr && Loses(*seen, at);
  }

  [[nodiscard]] bool Loses(const MemberEdit& loser, const Decision& at) const {
    const MemberEdit* winner = LastBefore(OtherSide(), at.journal, at.other_seen);
    return winner != nullptr && MayWin(view_, edited_.member, *winner, loser);
  }

  // Of a side, the last edit to that value until then; nullptr: none.
  [[nodiscard]] const MemberEdit* LastBefore(Side side, std::int64_t until,
                                             const Value& value) const {
    const MemberEdit* last = nullptr;
    for (const MemberEdit* one : edited_.all) {
      const bool is_it = one->side() == side && one->journal <= until;
      if (is_it && AreSame(one->value, value)) last = one;
    }
    return last;
  }

  // A change of the channel gave members of the program other statuses, or others' names.
  [[nodiscard]] bool HasChannelMoved() const {
    return std::ranges::any_of(view_.history.channel_edits, [&](const ChannelEdit& edit) {
      return std::ranges::find(edit.programs, edited_.member.link->program) != edit.programs.end();
    });
  }

  // Somebody else's edit is why the sides are as they are, or what a merge of people made of two
  // memberships, or a change of the channel.
  [[nodiscard]] bool AnotherStands() const {
    return names_.size() > 1 || HasChannelMoved() ||
           std::ranges::any_of(edited_.all, [&](const MemberEdit* one) {
             return one->side() == OtherSide() && Stands(one->value);
           });
  }
  [[nodiscard]] bool Stands(const Value& value) const {
    const auto& held = edited_.member.marketo;
    return AreSame(held ? std::optional(held->name) : std::nullopt, value);
  }

  // The other side held it at some time.
  [[nodiscard]] bool HasHeld(const Value& value) const {
    return std::ranges::any_of(edited_.all, [&](const MemberEdit* one) {
      return one->side() == OtherSide() &&
             (AreSame(one->value, value) || AreSame(one->before, value));
    });
  }

  [[nodiscard]] Side OtherSide() const {
    return edit_.side() == Side::kMarketo ? Side::kSalesforce : Side::kMarketo;
  }
  [[nodiscard]] bool AreSame(const Value& left, const Value& right) const {
    if (!left || !right) return !left && !right;
    return SameStatus(view_.policy.match_case, *left, *right);
  }

  const LawView& view_;
  const EditedMember& edited_;
  const MemberEdit& edit_;
  std::set<std::string> names_;
  std::vector<Decision> decisions_;
};

}  // namespace

std::optional<EditBucket> BucketByDecisions(const LawView& view, const EditedMember& edited,
                                            const MemberEdit& edit) {
  return DecisionTrail(view, edited, edit).Bucket();
}

}  // namespace campsync::harness
