// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/laws/last_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "scenarios/harness/judge/channel_edits.h"
#include "scenarios/harness/judge/decided_edit.h"
#include "scenarios/harness/judge/edit_conflict.h"
#include "scenarios/harness/judge/laws/identity_taken.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/looks.h"
#include "scenarios/harness/judge/net_change.h"
#include "scenarios/harness/judge/reason_holds.h"
#include "scenarios/harness/judge/refused_rename.h"
#include "scenarios/harness/judge/stopped_cycle.h"
#include "scenarios/harness/judge/unseen_members.h"

namespace campsync::harness {
namespace {

bool Holds(MatchCase match, const std::optional<HeldStatus>& held,
           const std::optional<std::string>& value) {
  if (!held || !value) return !held && !value;
  return SameStatus(match, held->name, *value);
}

class LastEdit {
 public:
  LastEdit(const LawView& view, const EditedMember& edited, const MemberEdit& edit)
      : view_(view),
        edited_(edited),
        member_(edited.member),
        edit_(edit),
        other_(OtherOf(edited, edit)),
        taken_(view, edited.member, edit) {}

  [[nodiscard]] std::optional<EditBucket> Bucket() const {
    if (!SidesAgree(view_.policy.match_case, member_)) return BucketApart();
    if (Stands(edit_)) return EditBucket::kApplied;
    if (IsSuperseded()) return EditBucket::kSuperseded;
    if (IsPushedBack()) return EditBucket::kRefused;
    if (IsMerged() || taken_.ByMerge() || taken_.ByUndelete()) return EditBucket::kSuperseded;
    if (IsTakenAlong()) return EditBucket::kApplied;
    if (taken_.ByConversion() || IsTakenByChannel()) return EditBucket::kSuperseded;
    if (WasRaced(view_, edit_)) return EditBucket::kRaced;
    if (IsUndone()) return EditBucket::kSuperseded;
    if (IsOverruled()) return EditBucket::kRefused;
    if (IsSupersededBefore() || IsSupersededUnseen()) return EditBucket::kSuperseded;
    return BucketByDecisions(view_, edited_, edit_);
  }

  /// The rule that keeps the sides apart and holds on the values; nullptr: none does.
  [[nodiscard]] const store::Diverged* Refusal() const {
    for (const store::Disposition* reason : ListedReasons(view_.after, member_)) {
      const auto* diverged = std::get_if<store::Diverged>(reason);
      if (diverged == nullptr) continue;
      if (DivergenceHolds(view_, member_, *diverged) || WasStepBack(*diverged)) return diverged;
    }
    return nullptr;
  }

 private:
  // Of two removals the sync may know only the one before, of one none.
  [[nodiscard]] bool IsSuperseded() const {
    if (other_ == nullptr || !Stands(*other_)) return false;
    if (MayWin(view_, member_, *other_, edit_)) return true;
    const MemberEdit* known = KnownRemoval(view_, edited_.all, edit_);
    return known == nullptr || (known != &edit_ && MayWin(view_, member_, *other_, *known));
  }

  // The sides agreed when two people became one, but the sync had not looked: what the other side
  // did by then meets the edit all the same.
  [[nodiscard]] bool IsSupersededUnseen() const {
    return std::ranges::any_of(edited_.all, [&](const MemberEdit* earlier) {
      const bool is_over = earlier->displaced && earlier->applied && earlier->carried == 0;
      return is_over && earlier->side() != edit_.side() && earlier->id < edit_.id &&
             Stands(*earlier) && !WasTakenBefore(view_, *earlier, edit_.journal) &&
             MayWin(view_, member_, *earlier, edit_);
    });
  }

  [[nodiscard]] bool Stands(const MemberEdit& edit) const {
    return Holds(view_.policy.match_case, member_.marketo, edit.value);
  }

