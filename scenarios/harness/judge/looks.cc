// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/looks.h"

#include <algorithm>
#include <variant>

namespace campsync::harness {

std::optional<salesforce::CampaignId> CampaignOf(const LawView& view, const MemberEdit& edit) {
  if (const auto* row = std::get_if<salesforce::MemberKey>(&edit.member)) return row->campaign;
  const auto program = std::get<marketo::MemberKey>(edit.member).program;
  const auto link = std::ranges::find(view.after.links, program, &store::LinkRecord::program);
  if (link == view.after.links.end()) return std::nullopt;
  return link->campaign;
}

bool WasOutOfSight(const History& history, salesforce::CampaignId campaign, std::int64_t first,
                   std::int64_t last) {
  bool is_hidden = false;
  for (const SightChange& change : history.sight) {
    if (change.campaign != campaign || change.journal >= last) continue;
    if (change.journal < first) {
      is_hidden = !change.visible;
    } else if (change.visible) {
      return false;
    }
  }
  return is_hidden;
}

bool IsLookBetween(const LawView& view, const SyncRound& round, const MemberEdit& edit,
                   std::int64_t until) {
  if (round.last > until || !round.marketo_look || !round.salesforce_look) return false;
  const std::int64_t first = std::min(*round.marketo_look, *round.salesforce_look);
  const auto campaign = CampaignOf(view, edit);
  return first > edit.journal &&
         !(campaign && WasOutOfSight(view.history, *campaign, first, round.last));
}

bool WasTakenBefore(const LawView& view, const MemberEdit& edit, std::int64_t until) {
  return std::ranges::any_of(RoundsOf(view.journal).rounds, [&](const SyncRound& round) {
    return round.has_ended && !round.is_disturbed && IsLookBetween(view, round, edit, until);
  });
}

}  // namespace campsync::harness
