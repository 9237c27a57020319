// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using Campaigns = std::set<salesforce::CampaignId>;

// Somebody did something, or a call went wrong, while the sync ran: what it knew then is not what
// the two views show.
bool IsDisturbed(const LawView& view) {
  return std::ranges::any_of(view.StepJournal(), [](const sim::JournalEntry& entry) {
    return entry.kind == sim::EntryKind::kFault || entry.operation == "User";
  });
}

bool HasTheFlag(const WorldView& world) {
  return world.salesforce.sync_user.marketing_user && world.marketo.settings.campaign_sync_enabled;
}

class WriteJudge {
 public:
  WriteJudge(const LawView& view, Findings& findings) : view_(view), findings_(findings) {
    for (const WorldView* world : {&view.before, &view.after}) Learn(*world);
    is_off_ = !HasTheFlag(view.before) && !HasTheFlag(view.after) &&
              view.policy.marketing_user_lost == MarketingUserLost::kPauseWithJobError;
  }

  void operator()(const salesforce::CreateMembers& write) {
    for (const auto& one : write.records) JudgeMember(one.campaign, "gets a member");
  }
  void operator()(const salesforce::UpdateMembers& write) {
    for (const auto& one : write.records) JudgeMember(Of(one.id), "gets a status written");
  }
  void operator()(const salesforce::DeleteMembers& write) {
    for (const auto& id : write.ids) Judge(Of(id), "loses a member");
  }
  void operator()(const salesforce::UpdateCampaigns& write) {
    for (const auto& one : write.records) Judge(one.id, "is written");
  }
  void operator()(const salesforce::CreateStatuses& write) {
    for (const auto& one : write.records) Judge(one.campaign, "gets a member status");
  }
  void operator()(const marketo::WriteMembers& write) {
    for (const marketo::MemberWrite& one : write.members) {
      const auto link =
          std::ranges::find(view_.after.links, one.member.program, &store::LinkRecord::program);
      if (link == view_.after.links.end()) continue;
      Judge(link->campaign, "has a member of its program written");
    }
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  void Learn(const WorldView& world) {
    for (const auto& member : world.salesforce.members) {
      campaign_of_.emplace(member.id, member.campaign);
    }
  }

  [[nodiscard]] std::optional<salesforce::CampaignId> Of(salesforce::CampaignMemberId id) const {
    const auto found = campaign_of_.find(id);
    if (found == campaign_of_.end()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] bool IsOutOfUse(salesforce::CampaignId id) const {
    const salesforce::Campaign* before = view_.before.salesforce.FindCampaign(id);
    const salesforce::Campaign* after = view_.after.salesforce.FindCampaign(id);
    return before != nullptr && after != nullptr && !before->is_active && !after->is_active;
  }

  [[nodiscard]] bool IsPaused(salesforce::CampaignId id) const {
    if (view_.policy.program_archived != ProgramArchived::kPause) return false;
    const auto link = std::ranges::find(view_.after.links, id, &store::LinkRecord::campaign);
    if (link == view_.after.links.end()) return false;
    const marketo::Program* before = view_.before.marketo.FindProgram(link->program);
    const marketo::Program* after = view_.after.marketo.FindProgram(link->program);
    return before != nullptr && after != nullptr && before->archived && after->archived;
  }

  // A member who comes or changes; who leaves may leave a campaign that is out of use.
  void JudgeMember(std::optional<salesforce::CampaignId> campaign, std::string_view what) {
    if (campaign && view_.policy.inactive_campaign == InactiveCampaign::kHideAndBlock &&
        IsOutOfUse(*campaign)) {
      Add(*campaign, what, "it is not active", "MK-PRE-05");
    }
    Judge(campaign, what);
  }

  void Judge(std::optional<salesforce::CampaignId> campaign, std::string_view what) {
    if (!campaign) return;
    const bool is_hidden = view_.before.salesforce.hidden_campaigns.contains(*campaign) &&
                           view_.after.salesforce.hidden_campaigns.contains(*campaign);
    if (is_off_) Add(*campaign, what, "campaign sync is off", "MK-PRE-02");
    if (is_hidden) Add(*campaign, what, "it is out of the sync user's sight", "MK-PRE-04");
    if (IsPaused(*campaign)) Add(*campaign, what, "it has an archived program", "MK-UNLINK-06");
  }

  void Add(salesforce::CampaignId campaign, std::string_view what, std::string_view why,
           std::string rule) {
    findings_.push_back({.rule = std::move(rule),
                         .sentence = fmt::format("campaign {} {} although {}",
                                                 view_.names.Of(campaign), what, why)});
  }

  const LawView& view_;
  Findings& findings_;
  bool is_off_ = false;
  std::map<salesforce::CampaignMemberId, salesforce::CampaignId> campaign_of_;
};

}  // namespace

void JudgeWrittenWhereAllowed(const LawView& view, Findings& findings) {
  if (!view.engine_ran || IsDisturbed(view)) return;
  WriteJudge judge(view, findings);
  for (const sim::JournalEntry& entry : view.StepJournal()) {
    if (entry.kind != sim::EntryKind::kEffect) continue;
    if (const auto* call = entry.content.As<sim::SalesforceCall>()) {
      std::visit(judge, call->request);
    } else if (const auto* other = entry.content.As<sim::MarketoCall>()) {
      std::visit(judge, other->request);
    }
  }
}

}  // namespace campsync::harness