  // An earlier edit of the other side took its place, and what came there since stands now or was
  // pushed back.
  [[nodiscard]] bool IsSupersededBefore() const {
    if (other_ == nullptr) return false;
    if (!Stands(*other_) && !LastEdit(view_, edited_, *other_).IsPushedBack()) return false;
    return std::ranges::any_of(edited_.all, [&](const MemberEdit* earlier) {
      return earlier->side() != edit_.side() && earlier->id < other_->id &&
             earlier->carried > edit_.journal && MayWin(view_, member_, *earlier, edit_);
    });
  }

  // inbound-downgrade=push_back: Marketo's later step went out again (MK-STATUS-11).
  [[nodiscard]] bool IsPushedBack() const {
    if (view_.policy.inbound_downgrade != InboundDowngrade::kPushBack) return false;
    if (edit_.side() != Side::kSalesforce || !edit_.value || !member_.marketo) return false;
    const auto wanted = StepOf(view_, member_.link->program, *edit_.value);
    return wanted && member_.marketo->step && *wanted < *member_.marketo->step;
  }

  // Made while there was no link, or an earlier one that is gone: it has no more to cross
  // (MK-UNLINK-02). The present link's first merge made everybody a member on both sides and took
  // the higher step, or whose status status-conflict says (MK-LINK-07, MK-MEMBER-09).
  [[nodiscard]] bool IsMerged() const {
    if (edit_.link_epoch == member_.link->epoch && !MetFirst()) return false;
    if (!edit_.value) return true;
    // The earlier link may have taken its members along when it ended (MK-UNLINK-05, MK-UNLINK-07).
    if (!member_.marketo) return !member_.salesforce;
    const auto step = StepOf(view_, member_.link->program, *edit_.value);
    if (!step || (member_.marketo->step && *member_.marketo->step >= *step)) return true;
    MemberEdit met{.member = marketo::MemberKey{}, .value = member_.marketo->name};
    if (edit_.side() == Side::kMarketo) met.member = salesforce::MemberKey{};
    return MayWin(view_, member_, met, edit_);
  }

  // Something kept the first merge from bringing a member of the program to the campaign, and the
  // edit did: there the two sides met for the first time.
  [[nodiscard]] bool MetFirst() const {
    if (edit_.side() != Side::kSalesforce || !edit_.value || edit_.before) return false;
    if (other_ != nullptr || member_.person == nullptr) return false;
    // What was done before there was this link is history.
    const bool has_earlier = std::ranges::any_of(edited_.all, [&](const MemberEdit* earlier) {
      return earlier->id < edit_.id && earlier->link_epoch == member_.link->epoch;
    });
    if (has_earlier) return false;
    const bool was_there = std::ranges::any_of(
        view_.history.displaced,
        [&](const EndedMembership& ended) { return ended.member == edit_.member; });
    const auto* row = view_.after.marketo.FindMember({member_.link->program, member_.person->id});
    return !was_there && row != nullptr && row->membership_date + kClockTolerance < edit_.at;
  }

  // It crossed, and then the other side went on: what a merge made of its later edit, or the higher
  // step that this one met in Marketo, stands against both.
  [[nodiscard]] bool IsTakenAlong() const {
    if (!edit_.applied || other_ == nullptr || other_->id < edit_.id) return false;
    const LastEdit later(view_, edited_, *other_);
    if (later.taken_.WasMergeSince() && later.taken_.ByMerge()) return true;
    return later.IsPushedBack() && IsPassed();
  }

  // Marketo went further than the edit.
  [[nodiscard]] bool IsPassed() const {
    if (!edit_.value || !member_.marketo) return false;
    const auto step = StepOf(view_, member_.link->program, *edit_.value);
    return step && member_.marketo->step && *member_.marketo->step >= *step;
  }

  // It came to nothing before the sync could see it: what stands is the other side's edit, or what
  // a merge of people made of the membership, which flows without a conflict. What Marketo's merge
  // made of an edit and of the other's status is seen as one, and is no edit (MK-PERSON-11).
  [[nodiscard]] bool IsUndone() const {
    const bool other_stands = other_ != nullptr && Stands(*other_);
    const bool is_joined = taken_.WasJoinedSince();
    if (other_stands && is_joined && IsUnseenInMarketo()) return true;
    return (other_stands || is_joined) && CameToNothing(view_, edited_.all, edit_);
  }

