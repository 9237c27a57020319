// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/legal_states.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/member_edits.h"
#include "scenarios/harness/judge/person_types.h"
#include "scenarios/harness/judge/reference/row_sightings.h"
#include "scenarios/harness/judge/unseen_members.h"

namespace campsync::harness {
namespace {

using Edits = std::vector<const MemberEdit*>;

// Courses beyond these are too many to follow: nothing legal could be told from anything else.
constexpr std::size_t kCoursesMax = 256;

// One way in which it may have gone so far.
struct Course {
  Sides base;               // as the two sides were last brought together
  std::size_t marketo = 0;  // edits that are in the base or were overwritten
  std::size_t salesforce = 0;
  std::string_view rule;      // that decided last
  bool is_held_up = false;    // its edits wait for something that may last
  bool is_unwritten = false;  // the base is what the sides held; what was decided was not written
};

std::size_t CountBefore(const Edits& edits, std::int64_t sequence) {
  const auto later = std::ranges::find_if(
      edits, [sequence](const MemberEdit* edit) { return edit->journal >= sequence; });
  return static_cast<std::size_t>(later - edits.begin());
}

// The calls among which it is decided, by entries of the journal.
struct Calls {
  std::int64_t from = 0;
  std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

// The newest of both sides' edits that a meeting takes in; nullptr: none is new.
const MemberEdit* NewestOf(std::span<const MemberEdit* const> one,
                           std::span<const MemberEdit* const> other) {
  if (one.empty()) return other.empty() ? nullptr : other.back();
  if (other.empty() || other.back()->id < one.back()->id) return one.back();
  return other.back();
}

class CourseFold {
 public:
  CourseFold(const LawView& rest, const PairRules& rules, const MemberTimeline& member)
      : rest_(rest), rules_(rules), member_(member) {
    courses_.push_back({.base = member.start});
    if (member.person != nullptr && member.IsEdited()) {
      type_changes_ = TypeChangesOf(rest, member.person->id);
    }
    if (member.salesforce.empty()) return;
    sightings_ =
        SightingsOf(rest, std::get<salesforce::MemberKey>(member.salesforce.back()->member));
  }

  void Pass(const SyncRound& round, bool may_be_skipped) {
    if (!round.marketo_look || !round.salesforce_look) return;
    const Span marketo{CountBefore(member_.marketo, *round.marketo_look),
                       CountBefore(member_.marketo, round.last)};
    const Span salesforce{CountBefore(member_.salesforce, *round.salesforce_look),
                          CountBefore(member_.salesforce, round.last)};
    calls_ = {std::min(*round.marketo_look, *round.salesforce_look), round.last};
    const bool may_be_held_up = may_be_skipped || round.is_disturbed;
    may_fail_ = may_be_held_up;
    // An edit between look and write keeps a conditional write from happening, this once.
    const bool may_wait = may_be_held_up || marketo.IsOpen() || salesforce.IsOpen();
    for (Course course : std::exchange(courses_, {})) {
      const bool is_new = marketo.may > course.marketo || salesforce.may > course.salesforce;
      if (is_new) {
        Decide(course, marketo, salesforce);
        course.is_held_up = course.is_held_up || may_be_held_up;
      }
      if (!is_new || may_wait || course.is_held_up) Keep(course);
    }
  }

  // Nothing happens any more and nothing is in the way: whatever waited is decided.
  std::optional<std::vector<Outcome>> Close() {
    std::vector<Outcome> states;
    calls_ = {};  // of any cycle
    for (const Course& course : courses_) {
      for (Outcome state : Meet(course, member_.marketo.size(), member_.salesforce.size())) {
        if (course.is_unwritten && state.sides == course.base) continue;  // to be written still
        if (state.rule.empty()) state.rule = course.rule;
        AddState(states, state);
      }
    }
    if (overflown_ || states.size() > kLegalStatesMax) return std::nullopt;
    return states;
  }

 private:
  // How many edits of a side a round has seen for sure, and at most.
  struct Span {
    std::size_t must = 0;
    std::size_t may = 0;
    [[nodiscard]] bool IsOpen() const { return must != may; }
  };

