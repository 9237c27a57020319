// SPDX-License-Identifier: Apache-2.0
//
// Facts, PartyLink and Summary: a member of a linked campaign and the decision about it, written in
// words, for tests of planning. The channel is the Party example of MK-STATUS plus a status that
// was retired. Nothing here decides anything.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/overload.h"
#include "core/sync/member_plan.h"

namespace campsync::test {

/// One side of a member. A status by name; empty: no member. `now` as `new Invited` is another
/// CampaignMember id or membership date: removed and added again.
struct SideFacts {
  std::string_view base;
  std::string_view now;
};

enum class Later { kTie, kMarketo, kSalesforce };

struct Facts {
  SideFacts salesforce;
  SideFacts marketo;
  Later later = Later::kTie;
  PersonKind person = PersonKind::kLead;
  bool person_deleted = false;
  bool row_moved = false;
  bool rewrites_exhausted = false;
  store::Disposition disposition = {};
  std::string_view apart_by = {};

  Facts& Salesforce(std::string_view base, std::string_view now) {
    salesforce = {base, now};
    return *this;
  }
  Facts& Salesforce(std::string_view unchanged) { return Salesforce(unchanged, unchanged); }
  Facts& Marketo(std::string_view base, std::string_view now) {
    marketo = {base, now};
    return *this;
  }
  Facts& Marketo(std::string_view unchanged) { return Marketo(unchanged, unchanged); }
  Facts& LaterIs(Later side) {
    later = side;
    return *this;
  }
  Facts& Person(PersonKind kind) {
    person = kind;
    return *this;
  }
  /// The lead or contact was deleted in Salesforce.
  Facts& PersonDeleted() {
    person_deleted = true;
    return *this;
  }
  /// The campaign member belongs to another person now.
  Facts& RowMoved() {
    row_moved = true;
    return *this;
  }
  /// Salesforce's former value was written back three times within the hour.
  Facts& RewritesExhausted() {
    rewrites_exhausted = true;
    return *this;
  }
  Facts& Disposition(store::Disposition one) {
    disposition = one;
    return *this;
  }
  /// Something is in the way, and the sides of the base stand apart by this rule.
  Facts& BlockedAndApartBy(std::string_view rule) {
    disposition = store::Blocked{.code = ErrorCode::kUnableToLockRow};
    apart_by = rule;
    return *this;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Facts& facts) {
  constexpr std::array kLater = {"tie", "Marketo later", "Salesforce later"};
  constexpr std::array kPerson = {"not in Salesforce", "lead", "contact"};
  return out << fmt::format("Salesforce '{}' > '{}', Marketo '{}' > '{}', {}, {}{}",
                            facts.salesforce.base, facts.salesforce.now, facts.marketo.base,
                            facts.marketo.now, kLater[static_cast<std::size_t>(facts.later)],
                            kPerson[static_cast<std::size_t>(facts.person)],
                            facts.person_deleted ? ", deleted" : "");
}

/// Statuses of the channel in definition order; No Show and Attended share a step.
inline constexpr std::array<std::string_view, 5> kPartyStatuses = {
    "Invited", "Registered", "No Show", "Attended", "Waiting"};
/// A status of the campaign that the channel lacks.
inline constexpr std::string_view kUnknownStatus = "VIP";

/// Channel Party (Invited 10, Registered 20, No Show 30, Attended 30*, Waiting 5 retired) linked
/// with a campaign that has the same statuses and VIP. Its parts may be changed before Decide().
class PartyLink {
 public:
  /// Texts in `first` get the first handles of the label table.
  explicit PartyLink(const std::vector<std::string_view>& first = {}) {
    for (const auto text : first) labels.Intern(text);
    channel = {
        .id = {1}, .name = "Party", .statuses = {{.id = {100}, .name = Text("Not in Program")}}};
    AddStatus({.id = {1}, .name = Text("Invited"), .step = 10});
    AddStatus({.id = {2}, .name = Text("Registered"), .step = 20});
    AddStatus({.id = {3}, .name = Text("No Show"), .step = 30});
    AddStatus({.id = {4}, .name = Text("Attended"), .step = 30, .success = true});
    AddStatus({.id = {5}, .name = Text("Waiting"), .step = 5, .retired = true});
    AddRow(kUnknownStatus);
  }

  LabelTable labels;
  marketo::Channel channel;
  std::vector<store::StatusRecord> rows;
  SyncPolicy policy;
  bool campaign_is_active = true;

  Label Text(std::string_view text) { return labels.Intern(text); }

  /// Switches as on the command line: `match=equal retry=on_change`.
  PartyLink& Policy(std::string_view settings) {
    while (!settings.empty()) {
      const auto one = settings.substr(0, settings.find(' '));
      settings.remove_prefix(std::min(one.size() + 1, settings.size()));
      const auto equals = one.find('=');
      EXPECT_TRUE(SetPolicySwitch(policy, one.substr(0, equals), one.substr(equals + 1))) << one;
    }
    return *this;
  }

