// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// A create whose outcome a person has to settle is listed; its campaign waits for them.
bool HasOpenCreate(const WorldView& world) {
  return std::ranges::any_of(world.standing, [](const StandingItem& item) {
    const auto* blocked = std::get_if<store::Blocked>(&item.disposition);
    return blocked != nullptr && (blocked->code == ErrorCode::kAmbiguousCreate ||
                                  blocked->code == ErrorCode::kCreatePending);
  });
}

// Those that any link in this run was to, as the sync stored them.
std::set<salesforce::CampaignId> EverLinked(const LawView& view) {
  std::set<salesforce::CampaignId> linked;
  for (const sim::JournalEntry& entry : view.journal) {
    const auto* append = entry.content.As<sim::StoreAppend>();
    if (append == nullptr) continue;
    for (const store::Delta& delta : append->deltas) {
      const auto* put = std::get_if<store::Put<store::LinkRecord>>(&delta);
      if (put != nullptr) linked.insert(put->record.campaign);
    }
  }
  return linked;
}

}  // namespace

void JudgeNoStrayCampaign(const LawView& view, Findings& findings) {
  const auto& org = view.after.salesforce;
  const auto is_own = [&](const salesforce::Campaign& campaign) {
    return campaign.created_by == org.sync_user.id;
  };
  if (std::ranges::none_of(org.campaigns, is_own) || HasOpenCreate(view.after)) return;
  const std::set<salesforce::CampaignId> linked = EverLinked(view);
  for (const salesforce::Campaign& campaign : org.campaigns) {
    if (!is_own(campaign) || linked.contains(campaign.id)) continue;
    findings.push_back({.sentence = fmt::format("the sync made campaign {}, and no program was "
                                                "ever linked to it",
                                                view.names.Of(campaign.id))});
  }
}

}  // namespace campsync::harness