  void Decide(const Course& course, Span marketo, Span salesforce) {
    for (std::size_t m = std::max(course.marketo, marketo.must);
         m <= std::max(course.marketo, marketo.may); ++m) {
      for (std::size_t s = std::max(course.salesforce, salesforce.must);
           s <= std::max(course.salesforce, salesforce.may); ++s) {
        for (const Outcome& outcome : Meet(course, m, s)) Take(course, outcome, m, s);
      }
    }
  }

  void Take(const Course& course, const Outcome& outcome, std::size_t m, std::size_t s) {
    if (outcome.waits) return Keep(course);
    const auto rule = outcome.rule.empty() ? course.rule : outcome.rule;
    if (may_fail_) TakeUnwritten(course, outcome, m, s);
    // Where nothing was to be decided, what was decided before is still to be written.
    const bool is_unwritten = course.is_unwritten && outcome.sides == course.base;
    Keep({.base = outcome.sides,
          .marketo = m,
          .salesforce = s,
          .rule = rule,
          .is_unwritten = is_unwritten});
    // Salesforce knows no conditional write: an edit between look and write may be overwritten.
    const bool writes = !rules_.IsSame(outcome.sides.salesforce, HeldAfter(course, s));
    TakeUnnoticed({.base = outcome.sides, .marketo = m, .salesforce = s, .rule = rule}, course);
    while (writes && s < member_.salesforce.size() && WasRaced(rest_, *member_.salesforce[s])) {
      Keep({.base = outcome.sides, .marketo = m, .salesforce = ++s, .rule = rule});
    }
  }

  // What somebody does and undoes between the look and the write leaves no mark on the side that is
  // written: the member is as it was when the sync looked, and the write goes through.
  void TakeUnnoticed(const Course& taken, const Course& before) {
    const HeldName in_marketo = MarketoAfter(before, taken.marketo);
    const HeldName in_salesforce = HeldAfter(before, taken.salesforce);
    if (!rules_.IsSame(taken.base.marketo, in_marketo)) {
      const std::size_t end = CountBefore(member_.marketo, calls_.to);
      for (std::size_t m = taken.marketo + 1; m <= end; ++m) {
        Course unnoticed = taken;
        unnoticed.marketo = m;
        if (IsUndone(in_marketo, Between(member_.marketo, taken.marketo, m))) Keep(unnoticed);
      }
    }
    if (!rules_.IsSame(taken.base.salesforce, in_salesforce)) {
      const std::size_t end = CountBefore(member_.salesforce, calls_.to);
      for (std::size_t s = taken.salesforce + 1; s <= end; ++s) {
        Course unnoticed = taken;
        unnoticed.salesforce = s;
        if (IsUndone(in_salesforce, Between(member_.salesforce, taken.salesforce, s))) {
          Keep(unnoticed);
        }
      }
    }
  }

  // Whoever was removed in between is another member.
  [[nodiscard]] bool IsUndone(HeldName held, std::span<const MemberEdit* const> edits) const {
    const auto& last = edits.back()->value;
    if (!held) return !last;
    return std::ranges::all_of(edits,
                               [](const MemberEdit* edit) { return edit->value.has_value(); }) &&
           rules_.IsSame(held, std::string_view(*last));
  }

  // The write may have been refused: the sync has seen what both sides hold, and lists why they are
  // apart. What somebody does next is compared with that.
  void TakeUnwritten(const Course& course, const Outcome& outcome, std::size_t m, std::size_t s) {
    const Sides held{MarketoAfter(course, m), HeldAfter(course, s)};
    if (held == outcome.sides) return;
    Keep({.base = held,
          .marketo = m,
          .salesforce = s,
          .rule = course.rule,
          .is_held_up = true,
          .is_unwritten = true});
  }

  [[nodiscard]] HeldName HeldAfter(const Course& course, std::size_t seen) const {
    return ChangeOf(course.base.salesforce, Between(member_.salesforce, course.salesforce, seen))
        .value;
  }

  [[nodiscard]] HeldName MarketoAfter(const Course& course, std::size_t seen) const {
    return ChangeOf(course.base.marketo, Between(member_.marketo, course.marketo, seen)).value;
  }