  marketo::ProgressionStatus& Status(std::string_view name) {
    return *std::ranges::find(channel.statuses, Text(name), &marketo::ProgressionStatus::name);
  }
  store::StatusRecord& Row(std::string_view label) {
    return *std::ranges::find(rows, Text(label), &store::StatusRecord::label);
  }
  void AddStatus(const marketo::ProgressionStatus& status) {
    channel.statuses.push_back(status);
    AddRow(labels.Text(status.name)).marketo_status = status.id;
  }
  store::StatusRecord& AddRow(std::string_view label) {
    const auto id = fmt::format("01Y{:012}", rows.size() + 1);
    return rows.emplace_back(
        store::StatusRecord{.row = salesforce::CampaignMemberStatusId::FromFifteen(id),
                            .campaign = campaign,
                            .label = Text(label),
                            .is_default = rows.empty()});
  }

  /// What DecideMember is given.
  MemberFacts FactsOf(const Facts& facts) {
    const Instant noon{1'780'000'000'000};
    const Instant one{noon + Duration::Minutes(60)};
    return {.salesforce = {.base = Seen(facts.salesforce.base),
                           .now = Seen(facts.salesforce.now),
                           .changed_at = facts.later == Later::kSalesforce ? one : noon},
            .marketo = {.base = Held(facts.marketo.base),
                        .now = Held(facts.marketo.now),
                        .changed_at = facts.later == Later::kMarketo ? one : noon},
            .departure = DepartureOf(facts),
            .person = facts.person,
            .person_deleted_in_salesforce = facts.person_deleted,
            .disposition = facts.disposition,
            .apart_by = Text(facts.apart_by),
            .rewrites_exhausted = facts.rewrites_exhausted};
  }

  /// Calls `act(MemberFacts, LinkFacts)`.
  template <class Act>
  MemberDecision With(const Facts& facts, Act act) {
    const ChannelView view(channel, labels, policy.match_case);
    const CampaignStatuses statuses(rows, labels, policy.match_case);
    const ClockOffset clocks;
    return act(FactsOf(facts), LinkFacts{.channel = view,
                                         .statuses = statuses,
                                         .policy = policy,
                                         .clocks = clocks,
                                         .labels = labels,
                                         .campaign_is_active = campaign_is_active});
  }
  MemberDecision Decide(const Facts& facts) {
    return With(facts,
                [](const auto& member, const auto& link) { return DecideMember(member, link); });
  }

  /// `pull MK-STATUS-11: set Registered below; inbound-downgrade`: outcome, rule, action, and the
  /// switches that were read.
  std::string Summary(const MemberDecision& decision) {
    auto text = fmt::format("{} {}: {}", NameOf(decision.outcome), decision.rule.text(),
                            Words(decision.action));
    if (!decision.switches.empty()) text += fmt::format("; {}", fmt::join(decision.switches, ", "));
    return text;
  }
  std::string Summary(const Facts& facts) { return Summary(Decide(facts)); }

  std::string Words(const Action& action) {
    const auto name = [this](marketo::StatusId id) { return NameOfStatus(id); };
    return std::visit(
        Overload{
            [](const KeepBase&) -> std::string { return "keep base"; },
            [](const AdvanceBase&) -> std::string { return "advance base"; },
            [&](const PushCreate& push) {
              return fmt::format("create {}", labels.Text(push.status));
            },
            [&](const PushUpdate& push) {
              return fmt::format("update {}", labels.Text(push.status));
            },
            [](const PushDelete&) -> std::string { return "delete"; },
            [&](const PullSet& pull) {
              return fmt::format("set {}{}", name(pull.status),
                                 pull.allow_lower_step ? " below" : "");
            },
            [](const PullRemove&) -> std::string { return "remove"; },
            [&](const PullReplace& pull) { return fmt::format("replace {}", name(pull.status)); },
            [](const Diverge& diverge) {
              return diverge.policy_switch.empty()
                         ? std::string("diverge")
                         : fmt::format("diverge by {}", diverge.policy_switch);
            },
            [](const Block& block) {
              return fmt::format("{} on {}", Describe(block.code).name, NameOf(block.waits_on));
            }},
        action);
  }

  std::string_view NameOfStatus(marketo::StatusId id) const {
    for (const auto& status : channel.statuses) {
      if (status.id == id) return labels.Text(status.name);
    }
    return "no such status";
  }

  const salesforce::CampaignId campaign = salesforce::CampaignId::FromFifteen("701000000000001");

 private:
  static constexpr std::string_view kNew = "new ";

  static Departure DepartureOf(const Facts& facts) {
    if (facts.row_moved) return Departure::kRowMoved;
    return facts.person_deleted ? Departure::kPersonDeleted : Departure::kMemberRemoved;
  }

  std::optional<store::SalesforceSeen> Seen(std::string_view words) {
    if (words.empty()) return std::nullopt;
    const bool is_new = words.starts_with(kNew);
    if (is_new) words.remove_prefix(kNew.size());
    const auto* id = is_new ? "00v000000000002" : "00v000000000001";
    return store::SalesforceSeen{salesforce::CampaignMemberId::FromFifteen(id), Text(words)};
  }
  std::optional<marketo::MemberState> Held(std::string_view words) {
    if (words.empty()) return std::nullopt;
    const bool is_new = words.starts_with(kNew);
    if (is_new) words.remove_prefix(kNew.size());
    return marketo::MemberState{Status(words).id, Instant{is_new ? 2000 : 1000}};
  }
};

}  // namespace campsync::test
