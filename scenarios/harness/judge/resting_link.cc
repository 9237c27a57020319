// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/resting_link.h"

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/stopped_cycle.h"

namespace campsync::harness {

bool SyncIsWhole(const LawView& view) {
  return !view.after.SyncIsOff(view.policy) && view.after.salesforce.sync_user.marketing_user &&
         !LastCycleStopped(view);
}

bool HasUnsettledCreate(const WorldView& world) {
  return std::ranges::any_of(world.standing, [](const StandingItem& item) {
    const auto* blocked = std::get_if<store::Blocked>(&item.disposition);
    return blocked != nullptr && (blocked->code == ErrorCode::kAmbiguousCreate ||
                                  blocked->code == ErrorCode::kCreatePending);
  });
}

bool WasHidden(const LawView& view, salesforce::CampaignId campaign) {
  return view.after.salesforce.hidden_campaigns.contains(campaign) ||
         std::ranges::find(view.history.sight, campaign, &SightChange::campaign) !=
             view.history.sight.end();
}

bool DeleteLogFellShort(const LawView& view) {
  return std::ranges::any_of(view.journal, [](const sim::JournalEntry& entry) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (entry.kind != sim::EntryKind::kEffect || call == nullptr) return false;
    const auto* asked = std::get_if<salesforce::ReadDeleteLog>(&call->request);
    if (asked == nullptr || !call->reply || !call->reply->ok()) return false;
    const auto& log = std::get<salesforce::DeleteLog>((*call->reply)->value);
    return log.earliest_date_available > asked->start;
  });
}

LinkEnds EndsOf(const LawView& view, const store::LinkRecord& link) {
  if (link.state != store::LinkState::kLinked) return {};
  const marketo::Program* program = view.after.marketo.FindProgram(link.program);
  const salesforce::Campaign* campaign = view.after.salesforce.FindCampaign(link.campaign);
  if (program == nullptr || campaign == nullptr || !campaign->is_active) return {};
  if (program->archived && view.policy.program_archived == ProgramArchived::kPause) return {};
  if (WasHidden(view, link.campaign)) return {};
  const marketo::Channel* channel = view.after.marketo.FindChannel(program->channel);
  if (channel == nullptr) return {};
  return {program, channel, campaign};
}

}  // namespace campsync::harness
