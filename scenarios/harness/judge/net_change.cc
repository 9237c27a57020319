// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/net_change.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/looks.h"

namespace campsync::harness {
namespace {

// The end of the last cycle that looked at both orgs and had begun to before the edit; 0: none. A
// campaign that is out of the sync user's sight is not looked at (MK-PRE-04).
std::int64_t LastLook(const LawView& view, const MemberEdit& edit) {
  const auto campaign = CampaignOf(view, edit);
  std::int64_t last = 0;
  for (const SyncRound& round : RoundsOf(view.journal).rounds) {
    if (!round.marketo_look || !round.salesforce_look) continue;
    const std::int64_t first = std::min(*round.marketo_look, *round.salesforce_look);
    if (first >= edit.journal) continue;
    if (campaign && WasOutOfSight(view.history, *campaign, first, round.last)) continue;
    last = std::max(last, round.last);
  }
  return last;
}

// What the edit's side held before, at the last look, if nothing else happened to it since. A
// member who came back with their record had been there until the record was deleted.
std::optional<std::string> HeldBefore(const LawView& view, const MemberEdit& edit) {
  if (!edit.restores) return edit.before;
  const std::int64_t look = LastLook(view, edit);
  const bool was_there =
      std::ranges::any_of(view.history.displaced, [&](const EndedMembership& ended) {
        return ended.member == edit.member && ended.journal > look && ended.journal < edit.journal;
      });
  return was_there ? edit.value : edit.before;
}

// What the sync last knew a side to hold, by the side's edits: it moves on with what crossed or was
// refused, and with what the sync itself writes there, and with nothing else. Edits in order.
class LastKnown {
 public:
  explicit LastKnown(const LawView& view) : view_(view), rounds_(RoundsOf(view.journal).rounds) {}

  // Whether every edit but the last that a cycle must have taken has left a trace.
  [[nodiscard]] bool IsComplete() const { return is_complete_; }
  // Whether the member has left since.
  [[nodiscard]] bool HasLeft() const { return has_left_; }
  [[nodiscard]] bool MayBe(const std::optional<std::string>& value) const {
    return std::ranges::any_of(known_, [&](const auto& one) { return AreSame(one, value); });
  }

  void Take(const MemberEdit& edit) {
    if (last_ == nullptr || !AreSame(last_->value, edit.before)) {
      Know(HeldBefore(view_, edit));
      was_refused_ = false;
    } else if (IsListedStill(*last_)) {
      known_.push_back(last_->value);
    } else if (last_->applied || !last_->refused_by.empty()) {
      // A cycle that broke off may not have stored what it wrote, and two sides that people made
      // agree are known to whoever has looked at both.
      was_refused_ = !last_->refused_by.empty();
      const bool is_sure = WasStored(*last_) || (was_refused_ && !IsRefusalOfOther(*last_));
      // What waited was no more than listed: the sides may agree on it by what came later.
      const bool has_waited = last_->waited && last_->carried == 0;
      if (is_sure || (!has_waited && WasTaken(*last_, edit))) {
        Know(last_->value);
      } else {
        known_.push_back(last_->value);
        if (WasLookedAt(*last_, edit)) has_left_ = false;
      }
    } else if (last_->waited) {
      known_.push_back(last_->value);  // a listed error may have been stored with what it met
    } else if (WasTaken(*last_, edit)) {
      is_complete_ = false;
    }
    if (!edit.value) has_left_ = true;
    last_ = &edit;
  }

 private:
  void Know(std::optional<std::string> value) {
    known_ = {std::move(value)};
    has_left_ = false;
    is_complete_ = true;
  }

  // The reason of an earlier edit went on to be listed, and holds for this one too: whether anybody
  // has looked at it does not show.
  [[nodiscard]] bool IsListedStill(const MemberEdit& edit) const {
    return was_refused_ && !edit.applied && !edit.refused_by.empty();
  }

  // The rule refuses what the other side did, so it may have been listed before this edit, and
  // whether anybody has looked at the edit does not show.
  static bool IsRefusalOfOther(const MemberEdit& edit) {
    const bool in_marketo = edit.side() == Side::kMarketo;
    if (edit.refused_by == "MK-REMOVE-02") return !in_marketo;
    return in_marketo && (edit.refused_by == "MK-REMOVE-01" || edit.refused_by == "MK-STATUS-11");
  }

  // It was carried in a cycle that nothing was in the way of.
  [[nodiscard]] bool WasStored(const MemberEdit& edit) const {
    const auto round = std::ranges::find_if(
        rounds_, [&](const SyncRound& one) { return one.last >= edit.carried; });
    return edit.carried != 0 && round != rounds_.end() && !round->is_disturbed;
  }

  // A cycle that got through looked at both orgs after the one edit and before the other.
  [[nodiscard]] bool WasTaken(const MemberEdit& edit, const MemberEdit& next) const {
    return AnyLook(edit, next,
                   [](const SyncRound& round) { return round.has_ended && !round.is_disturbed; });
  }

  // The same of any cycle: it may have stored that both sides hold the edit.
  [[nodiscard]] bool WasLookedAt(const MemberEdit& edit, const MemberEdit& next) const {
    return AnyLook(edit, next, [](const SyncRound&) { return true; });
  }

  template <class Predicate>
  [[nodiscard]] bool AnyLook(const MemberEdit& edit, const MemberEdit& next,
                             Predicate counts) const {
    return std::ranges::any_of(rounds_, [&](const SyncRound& round) {
      return counts(round) && IsLookBetween(view_, round, edit, next.journal);
    });
  }

  [[nodiscard]] bool AreSame(const std::optional<std::string>& left,
                             const std::optional<std::string>& right) const {
    if (!left || !right) return !left && !right;
    return SameStatus(view_.policy.match_case, *left, *right);
  }

  const LawView& view_;
  std::vector<SyncRound> rounds_;
  std::vector<std::optional<std::string>> known_;
  const MemberEdit* last_ = nullptr;
  bool has_left_ = false;
  bool was_refused_ = false;  // what is known was refused, and may be listed still
  bool is_complete_ = true;
};

}  // namespace

bool CameToNothing(const LawView& view, const std::vector<const MemberEdit*>& edits,
                   const MemberEdit& last) {
  LastKnown known(view);
  for (const MemberEdit* edit : edits) {
    if (edit->side() == last.side() && edit->id <= last.id) known.Take(*edit);
  }
  // Who left and came back is a new member, unless the record moved on since: that explains the id.
  if (last.value && known.HasLeft() && !HasMovedOn(view, last)) return false;
  return known.IsComplete() && known.MayBe(last.value);
}

}  // namespace campsync::harness