  // A status that somebody set in Marketo, and no cycle took before the other side went on.
  [[nodiscard]] bool IsUnseenInMarketo() const {
    return edit_.side() == Side::kMarketo && edit_.value && other_->id > edit_.id &&
           !WasTakenBefore(view_, edit_, other_->journal);
  }

  // A change of the channel gave the membership, which nobody edited, another status under another
  // name: it stands like one that somebody set.
  [[nodiscard]] bool IsTakenByChannel() const {
    const bool nobody_edited = other_ == nullptr || other_->applied;
    if (edit_.side() != Side::kSalesforce || !nobody_edited) return false;
    const auto replaced = StatusReplacedAround(view_, member_, edit_);
    if (!replaced) return false;
    const MemberEdit set{
        .at = *replaced, .member = marketo::MemberKey{}, .value = member_.marketo->name};
    return MayWin(view_, member_, set, edit_) || CameToNothing(view_, edited_.all, edit_);
  }

  // The sides differ: an error that is listed keeps them apart, or a rule.
  [[nodiscard]] std::optional<EditBucket> BucketApart() const {
    if (WaitsForACycle(view_, edit_) || IsRenameRefused(view_, member_)) {
      return EditBucket::kPending;
    }
    for (const store::Disposition* reason : ListedReasons(view_.after, member_)) {
      if (!ReasonHolds(view_, member_, *reason) && !StandsRefused(*reason)) continue;
      const bool is_rule = std::holds_alternative<store::Diverged>(*reason);
      return is_rule ? EditBucket::kRefused : EditBucket::kPending;
    }
    if (StandsAgainstLater()) return EditBucket::kApplied;
    return std::nullopt;
  }

  // While the sync decided somebody changed the channel: by the steps before, it was a step back.
  [[nodiscard]] bool WasStepBack(const store::Diverged& diverged) const {
    if (view_.labels.Text(diverged.rule) != "MK-STATUS-11" || !DefinitionsChangedSince()) {
      return false;
    }
    if (!member_.marketo || !member_.salesforce) return false;
    const auto& before = view_.before.marketo;
    const marketo::ProgramId program = member_.link->program;
    const auto wanted = StepIn(view_, before, program, member_.salesforce->name);
    const auto held = StepOfHolder(view_, before, program, member_.marketo->name);
    return wanted && held && *wanted < *held;
  }

  // The rule held when the edit was refused, and what the channel ranks otherwise since is for what
  // comes later (MK-CHAN-06).
  [[nodiscard]] bool StandsRefused(const store::Disposition& reason) const {
    const auto* diverged = std::get_if<store::Diverged>(&reason);
    if (diverged == nullptr) return false;
    const std::string_view rule = view_.labels.Text(diverged->rule);
    if (rule == edit_.refused_by) return DefinitionsChangedSince();
    return std::ranges::any_of(std::array{RefusedBefore(), other_}, [&](const MemberEdit* before) {
      const auto& edits = view_.history.program_edits;
      return before != nullptr && rule == before->refused_by && !edits.empty() &&
             edits.back() > before->journal && CameToNothing(view_, edited_.all, edit_);
    });
  }

  // The last edit of the side before this one that was refused; nullptr: none was.
  [[nodiscard]] const MemberEdit* RefusedBefore() const {
    const MemberEdit* refused = nullptr;
    for (const MemberEdit* earlier : edited_.all) {
      const bool is_before = earlier->side() == edit_.side() && earlier->id < edit_.id;
      if (is_before && !earlier->refused_by.empty()) refused = earlier;
    }
    return refused;
  }

  // Refused and reported; then a later edit of the other side, a merge, or a change of the program
  // or its channel brought the sides together again.
  [[nodiscard]] bool IsOverruled() const {
    if (edit_.refused_by.empty() && !WasRefusedBeforeOther()) return false;
    const bool other_stands = other_ != nullptr && other_->id > edit_.id && Stands(*other_);
    return other_stands || taken_.WasJoinedSince() ||
           (edit_.side() == Side::kSalesforce && member_.marketo && DefinitionsChangedSince());
  }

