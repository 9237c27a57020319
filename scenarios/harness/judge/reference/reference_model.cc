// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/reference_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/reason_holds.h"
#include "scenarios/harness/judge/reference/legal_states.h"
#include "scenarios/harness/judge/reference/member_timeline.h"
#include "scenarios/harness/judge/reference/pair_rules.h"
#include "scenarios/harness/judge/reference/sync_rounds.h"

namespace campsync::harness {
namespace {

bool MayRun(const WorldView& world) {
  return world.marketo.settings.sync_enabled && world.marketo.settings.campaign_sync_enabled &&
         world.salesforce.sync_user.is_active && world.salesforce.sync_user.marketing_user;
}

bool IsInUse(const WorldView& world, salesforce::CampaignId id) {
  const salesforce::Campaign* campaign = world.salesforce.FindCampaign(id);
  return campaign != nullptr && campaign->is_active &&
         !world.salesforce.hidden_campaigns.contains(id);
}

std::string Text(HeldName status) { return status ? std::string(*status) : "nothing"; }

std::string Text(const Sides& sides) {
  return fmt::format("Marketo {}, Salesforce {}", Text(sides.marketo), Text(sides.salesforce));
}

// One linked pair: whether the model covers it, and its rules.
class PairModel {
 public:
  PairModel(const WorldView& start, const LawView& rest, const store::LinkRecord& link)
      : labels_(rest.labels),
        edits_(rest.history.status_edits),
        first_(ChannelOf(start, link)),
        last_(ChannelOf(rest.after, link)),
        rows_first_(RowsOf(start, link)),
        rows_last_(RowsOf(rest.after, link)),
        rules_(rest.after, rest, link),
        enters_at_first_(rest.policy.inbound_unknown_status == InboundUnknownStatus::kFirstStatus),
        reason_(FindReason(start, rest.after, link)) {}

  /// nullopt: its members can be judged.
  [[nodiscard]] std::optional<NotJudged> reason() const { return reason_; }
  [[nodiscard]] const PairRules& rules() const { return rules_; }

  /// Whether the statuses that the member has to do with mean the same from the start to rest.
  [[nodiscard]] bool IsSettledFor(const MemberTimeline& member) const {
    const auto is_settled = [this](const MemberEdit* edit) {
      return !edit->value || IsSettled(std::string_view(*edit->value));
    };
    // Which status is the first is a matter of all of them.
    if (enters_at_first_ && *first_ != *last_) return false;
    return IsSettled(member.start.marketo) && IsSettled(member.start.salesforce) &&
           IsSettled(member.rest.marketo) && IsSettled(member.rest.salesforce) &&
           std::ranges::all_of(member.marketo, is_settled) &&
           std::ranges::all_of(member.salesforce, is_settled);
  }

 private:
  [[nodiscard]] std::optional<NotJudged> FindReason(const WorldView& start, const WorldView& rest,
                                                    const store::LinkRecord& link) const {
    const bool is_same = std::ranges::any_of(start.links, [&](const store::LinkRecord& one) {
      return one.program == link.program && one.campaign == link.campaign &&
             one.epoch == link.epoch && one.state == store::LinkState::kLinked;
    });
    if (!is_same || link.state != store::LinkState::kLinked) return NotJudged::kLinkChanged;
    if (first_ == nullptr || last_ == nullptr || first_->id != last_->id) {
      return NotJudged::kDefinitionsChanged;
    }
    if (!MayRun(rest) || !IsInUse(rest, link.campaign)) return NotJudged::kSyncStopped;
    return std::nullopt;
  }

  // A status that changed and changed back decided by what it was in between.
  [[nodiscard]] bool WasEdited(HeldName status) const {
    return std::ranges::any_of(edits_, [&](const StatusEdit& edit) {
      return edit.channel == last_->id && rules_.IsSame(edit.name, status);
    });
  }

  [[nodiscard]] bool IsSettled(HeldName status) const {
    return !status ||
           (!WasEdited(status) && DefinitionIn(*first_, status) == DefinitionIn(*last_, status) &&
            RowNamed(rows_first_, status) == RowNamed(rows_last_, status));
  }

