// SPDX-License-Identifier: Apache-2.0
#include "core/sync/dissolution_plan.h"

#include "core/sync/conflict.h"

namespace campsync {
namespace {

/// What the two ways have in common, each with its own words.
struct Dissolution {
  RuleId rule;
  std::string_view policy_switch;
  Outcome outcome;
  Action leave;
};

Dissolution DissolutionOf(store::LinkState state) {
  if (state == store::LinkState::kProgramGone) {
    return {"MK-UNLINK-05", "program-deleted", Outcome::kPush, PushDelete{}};
  }
  return {"MK-UNLINK-07", "campaign-deleted", Outcome::kPull, PullRemove{}};
}

}  // namespace

void TakeDissolvedSideAway(const store::LinkRecord& link, MemberFacts& facts) {
  const Instant gone_at = link.gone_at.value_or(Instant{});
  if (link.state == store::LinkState::kProgramGone) {
    facts.marketo.now.reset();
    facts.marketo.changed_at = gone_at;
  } else {
    facts.salesforce.now.reset();
    facts.salesforce.changed_at = gone_at;
  }
}

MemberDecision DecideDissolution(const MemberFacts& facts, const DissolutionFacts& link) {
  const bool program_gone = link.link.state == store::LinkState::kProgramGone;
  const Dissolution way = DissolutionOf(link.link.state);
  const SideChange change = program_gone ? ChangeOf(facts.salesforce) : ChangeOf(facts.marketo);
  const bool is_left =
      program_gone ? facts.salesforce.now.has_value() : facts.marketo.now.has_value();
  const bool was_held =
      program_gone ? facts.salesforce.base.has_value() : facts.marketo.base.has_value();
  if (!is_left || !was_held) {
    return {.outcome = Outcome::kAgree, .rule = way.rule, .action = AdvanceBase{}};
  }
  MemberDecision decision{.outcome = way.outcome,
                          .rule = way.rule,
                          .action = way.leave,
                          .switches = {way.policy_switch}};
  if (change != SideChange::kUnchanged) {
    decision.rule = "MK-CONFLICT-04";
    decision.switches.emplace_back("add-remove-conflict");
    if (AddWins(facts, link.policy, link.clocks)) {
      decision.outcome = Outcome::kRefuse;
      decision.action = Diverge{"add-remove-conflict"};
      return decision;
    }
    decision.outcome = Outcome::kSupersede;
  }
  if (!program_gone || link.campaign_is_active) return decision;
  decision.switches.emplace_back("inactive-campaign");
  if (link.policy.inactive_campaign == InactiveCampaign::kHideOnly) return decision;
  return {.outcome = Outcome::kBlock,
          .rule = "MK-PRE-05",
          .action = Block{ErrorCode::kCampaignInactive, store::WaitsOn::kCampaign,
                          "the campaign is not active"},
          .switches = std::move(decision.switches)};
}

}  // namespace campsync
