// SPDX-License-Identifier: Apache-2.0
#include "core/sync/member_moves.h"

#include <fmt/format.h>

#include "core/salesforce/campaign.h"
#include "core/text.h"

namespace campsync {
namespace {

using store::WaitsOn;

MemberDecision BlockedBy(RuleId rule, ErrorCode code, WaitsOn waits_on, std::string text,
                         std::vector<std::string_view> switches = {}) {
  return {.outcome = Outcome::kBlock,
          .rule = rule,
          .action = Block{code, waits_on, std::move(text)},
          .switches = std::move(switches)};
}

/// The first obstacle to a new or changed campaign member, if there is one. What the status lacks
/// comes first: it lasts when the campaign is active again.
std::optional<MemberDecision> ObstacleToPush(const MemberFacts& facts, const LinkFacts& link,
                                             const marketo::ProgressionStatus* status) {
  if (status == nullptr) {
    return BlockedBy("MK-CHAN-06", ErrorCode::kStatusNotInChannel, WaitsOn::kStatusList,
                     "the member's status is not in the channel");
  }
  const std::string_view name = link.labels.Text(status->name);
  if (CharacterCount(name) > salesforce::kPicklistLengthMax) {
    return BlockedBy("MK-NEW-10", ErrorCode::kStatusNameTooLong, WaitsOn::kStatusList,
                     fmt::format("status '{}' has {} characters; a campaign member holds 40", name,
                                 CharacterCount(name)));
  }
  if (!link.statuses.LabelFor(*status)) {
    return BlockedBy("MK-STATUS-14", ErrorCode::kStatusNotOnCampaign, WaitsOn::kStatusList,
                     fmt::format("the campaign has no member status '{}'", name));
  }
  if (!link.campaign_is_active &&
      link.policy.inactive_campaign == InactiveCampaign::kHideAndBlock) {
    return BlockedBy("MK-PRE-05", ErrorCode::kCampaignInactive, WaitsOn::kCampaign,
                     "the campaign is not active", {"inactive-campaign"});
  }
  if (!facts.salesforce.now && facts.person_deleted_in_salesforce &&
      link.policy.deleted_recreate == DeletedRecreate::kNo) {
    return BlockedBy("MK-PERSON-09", ErrorCode::kLeadDeleted, WaitsOn::kPerson,
                     "the person's record was deleted in Salesforce", {"deleted-recreate"});
  }
  return std::nullopt;
}

MemberDecision UnknownInboundStatus(const MemberFacts& facts, const LinkFacts& link) {
  const auto* first = link.channel.First();
  const bool is_new = !facts.marketo.now;
  if (link.policy.inbound_unknown_status == InboundUnknownStatus::kFirstStatus && is_new &&
      first != nullptr) {
    return {.outcome = Outcome::kPull,
            .rule = "MK-STATUS-13",
            .action = PullSet{first->id},
            .switches = {"inbound-unknown-status"}};
  }
  return BlockedBy(
      "MK-STATUS-13", ErrorCode::kStatusNotInChannel, WaitsOn::kStatusList,
      fmt::format("the channel has no status '{}'", link.labels.Text(facts.salesforce.now->status)),
      {"inbound-unknown-status"});
}

MemberDecision InboundDowngradeOf(const MemberFacts& facts, const LinkFacts& link,
                                  const marketo::ProgressionStatus& wanted) {
  switch (link.policy.inbound_downgrade) {
    case InboundDowngrade::kDivergeAndReport:
      return {.outcome = Outcome::kRefuse,
              .rule = "MK-STATUS-11",
              .action = Diverge{"inbound-downgrade"},
              .switches = {"inbound-downgrade"}};
    case InboundDowngrade::kPushBack: {
      MemberDecision decision = PushMember(facts, link, "MK-STATUS-11");
      decision.switches.emplace_back("inbound-downgrade");
      return decision;
    }
    case InboundDowngrade::kAccept:
      return {.outcome = Outcome::kPull,
              .rule = "MK-STATUS-11",
              .action = PullSet{wanted.id, true},
              .switches = {"inbound-downgrade"}};
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

const marketo::ProgressionStatus* StatusNamedBy(Label label, const LinkFacts& link) {
  const store::StatusRecord* row = link.statuses.Find(label);
  if (row == nullptr || !row->marketo_status) return link.channel.Find(label);
  const auto* status = link.channel.Find(*row->marketo_status);
  return status == nullptr || status->retired ? nullptr : status;
}

MemberDecision PushMember(const MemberFacts& facts, const LinkFacts& link, RuleId rule) {
  const auto* status = link.channel.Find(facts.marketo.now->status);
  if (auto obstacle = ObstacleToPush(facts, link, status)) return *std::move(obstacle);
  const Label label = *link.statuses.LabelFor(*status);
  Action action = PushUpdate{label};
  if (!facts.salesforce.now) action = PushCreate{label};
  MemberDecision decision{.outcome = Outcome::kPush, .rule = rule, .action = action};
  if (!link.campaign_is_active) decision.switches.emplace_back("inactive-campaign");
  return decision;
}

MemberDecision PushRemoval(const LinkFacts& link) {
  const bool propagate = link.policy.marketo_remove == Removal::kPropagate;
  if (!propagate) {
    return {.outcome = Outcome::kRefuse,
            .rule = "MK-REMOVE-02",
            .action = Diverge{"marketo-remove"},
            .switches = {"marketo-remove"}};
  }
  MemberDecision decision{.outcome = Outcome::kPush,
                          .rule = "MK-REMOVE-02",
                          .action = PushDelete{},
                          .switches = {"marketo-remove"}};
  if (link.campaign_is_active) return decision;
  decision.switches.emplace_back("inactive-campaign");
  if (link.policy.inactive_campaign == InactiveCampaign::kHideOnly) return decision;
  return BlockedBy("MK-PRE-05", ErrorCode::kCampaignInactive, WaitsOn::kCampaign,
                   "the campaign is not active", std::move(decision.switches));
}

MemberDecision PullMember(const MemberFacts& facts, const LinkFacts& link, RuleId rule) {
  const auto* wanted = StatusNamedBy(facts.salesforce.now->status, link);
  if (wanted == nullptr) return UnknownInboundStatus(facts, link);
  const auto* held = facts.marketo.now ? link.channel.Find(facts.marketo.now->status) : nullptr;
  if (held != nullptr && wanted->step < held->step) {
    return InboundDowngradeOf(facts, link, *wanted);
  }
  const bool lateral = held != nullptr && wanted->step == held->step;
  return {.outcome = Outcome::kPull,
          .rule = lateral ? RuleId("MK-STATUS-12") : rule,
          .action = PullSet{wanted->id}};
}

MemberDecision PullReplacement(const MemberFacts& facts, const LinkFacts& link) {
  if (link.policy.salesforce_remove == Removal::kKeep || !facts.marketo.now) {
    MemberDecision decision = PullMember(facts, link, "MK-REMOVE-01");
    decision.switches.emplace_back("salesforce-remove");
    return decision;
  }
  const auto* wanted = StatusNamedBy(facts.salesforce.now->status, link);
  if (wanted == nullptr) return UnknownInboundStatus(facts, link);
  return {.outcome = Outcome::kPull,
          .rule = "MK-REMOVE-01",
          .action = PullReplace{wanted->id},
          .switches = {"salesforce-remove"}};
}

namespace {

/// The person stays in the program; the sync makes them a new lead only if it is told to
/// (MK-PERSON-09).
MemberDecision AfterPersonDeleted(const MemberFacts& facts, const LinkFacts& link) {
  if (link.policy.deleted_recreate == DeletedRecreate::kYes && facts.marketo.now) {
    MemberDecision decision = PushMember(facts, link, "MK-PERSON-09");
    decision.switches.emplace_back("deleted-recreate");
    return decision;
  }
  return {.outcome = Outcome::kExplain,
          .rule = "MK-PERSON-09",
          .action = Diverge{"deleted-recreate"},
          .switches = {"deleted-recreate"}};
}

}  // namespace

MemberDecision PullRemoval(const MemberFacts& facts, const LinkFacts& link) {
  switch (facts.departure) {
    case Departure::kPersonDeleted:
      return AfterPersonDeleted(facts, link);
    case Departure::kRowMoved:
      return {.outcome = Outcome::kExplain,
              .rule = "MK-PERSON-08",
              .action = Diverge{"convert-collision"},
              .switches = {"convert-collision"}};
    case Departure::kMemberRemoved:
      break;
  }
  if (link.policy.salesforce_remove == Removal::kKeep) {
    return {.outcome = Outcome::kRefuse,
            .rule = "MK-REMOVE-01",
            .action = Diverge{"salesforce-remove"},
            .switches = {"salesforce-remove"}};
  }
  return {.outcome = Outcome::kPull,
          .rule = "MK-REMOVE-01",
          .action = PullRemove{},
          .switches = {"salesforce-remove"}};
}

}  // namespace campsync