  static std::span<const MemberEdit* const> Between(const Edits& edits, std::size_t from,
                                                    std::size_t to) {
    return std::span(edits).subspan(from, to - from);
  }

  [[nodiscard]] std::vector<Outcome> Meet(const Course& course, std::size_t marketo,
                                          std::size_t salesforce) const {
    const auto in_marketo = Between(member_.marketo, course.marketo, marketo);
    const auto in_salesforce = Between(member_.salesforce, course.salesforce, salesforce);
    const SideChange mine = ChangeOf(course.base.marketo, in_marketo);
    SideChange theirs = ChangeOf(course.base.salesforce, in_salesforce);
    const MemberEdit* newest = NewestOf(in_marketo, in_salesforce);
    if (newest == nullptr) return rules_.Meet(mine, theirs, {});
    const PersonTypes types =
        TypesBetween(type_changes_, *newest, std::max(calls_.from, newest->journal), calls_.to);
    if (in_salesforce.empty()) return rules_.Meet(mine, theirs, types);
    std::vector<Outcome> outcomes;
    const MemberEdit& last = *in_salesforce.back();
    for (const Instant time : TimesShown(sightings_, last, calls_.from, calls_.to)) {
      theirs.at = time;
      const std::vector<Outcome> more = rules_.Meet(mine, theirs, types);
      outcomes.insert(outcomes.end(), more.begin(), more.end());
    }
    return outcomes;
  }

  // What was done and undone in between is no change; a removal in between is seen all the same.
  [[nodiscard]] SideChange ChangeOf(HeldName base, std::span<const MemberEdit* const> edits) const {
    if (edits.empty()) return {ChangeKind::kNone, base, {}};
    const MemberEdit& last = *edits.back();
    SideChange change{ChangeKind::kNone, std::nullopt, last.at};
    if (last.value) change.value = std::string_view(*last.value);
    const bool was_removed =
        std::ranges::any_of(edits, [](const MemberEdit* edit) { return !edit->value; });
    if (!base) {
      change.kind = last.value ? ChangeKind::kAdded : ChangeKind::kNone;
    } else if (!last.value) {
      change.kind = ChangeKind::kRemoved;
    } else if (was_removed) {
      change.kind = ChangeKind::kReplaced;
    } else if (!rules_.IsSame(base, change.value)) {
      change.kind = ChangeKind::kStatus;
    }
    return change;
  }

  void Keep(const Course& course) {
    const auto known = std::ranges::find_if(courses_, [&](const Course& one) {
      return one.base == course.base && one.marketo == course.marketo &&
             one.salesforce == course.salesforce;
    });
    if (known != courses_.end()) {
      known->is_held_up = known->is_held_up || course.is_held_up;
      known->is_unwritten = known->is_unwritten && course.is_unwritten;
      return;
    }
    overflown_ = overflown_ || courses_.size() == kCoursesMax;
    if (!overflown_) courses_.push_back(course);
  }

  void AddState(std::vector<Outcome>& states, const Outcome& state) const {
    const bool is_known = std::ranges::any_of(states, [&](const Outcome& one) {
      return rules_.IsSame(one.sides.marketo, state.sides.marketo) &&
             rules_.IsSame(one.sides.salesforce, state.sides.salesforce);
    });
    if (!is_known) states.push_back(state);
  }

  const LawView& rest_;
  const PairRules& rules_;
  const MemberTimeline& member_;
  std::vector<TypeChange> type_changes_;
  std::vector<RowSighting> sightings_;
  Calls calls_;            // of the round that is passed
  bool may_fail_ = false;  // something may be in its way
  std::vector<Course> courses_;
  bool overflown_ = false;
};

}  // namespace

std::optional<std::vector<Outcome>> LegalStates(const LawView& rest, const PairRules& rules,
                                                const SyncRounds& rounds,
                                                const MemberTimeline& told) {
  MemberTimeline seen = told;
  seen.salesforce = SeenEdits(rest, told.salesforce);
  CourseFold fold(rest, rules, seen);
  if (seen.IsEdited()) {
    for (const SyncRound& round : rounds.rounds) {
      fold.Pass(round, round.last > rounds.first_other_act);
    }
  }
  return fold.Close();
}

}  // namespace campsync::harness