  using Rows = std::vector<salesforce::CampaignMemberStatus>;
  static Rows RowsOf(const WorldView& world, const store::LinkRecord& link) {
    Rows rows;
    std::ranges::copy_if(world.salesforce.statuses, std::back_inserter(rows),
                         [&](const auto& row) { return row.campaign == link.campaign; });
    return rows;
  }
  // nullopt: the campaign has no such label. A label that goes from one row to another takes the
  // members of neither along.
  [[nodiscard]] std::optional<salesforce::CampaignMemberStatusId> RowNamed(const Rows& rows,
                                                                           HeldName status) const {
    const auto found = std::ranges::find_if(
        rows, [&](const auto& row) { return rules_.IsSame(labels_.Text(row.label), status); });
    if (found == rows.end()) return std::nullopt;
    return found->id;
  }

  static const marketo::Channel* ChannelOf(const WorldView& world, const store::LinkRecord& link) {
    const marketo::Program* program = world.marketo.FindProgram(link.program);
    return program == nullptr ? nullptr : world.marketo.FindChannel(program->channel);
  }

  // nullopt: the channel has no such status.
  [[nodiscard]] std::optional<marketo::ProgressionStatus> DefinitionIn(
      const marketo::Channel& channel, HeldName status) const {
    const auto found = std::ranges::find_if(channel.statuses, [&](const auto& one) {
      return !one.retired && rules_.IsSame(labels_.Text(one.name), status);
    });
    if (found == channel.statuses.end()) return std::nullopt;
    return *found;
  }

  const LabelTable& labels_;
  const std::vector<StatusEdit>& edits_;
  const marketo::Channel* first_;  // at the start; nullptr: no such program
  const marketo::Channel* last_;   // at rest, as well
  std::vector<salesforce::CampaignMemberStatus> rows_first_;  // of the campaign
  std::vector<salesforce::CampaignMemberStatus> rows_last_;
  PairRules rules_;
  bool enters_at_first_ = false;  // an unknown status enters the program at the first one
  std::optional<NotJudged> reason_;
};

class ReferenceModel {
 public:
  ReferenceModel(const WorldView& start, const LawView& rest) : start_(start), rest_(rest) {}

  ReferenceJudgement Judge() {
    CountUnlinked();
    for (const MemberTimeline& member : TimelinesOf(start_, rest_)) {
      const auto [pair, is_new] =
          pairs_.try_emplace(member.link->program, start_, rest_, *member.link);
      JudgeMember(pair->second, member);
    }
    return std::move(judgement_);
  }

 private:
  void Count(NotJudged reason) { ++judgement_.tally.not_judged[static_cast<std::size_t>(reason)]; }

  // Edits of pairs that were linked when they were made and are so no more.
  void CountUnlinked() {
    std::set<AnyMemberKey> members;
    for (const MemberEdit& edit : rest_.history.edits) {
      if (edit.link_epoch != 0 && !IsLinked(edit)) members.insert(edit.member);
    }
    for (std::size_t i = 0; i < members.size(); ++i) Count(NotJudged::kLinkChanged);
  }

  [[nodiscard]] bool IsLinked(const MemberEdit& edit) const {
    const auto* in_program = std::get_if<marketo::MemberKey>(&edit.member);
    const auto* in_campaign = std::get_if<salesforce::MemberKey>(&edit.member);
    return std::ranges::any_of(rest_.after.links, [&](const store::LinkRecord& link) {
      if (!store::Joins(link.state)) return false;
      return in_program != nullptr ? link.program == in_program->program
                                   : link.campaign == in_campaign->campaign;
    });
  }

  void JudgeMember(const PairModel& pair, const MemberTimeline& member) {
    std::optional<NotJudged> reason = pair.reason();
    if (!reason) reason = ReasonOf(pair, member);
    std::optional<std::vector<Outcome>> legal;
    if (!reason) {
      if (!rounds_) rounds_ = RoundsOf(rest_.journal);
      legal = LegalStates(rest_, pair.rules(), *rounds_, member);
      if (!legal) reason = NotJudged::kManyStates;
    }
    if (reason) {
      if (member.IsEdited()) Count(*reason);
      return;
    }
    ++(member.IsEdited() ? judgement_.tally.edited : judgement_.tally.untouched);
    const bool is_legal = std::ranges::any_of(*legal, [&](const Outcome& one) {
      return pair.rules().IsSame(one.sides.marketo, member.rest.marketo) &&
             pair.rules().IsSame(one.sides.salesforce, member.rest.salesforce);
    });
    if (!is_legal) judgement_.findings.push_back(FindingOf(member, *legal));
  }

