// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/pair_rules.h"

#include <algorithm>

#include "core/check.h"
#include "scenarios/harness/judge/edit_conflict.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {
namespace {

Sides Both(HeldName status) { return {status, status}; }

}  // namespace

PairRules::PairRules(const WorldView& world, const LawView& run, const store::LinkRecord& link)
    : policy_(run.policy), tolerance_(ClockToleranceOf(run.journal)) {
  const marketo::Program* program = world.marketo.FindProgram(link.program);
  const marketo::Channel* channel =
      program == nullptr ? nullptr : world.marketo.FindChannel(program->channel);
  if (channel != nullptr) {
    for (const marketo::ProgressionStatus& status : channel->statuses) {
      if (status.retired || status.IsNotInProgram()) continue;
      steps_.emplace_back(run.labels.Text(status.name), status.step);
    }
  }
  for (const salesforce::CampaignMemberStatus& status : world.salesforce.statuses) {
    if (status.campaign == link.campaign) labels_.push_back(run.labels.Text(status.label));
  }
}

bool PairRules::IsTie(const SideChange& one, const SideChange& other) const {
  return one.at <= other.at + tolerance_ && other.at <= one.at + tolerance_;
}

bool PairRules::IsSame(HeldName left, HeldName right) const {
  if (!left || !right) return !left && !right;
  return SameStatus(policy_.match_case, *left, *right);
}

std::optional<std::int32_t> PairRules::StepOf(HeldName status) const {
  const auto found =
      std::ranges::find_if(steps_, [&](const auto& one) { return IsSame(one.first, status); });
  if (found == steps_.end()) return std::nullopt;
  return found->second;
}

bool PairRules::HasLabel(HeldName status) const {
  return std::ranges::any_of(labels_,
                             [&](std::string_view label) { return IsSame(label, status); });
}

std::vector<Outcome> PairRules::Meet(const SideChange& marketo, const SideChange& salesforce,
                                     PersonTypes types) const {
  const bool edited_in_marketo = marketo.kind != ChangeKind::kNone;
  const bool edited_in_salesforce = salesforce.kind != ChangeKind::kNone;
  if (!edited_in_marketo && !edited_in_salesforce) return {{{marketo.value, salesforce.value}, ""}};
  if (IsSame(marketo.value, salesforce.value)) {
    return {{{marketo.value, salesforce.value}, "MK-MEMBER-08"}};
  }
  if (!edited_in_salesforce) return Push(marketo, salesforce);
  if (!edited_in_marketo) return Pull(marketo, salesforce);
  if (!marketo.value || !salesforce.value) return MeetRemoval(marketo, salesforce);
  return MeetStatus(marketo, salesforce, types);
}

PairRules::Outcomes PairRules::Push(const SideChange& marketo, const SideChange& salesforce) const {
  if (!marketo.value) {
    if (policy_.marketo_remove == Removal::kPropagate) return {{{}, "MK-REMOVE-02"}};
    return {{{std::nullopt, salesforce.value}, "MK-REMOVE-02"}};
  }
  if (!HasLabel(marketo.value)) {
    return {{{marketo.value, salesforce.value}, "MK-STATUS-14", true}};
  }
  if (salesforce.value) return {{Both(marketo.value), "MK-MEMBER-03"}};
  Outcomes outcomes{{Both(marketo.value), "MK-MEMBER-01"}};
  // Removed in Salesforce and kept in the program: whether a later status brings the member back is
  // nowhere written (MK-REMOVE-03).
  if (marketo.kind == ChangeKind::kStatus) {
    outcomes.push_back({{marketo.value, std::nullopt}, "MK-REMOVE-03"});
  }
  return outcomes;
}

PairRules::Outcomes PairRules::Pull(const SideChange& marketo, const SideChange& salesforce) const {
  if (!salesforce.value) {
    if (policy_.salesforce_remove == Removal::kPropagate) return {{{}, "MK-REMOVE-01"}};
    return {{{marketo.value, std::nullopt}, "MK-REMOVE-01"}};
  }
  if (!StepOf(salesforce.value)) return PullUnknown(marketo.value, salesforce.value);
  if (!marketo.value) {
    Outcomes outcomes{{Both(salesforce.value), "MK-MEMBER-02"}};
    if (salesforce.kind == ChangeKind::kStatus) {
      outcomes.push_back({{std::nullopt, salesforce.value}, "MK-REMOVE-03"});
    }
    return outcomes;
  }
  // A new membership knows no earlier step (MK-STATUS-05), where the removal itself counts.
  const bool is_new =
      salesforce.kind == ChangeKind::kReplaced && policy_.salesforce_remove == Removal::kPropagate;
  if (is_new) return {{Both(salesforce.value), "MK-STATUS-05"}};
  return PullGuarded(marketo.value, salesforce.value);
}

