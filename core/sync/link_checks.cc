// SPDX-License-Identifier: Apache-2.0
#include "core/sync/link_checks.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "core/sync/status_plan.h"
#include "core/text.h"

namespace campsync {
namespace {

bool IsDefaultOrEvent(marketo::ProgramType type) {
  switch (type) {
    case marketo::ProgramType::kDefault:
    case marketo::ProgramType::kEvent:
    case marketo::ProgramType::kEventWithWebinar:
      return true;
    case marketo::ProgramType::kEngagement:
    case marketo::ProgramType::kEmail:
      return false;
  }
  CAMPSYNC_UNREACHABLE();
}

Refusal Because(RuleId rule, ErrorCode code, std::string text,
                std::vector<std::string_view> switches = {}) {
  return {.error = {code, std::move(text), {}}, .rule = rule, .switches = std::move(switches)};
}

}  // namespace

LinkCheck CheckSyncIsOn(const marketo::Settings& settings) {
  if (settings.campaign_sync_enabled) return std::nullopt;
  return Because("MK-PRE-01", ErrorCode::kCampaignSyncOff,
                 "Enable Salesforce Campaign Sync is off");
}

LinkCheck CheckSyncUser(const salesforce::User& user) {
  if (user.marketing_user) return std::nullopt;
  return Because("MK-PRE-02", ErrorCode::kNotMarketingUser,
                 fmt::format("the sync user {} is not a Marketing User", user.name));
}

LinkCheck CheckProgramType(const marketo::Program& program, const SyncPolicy& policy) {
  if (policy.linkable_types == LinkableTypes::kAll || IsDefaultOrEvent(program.type)) {
    return std::nullopt;
  }
  return Because("MK-LINK-10", ErrorCode::kProgramTypeNotLinkable,
                 "only default and event programs can be linked", {"linkable-types"});
}

LinkCheck CheckCampaignIsKnown(const State& state, salesforce::CampaignId campaign) {
  if (state.FindCampaign(campaign) != nullptr) return std::nullopt;
  return Because("MK-PRE-01", ErrorCode::kCampaignNotVisible,
                 "no sync cycle has pulled the campaign yet");
}

LinkCheck CheckCampaignIsVisible(const std::vector<salesforce::Campaign>& rows) {
  if (!rows.empty() && !rows.front().is_deleted) return std::nullopt;
  return Because("MK-PRE-04", ErrorCode::kCampaignNotVisible,
                 "the sync user cannot see the campaign");
}

LinkCheck CheckCampaignIsActive(const salesforce::Campaign& campaign) {
  if (campaign.is_active) return std::nullopt;
  return Because("MK-PRE-05", ErrorCode::kCampaignInactive, "the campaign is not active",
                 {"inactive-campaign"});
}

LinkCheck CheckCampaignIsFree(const State& state, marketo::ProgramId program,
                              salesforce::CampaignId campaign) {
  const store::LinkRecord* other = state.FindLink(campaign);
  if (other == nullptr || other->program == program) return std::nullopt;
  return Because("MK-LINK-02", ErrorCode::kCampaignAlreadyLinked,
                 "the campaign is linked to another program", {"link-conflict"});
}

LinkCheck CheckStatusesMatch(const marketo::Channel& channel, const Compatibility& compatibility) {
  if (compatibility.compatible) return std::nullopt;
  Refusal refusal = Because("MK-MATCH-01", ErrorCode::kIncompatibleStatuses,
                            fmt::format("{} of the campaign's statuses do not match the channel "
                                        "'{}'",
                                        compatibility.offenders.size(), channel.name),
                            compatibility.switches);
  refusal.offenders = compatibility.offenders;
  return refusal;
}

LinkCheck CheckStatusesForNew(const marketo::Channel& channel, const SyncPolicy& policy,
                              const LabelTable& labels) {
  const auto usable = UsableStatuses(channel);
  std::vector<std::string> too_long;
  for (const auto& status : usable) {
    const std::string_view text = labels.Text(status.name);
    if (CharacterCount(text) > salesforce::kPicklistLengthMax) too_long.emplace_back(text);
  }
  if (!too_long.empty()) {
    Refusal refusal = Because("MK-NEW-10", ErrorCode::kStatusNameTooLong,
                              "a campaign member's status holds 40 characters");
    refusal.offenders = std::move(too_long);
    return refusal;
  }
  if (usable.empty() ||
      (!HasSuccessStatus(channel) && policy.new_no_success == NewNoSuccess::kRefuse)) {
    return Because("MK-NEW-08", ErrorCode::kNoResponseStatus,
                   fmt::format("channel '{}' has no status with success", channel.name),
                   {"new-no-success"});
  }
  return std::nullopt;
}

LinkCheck CheckProgramIsFree(const State& state, marketo::ProgramId program) {
  if (state.FindLink(program) == nullptr && !state.campaign_intents().contains(program)) {
    return std::nullopt;
  }
  return Because("MK-LINK-01", ErrorCode::kCampaignAlreadyLinked,
                 "the program already has a campaign");
}

}  // namespace campsync