  // All in one step, so that no world shows the refusal: a removal was kept apart by its switch,
  // the edit itself or one for which the sync refused the edit (MK-REMOVE-03), and then the other
  // side's member came back; or the step guard held, and then the other side moved.
  [[nodiscard]] bool WasRefusedBeforeOther() const {
    if (other_ == nullptr) return false;
    const bool in_salesforce = edit_.side() == Side::kSalesforce;
    if (in_salesforce && edit_.value && WasGuarded()) return true;
    if (other_->before) return false;
    const bool left_marketo = in_salesforce == edit_.value.has_value();
    const SyncPolicy& policy = view_.policy;
    if ((left_marketo ? policy.marketo_remove : policy.salesforce_remove) != Removal::kKeep) {
      return false;
    }
    const RuleId kept = left_marketo ? RuleId("MK-REMOVE-02") : RuleId("MK-REMOVE-01");
    return RefusedAt(edit_.value ? RuleId("MK-REMOVE-03") : kept).has_value();
  }

  // The step guard refused the edit, and Marketo's member stood on a later step at that moment:
  // what the next edit there came after.
  [[nodiscard]] bool WasGuarded() const {
    if (view_.policy.inbound_downgrade != InboundDowngrade::kDivergeAndReport) return false;
    const auto refused = RefusedAt("MK-STATUS-11");
    if (!refused) return false;
    const auto next = std::ranges::find_if(edited_.all, [&](const MemberEdit* one) {
      return one->side() == Side::kMarketo && one->journal > *refused;
    });
    if (next == edited_.all.end() || !(*next)->before) return false;
    const auto held = StepOf(view_, member_.link->program, *(*next)->before);
    const auto step = StepOf(view_, member_.link->program, *edit_.value);
    return held && step && *held > *step;
  }

  // When the sync refused by that rule, after the edit and before the other side's; nullopt: never.
  [[nodiscard]] std::optional<std::int64_t> RefusedAt(RuleId rule) const {
    if (member_.person == nullptr) return std::nullopt;
    const std::string name =
        fmt::format("member {}/{}", member_.link->campaign.Text(), member_.person->id.value);
    const auto& events = view_.history.events;
    const auto refusal = std::ranges::find_if(events, [&](const SeenEvent& seen) {
      const auto* decided = std::get_if<Decided>(&seen.event.what);
      return decided != nullptr && decided->outcome == Outcome::kRefuse && decided->rule == rule &&
             seen.event.place.record == name && seen.journal > edit_.journal &&
             seen.journal < other_->journal;
    });
    if (refusal == events.end()) return std::nullopt;
    return refusal->journal;
  }

  // Since the edit, or since the one that it brings back refused.
  [[nodiscard]] bool DefinitionsChangedSince() const {
    const auto& edits = view_.history.program_edits;
    const std::int64_t since = edit_.refused_edit != 0 ? edit_.refused_edit : edit_.journal;
    return !edits.empty() && edits.back() > since;
  }

  // It was applied; what stands apart now is the other side's later edit, judged on its own.
  [[nodiscard]] bool StandsAgainstLater() const {
    return edit_.applied && other_ != nullptr && other_->id > edit_.id;
  }

  const LawView& view_;
  const EditedMember& edited_;
  const LinkedMember& member_;
  const MemberEdit& edit_;
  const MemberEdit* other_;
  IdentityTaken taken_;
};

}  // namespace

const MemberEdit* OtherOf(const EditedMember& edited, const MemberEdit& edit) {
  return edit.side() == Side::kMarketo ? edited.salesforce : edited.marketo;
}

std::optional<EditBucket> BucketOf(const LawView& view, const EditedMember& edited,
                                   const MemberEdit& edit) {
  return LastEdit(view, edited, edit).Bucket();
}

const store::Diverged* RefusalOf(const LawView& view, const EditedMember& edited,
                                 const MemberEdit& edit) {
  return LastEdit(view, edited, edit).Refusal();
}

}  // namespace campsync::harness