  [[nodiscard]] std::optional<NotJudged> ReasonOf(const PairModel& pair,
                                                  const MemberTimeline& member) const {
    if (member.is_moved) return NotJudged::kMembershipMoved;
    if (!pair.IsSettledFor(member)) return NotJudged::kDefinitionsChanged;
    const bool agreed = pair.rules().IsSame(member.start.marketo, member.start.salesforce);
    if (!agreed && !IsListed(start_, member)) return NotJudged::kNoCommonStart;
    if (WaitsForAnError(member)) return NotJudged::kListedError;
    return std::nullopt;
  }

  // Kept apart by a rule; an error is no such thing, its edit still waits.
  [[nodiscard]] bool IsListed(const WorldView& world, const MemberTimeline& member) const {
    return std::ranges::any_of(ListedReasons(world, Linked(world, member)),
                               [](const store::Disposition* reason) {
                                 return std::holds_alternative<store::Diverged>(*reason);
                               });
  }

  [[nodiscard]] bool WaitsForAnError(const MemberTimeline& member) const {
    const LinkedMember linked = Linked(rest_.after, member);
    return std::ranges::any_of(
        ListedReasons(rest_.after, linked), [&](const store::Disposition* reason) {
          const auto* blocked = std::get_if<store::Blocked>(reason);
          return blocked != nullptr && ErrorHolds(rest_, linked, blocked->code);
        });
  }

  [[nodiscard]] LinkedMember Linked(const WorldView& world, const MemberTimeline& member) const {
    LinkedMember linked{.link = member.link, .person = member.person};
    if (member.person != nullptr) {
      linked.member = world.salesforce.FindMember(member.link->campaign, *member.person);
    } else {
      const auto found = std::ranges::find_if(
          world.salesforce.members, [&](const salesforce::CampaignMember& row) {
            return row.campaign == member.link->campaign &&
                   rest_.after.salesforce.PresentRecord(row.person) == *member.reference;
          });
      if (found != world.salesforce.members.end()) linked.member = &*found;
    }
    linked.marketo = Held(member, member.rest.marketo);
    linked.salesforce = Held(member, member.rest.salesforce);
    return linked;
  }

  [[nodiscard]] std::optional<HeldStatus> Held(const MemberTimeline& member,
                                               HeldName status) const {
    if (!status) return std::nullopt;
    const auto step = StepOf(rest_, member.link->program, *status);
    return HeldStatus{std::string(*status), step, step.has_value()};
  }

  [[nodiscard]] Finding FindingOf(const MemberTimeline& member,
                                  const std::vector<Outcome>& legal) const {
    Finding finding{.judge = std::string(kReferenceJudge), .rule = std::string(legal.front().rule)};
    if (finding.rule.empty()) finding.rule = "MK-MEMBER-08";
    std::string allowed;
    for (const Outcome& one : legal) {
      allowed += (allowed.empty() ? "" : "; or ") + Text(one.sides);
    }
    finding.sentence =
        fmt::format("{} ended as {}, but the rules lead to {}",
                    Linked(rest_.after, member).Describe(rest_.names), Text(member.rest), allowed);
    finding.lines.push_back("at the start: " + Text(member.start));
    for (const MemberEdit* edit : EditsInOrder(member)) {
      finding.place = edit->place;
      finding.lines.push_back(
          fmt::format("{} line {}: {} {}", FormatInstant(edit->at), edit->place.line,
                      edit->side() == Side::kMarketo ? "Marketo" : "Salesforce",
                      edit->value ? "set to " + *edit->value : std::string("removed")));
    }
    return finding;
  }

  static std::vector<const MemberEdit*> EditsInOrder(const MemberTimeline& member) {
    std::vector<const MemberEdit*> edits(member.marketo);
    edits.insert(edits.end(), member.salesforce.begin(), member.salesforce.end());
    std::ranges::sort(edits, {}, &MemberEdit::id);
    return edits;
  }

  const WorldView& start_;
  const LawView& rest_;
  std::map<marketo::ProgramId, PairModel> pairs_;
  std::optional<SyncRounds> rounds_;
  ReferenceJudgement judgement_;
};

}  // namespace

ReferenceJudgement JudgeByReferenceModel(const WorldView& start, const LawView& rest) {
  return ReferenceModel(start, rest).Judge();
}

}  // namespace campsync::harness
