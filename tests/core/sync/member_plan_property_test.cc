// SPDX-License-Identifier: Apache-2.0
//
// Laws of the decision table: they hold for every pair of sides and every value of every switch.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/member_plan.h"
#include "tests/core/sync/member_facts.h"
#include "tests/support/generators.h"

namespace campsync {
namespace {

using test::Facts;
using test::Later;
using test::PartyLink;
using test::SideFacts;

/// A member and the switches that planning reads.
struct Case {
  Facts facts;
  std::string policy;
};

void showValue(const Case& one, std::ostream& out) { out << one.facts << "; " << one.policy; }

// Texts that Facts can point to.
constexpr std::array<std::string_view, 12> kSalesforceNow = {
    "",    "Invited",     "Registered",     "No Show",     "Attended",     "Waiting",
    "VIP", "new Invited", "new Registered", "new No Show", "new Attended", "new VIP"};
constexpr std::array<std::string_view, 10> kMarketoNow = {
    "",        "Invited",     "Registered",     "No Show",     "Attended",
    "Waiting", "new Invited", "new Registered", "new No Show", "new Attended"};

/// Half of the sides are unchanged: those are most members of a real cycle.
template <std::size_t kSize>
rc::Gen<SideFacts> Sides(const std::array<std::string_view, kSize>& now) {
  const std::vector<std::string_view> values(now.begin(), now.end());
  const std::vector<std::string_view> bases(values.begin(), values.begin() + 6);
  return rc::gen::apply(
      [](std::string_view base, std::string_view value, bool unchanged) {
        return SideFacts{base, unchanged ? base : value};
      },
      rc::gen::elementOf(bases), rc::gen::elementOf(values), rc::gen::arbitrary<bool>());
}

rc::Gen<std::string> Policies() {
  constexpr std::array<std::string_view, 7> kRead = {
      "inbound-downgrade", "status-conflict",   "add-remove-conflict",   "salesforce-remove",
      "marketo-remove",    "inactive-campaign", "inbound-unknown-status"};
  return rc::gen::exec([kRead] {
    std::string policy;
    for (const auto& one : PolicySwitches()) {
      if (std::ranges::find(kRead, one.name) == kRead.end()) continue;
      if (!policy.empty()) policy += ' ';
      policy += fmt::format("{}={}", one.name, *rc::gen::elementOf(one.values));
    }
    return policy;
  });
}

rc::Gen<Case> Cases() {
  return rc::gen::apply(
      [](SideFacts salesforce, SideFacts marketo, int later, int person, std::string policy) {
        Case one{.policy = std::move(policy)};
        one.facts.salesforce = salesforce;
        one.facts.marketo = marketo;
        one.facts.later = static_cast<Later>(later);
        one.facts.person = static_cast<PersonKind>(person);
        return one;
      },
      Sides(kSalesforceNow), Sides(kMarketoNow), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3),
      Policies());
}

template <class... Actions>
bool IsAnyOf(const Action& action) {
  return (std::holds_alternative<Actions>(action) || ...);
}
bool WritesToSalesforce(const Action& action) {
  return IsAnyOf<PushCreate, PushUpdate, PushDelete>(action);
}
bool WritesToMarketo(const Action& action) {
  return IsAnyOf<PullSet, PullRemove, PullReplace>(action);
}
bool Reads(const MemberDecision& decision, std::string_view policy_switch) {
  return std::ranges::find(decision.switches, policy_switch) != decision.switches.end();
}

RC_GTEST_PROP(MemberPlanLaws, NeverPullALowerStepUnlessASwitchAcceptsIt, ()) {
  const Case one = *Cases();
  PartyLink link;
  link.Policy(one.policy);
  const auto decision = link.Decide(one.facts);
  const auto* pull = std::get_if<PullSet>(&decision.action);
  const auto held = link.FactsOf(one.facts).marketo.now;
  if (pull == nullptr || !held) return;
  const auto step = [&](marketo::StatusId id) { return link.Status(link.NameOfStatus(id)).step; };
  const bool lower = step(pull->status) < step(held->status);
  const bool accepts = link.policy.inbound_downgrade == InboundDowngrade::kAccept;
  RC_ASSERT(pull->allow_lower_step == lower);
  RC_ASSERT(!lower || (accepts && Reads(decision, "inbound-downgrade")));
}

RC_GTEST_PROP(MemberPlanLaws, ReplaceOnlyWhatSalesforceReplaced, ()) {
  const Case one = *Cases();
  PartyLink link;
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  if (!IsAnyOf<PullReplace>(decision.action)) return;
  RC_ASSERT(ChangeOf(link.FactsOf(one.facts).salesforce) == SideChange::kReplaced);
  RC_ASSERT(link.policy.salesforce_remove == Removal::kPropagate);
}

RC_GTEST_PROP(MemberPlanLaws, AdvanceTheBaseWheneverBothSidesAgree, ()) {
  Case one = *Cases();
  one.facts.salesforce.now = one.facts.marketo.now;
  PartyLink link;
  link.Policy(one.policy);
  const bool absent = !link.FactsOf(one.facts).marketo.now;
  RC_ASSERT(link.Summary(one.facts) ==
            (absent ? "agree MK-REMOVE-03: advance base" : "agree MK-MEMBER-08: advance base"));
}

RC_GTEST_PROP(MemberPlanLaws, KeepTheBaseOfADivergenceWhenNothingChanged, ()) {
  Case one = *Cases();
  one.facts.salesforce.now = one.facts.salesforce.base;
  one.facts.marketo.now = one.facts.marketo.base;
  one.facts.Disposition(store::Diverged{});
  const auto decision = PartyLink().Policy(one.policy).Decide(one.facts);
  RC_ASSERT((IsAnyOf<KeepBase, AdvanceBase>(decision.action)));
}

RC_GTEST_PROP(MemberPlanLaws, NeverWriteToTheSideThatMadeTheOnlyChange, ()) {
  const Case one = *Cases();
  PartyLink link;
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  const MemberFacts facts = link.FactsOf(one.facts);
  const bool salesforce_changed = ChangeOf(facts.salesforce) != SideChange::kUnchanged;
  const bool marketo_changed = ChangeOf(facts.marketo) != SideChange::kUnchanged;
  if (salesforce_changed == marketo_changed) return;
  if (marketo_changed) RC_ASSERT(!WritesToMarketo(decision.action));
  // Pushing back is the one answer to Salesforce's own change, and a switch has to ask for it.
  const bool pushes_back = link.policy.inbound_downgrade == InboundDowngrade::kPushBack &&
                           Reads(decision, "inbound-downgrade");
  if (salesforce_changed && !pushes_back) RC_ASSERT(!WritesToSalesforce(decision.action));
}

RC_GTEST_PROP(MemberPlanLaws, GiveAConflictExactlyOneWinner, ()) {
  const Case one = *Cases();
  PartyLink link;
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  const MemberFacts facts = link.FactsOf(one.facts);
  const auto salesforce = ChangeOf(facts.salesforce);
  const auto marketo = ChangeOf(facts.marketo);
  if (salesforce == SideChange::kUnchanged || marketo == SideChange::kUnchanged) return;
  if (decision.outcome == Outcome::kAgree) return;
  const bool removed = salesforce == SideChange::kRemoved || marketo == SideChange::kRemoved;
  RC_ASSERT(Reads(decision, removed ? "add-remove-conflict" : "status-conflict"));
  const bool pushes = WritesToSalesforce(decision.action);
  const bool pulls = WritesToMarketo(decision.action);
  RC_ASSERT(!(pushes && pulls));
  if (decision.outcome != Outcome::kSupersede) {
    RC_ASSERT((IsAnyOf<Diverge, Block>(decision.action)));
    return;
  }
  RC_ASSERT(pushes || pulls);
  // What is written is the winner's own value.
  auto value = pushes ? one.facts.marketo.now : one.facts.salesforce.now;
  if (value.starts_with("new ")) value.remove_prefix(4);
  const auto written = link.Words(decision.action);
  const bool removes = IsAnyOf<PushDelete, PullRemove>(decision.action);
  const bool first_instead = Reads(decision, "inbound-unknown-status");
  RC_ASSERT(value.empty() == removes);
  RC_ASSERT(written.find(value) != std::string::npos || first_instead);
}

RC_GTEST_PROP(MemberPlanLaws, DoNotDependOnTheOrderOfInterning, ()) {
  const Case one = *Cases();
  PartyLink usual;
  PartyLink reversed({"VIP", "Waiting", "Attended", "No Show", "Registered", "Invited"});
  RC_ASSERT(usual.Policy(one.policy).Summary(one.facts) ==
            reversed.Policy(one.policy).Summary(one.facts));
}

RC_GTEST_PROP(MemberPlanLaws, NameAnOutcomeThatFitsTheAction, ()) {
  const Case one = *Cases();
  PartyLink link;
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  const Action& action = decision.action;
  switch (decision.outcome) {
    case Outcome::kPush:
      RC_ASSERT(WritesToSalesforce(action));
      break;
    case Outcome::kPull:
      RC_ASSERT(WritesToMarketo(action));
      break;
    case Outcome::kSupersede:
      RC_ASSERT(WritesToMarketo(action) || WritesToSalesforce(action));
      break;
    case Outcome::kAgree:
      RC_ASSERT((IsAnyOf<KeepBase, AdvanceBase>(action)));
      break;
    case Outcome::kRefuse:
    case Outcome::kExplain:
      RC_ASSERT(IsAnyOf<Diverge>(action));
      break;
    case Outcome::kBlock:
      RC_ASSERT(IsAnyOf<Block>(action));
      break;
  }
}

RC_GTEST_PROP(MemberPlanLaws, NameTheSwitchThatKeepsTheSidesApart, ()) {
  const Case one = *Cases();
  const auto decision = PartyLink().Policy(one.policy).Decide(one.facts);
  const auto* diverge = std::get_if<Diverge>(&decision.action);
  if (diverge != nullptr) RC_ASSERT(Reads(decision, diverge->policy_switch));
}

// SF-MEMBER-06: Salesforce would store its default label and answer success.
RC_GTEST_PROP(MemberPlanLaws, SendOnlyLabelsOfTheCampaign, ()) {
  const Case one = *Cases();
  const auto missing = *rc::gen::element<std::string_view>("Invited", "Registered", "Attended");
  PartyLink link;
  std::erase_if(link.rows, [&](const auto& row) { return row.label == link.Text(missing); });
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  const auto* create = std::get_if<PushCreate>(&decision.action);
  const auto* update = std::get_if<PushUpdate>(&decision.action);
  if (create != nullptr) RC_ASSERT(create->status != link.Text(missing));
  if (update != nullptr) RC_ASSERT(update->status != link.Text(missing));
}

// I4: an accepted removal is not undone by the other side's old value. A record that one side alone
// is left of says by which rule.
RC_GTEST_PROP(MemberPlanLaws, NeverBringBackWhatOnlyOneSideRemoved, ()) {
  Case one = *Cases();
  PartyLink link;
  if (one.facts.salesforce.base.empty() != one.facts.marketo.base.empty()) {
    one.facts.disposition = store::Diverged{link.Text("MK-REMOVE-01"), {}};
  }
  const auto decision = link.Policy(one.policy).Decide(one.facts);
  const MemberFacts facts = link.FactsOf(one.facts);
  const auto salesforce = ChangeOf(facts.salesforce);
  const auto marketo = ChangeOf(facts.marketo);
  if (salesforce == SideChange::kRemoved && marketo == SideChange::kUnchanged) {
    RC_ASSERT(!WritesToSalesforce(decision.action));
  }
  if (marketo == SideChange::kRemoved && salesforce == SideChange::kUnchanged) {
    RC_ASSERT(!WritesToMarketo(decision.action));
  }
  // Kept apart by a switch: a status edit is no new membership.
  if (!facts.salesforce.now && salesforce == SideChange::kUnchanged &&
      marketo == SideChange::kStatus) {
    RC_ASSERT(!WritesToSalesforce(decision.action));
  }
  if (!facts.marketo.now && marketo == SideChange::kUnchanged &&
      salesforce == SideChange::kStatus) {
    RC_ASSERT(!WritesToMarketo(decision.action));
  }
}

RC_GTEST_PROP(MemberPlanLaws, RemoveNobodyUnderTheKeepSwitches, ()) {
  const Case one = *Cases();
  PartyLink link;
  link.Policy(one.policy).Policy("salesforce-remove=keep marketo-remove=keep");
  const auto decision = link.Decide(one.facts);
  RC_ASSERT(!(IsAnyOf<PushDelete, PullRemove, PullReplace>(decision.action)));
}

}  // namespace
}  // namespace campsync