PairRules::Outcomes PairRules::PullGuarded(HeldName marketo, HeldName salesforce) const {
  const auto present = StepOf(marketo);
  const auto wanted = StepOf(salesforce);
  if (!present || !wanted || *wanted >= *present) return {{Both(salesforce), "MK-MEMBER-03"}};
  switch (policy_.inbound_downgrade) {
    case InboundDowngrade::kDivergeAndReport:
      return {{{marketo, salesforce}, "MK-STATUS-11"}};
    case InboundDowngrade::kPushBack:
      return {{Both(marketo), "MK-STATUS-11"}};
    case InboundDowngrade::kAccept:
      return {{Both(salesforce), "MK-STATUS-11"}};
  }
  CAMPSYNC_UNREACHABLE();
}

PairRules::Outcomes PairRules::PullUnknown(HeldName marketo, HeldName salesforce) const {
  constexpr std::string_view kRule = "MK-STATUS-13";
  if (policy_.inbound_unknown_status == InboundUnknownStatus::kRecordError) {
    return {{{marketo, salesforce}, kRule, true}};
  }
  if (marketo) return {{{marketo, salesforce}, kRule}};
  const auto first =
      std::ranges::min_element(steps_, {}, [](const auto& one) { return one.second; });
  Outcomes outcomes;
  for (const auto& [status, step] : steps_) {  // several may share the lowest step
    if (step == first->second) outcomes.push_back({{status, salesforce}, kRule});
  }
  return outcomes;
}

PairRules::Outcomes PairRules::MeetRemoval(const SideChange& marketo,
                                           const SideChange& salesforce) const {
  const SideChange& added = marketo.value ? marketo : salesforce;
  const SideChange& removed = marketo.value ? salesforce : marketo;
  bool add_wins = false;
  bool removal_wins = false;
  switch (policy_.add_remove_conflict) {
    case AddRemoveConflict::kLaterWins:
      add_wins = IsTie(added, removed) || added.at > removed.at;
      removal_wins = IsTie(added, removed) || removed.at > added.at;
      break;
    case AddRemoveConflict::kAddWins:
      add_wins = true;
      break;
    case AddRemoveConflict::kRemoveWins:
      removal_wins = true;
      break;
  }
  Outcomes outcomes;
  const auto add = [&](Outcomes more) {
    for (Outcome& one : more) {
      if (!one.waits) one.rule = "MK-CONFLICT-04";
      outcomes.push_back(one);
    }
  };
  const SideChange gone{.kind = ChangeKind::kNone};
  if (add_wins && marketo.value) {
    add(Push({ChangeKind::kAdded, marketo.value, marketo.at}, gone));
  }
  if (add_wins && salesforce.value) {
    add(Pull(gone, {ChangeKind::kAdded, salesforce.value, salesforce.at}));
  }
  if (removal_wins) add(marketo.value ? Pull(marketo, salesforce) : Push(marketo, salesforce));
  return outcomes;
}

PairRules::Winners PairRules::ByPersonType(PersonTypes types) {
  return {.marketo = types.may_be_other, .salesforce = types.may_be_contact};
}

PairRules::Winners PairRules::StatusWinners(const SideChange& marketo, const SideChange& salesforce,
                                            PersonTypes types) const {
  const std::int32_t mine = StepOf(marketo.value).value_or(0);
  const std::int32_t theirs = StepOf(salesforce.value).value_or(0);
  switch (policy_.status_conflict) {
    case StatusConflict::kHigherStep:
      if (mine == theirs) return ByPersonType(types);
      return {.marketo = mine > theirs, .salesforce = theirs > mine};
    case StatusConflict::kByPersonType:
      return ByPersonType(types);
    case StatusConflict::kLastWriter: {
      Winners winners = IsTie(marketo, salesforce) ? ByPersonType(types) : Winners{};
      (marketo.at > salesforce.at ? winners.marketo : winners.salesforce) = true;
      return winners;
    }
    case StatusConflict::kPullThenPush: {
      const bool may_go_down = policy_.inbound_downgrade == InboundDowngrade::kAccept;
      const bool pulled = theirs >= mine || may_go_down;
      return {.marketo = !pulled, .salesforce = pulled};
    }
  }
  CAMPSYNC_UNREACHABLE();
}

PairRules::Outcomes PairRules::MeetStatus(const SideChange& marketo, const SideChange& salesforce,
                                          PersonTypes types) const {
  const bool is_known = StepOf(salesforce.value).has_value();
  const Winners winners =
      is_known ? StatusWinners(marketo, salesforce, types) : Winners{true, true};
  Outcomes outcomes;
  if (winners.marketo) {
    outcomes = Push(marketo, salesforce);
    if (!outcomes.front().waits) outcomes.front().rule = "MK-CONFLICT-03";
  }
  if (!winners.salesforce) return outcomes;
  const Outcomes pulled = is_known ? PullGuarded(marketo.value, salesforce.value)
                                   : PullUnknown(marketo.value, salesforce.value);
  for (Outcome one : pulled) {
    if (one.rule == "MK-MEMBER-03") one.rule = "MK-CONFLICT-03";
    outcomes.push_back(one);
  }
  return outcomes;
}

}  // namespace campsync::harness
