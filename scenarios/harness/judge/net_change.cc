// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/net_change.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/reference/sync_rounds.h"

namespace campsync::harness {
namespace {

// nullopt: its program has no campaign.
std::optional<salesforce::CampaignId> CampaignOf(const LawView& view, const MemberEdit& edit) {
  if (const auto* row = std::get_if<salesforce::MemberKey>(&edit.member)) return row->campaign;
  const auto program = std::get<marketo::MemberKey>(edit.member).program;
  const auto link = std::ranges::find(view.after.links, program, &store::LinkRecord::program);
  if (link == view.after.links.end()) return std::nullopt;
  return link->campaign;
}

// Whether the sync user could not see the campaign at any time between the two entries.
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

// The end of the last cycle that looked at both orgs and had begun to before the edit; 0: none. A
// campaign that is out of the sync user's sight is not looked at (MK-PRE-04).
std::int64_t LastLook(const LawView& view, const MemberEdit& edit) {
  const auto campaign = CampaignOf(view, edit);
  std::int64_t last = 0;
  for (const SyncRound& round : RoundsOf(view.journal).rounds) {
    if (!round.marketo_look || !round.salesforce_look) continue;
    const std::int64_t first = std::min(*round.marketo_look, *round.salesforce_look);
    if (first >= edit.journal) continue;
    if (campaign && WasOutOfSight(view.history, *campaign, first, round.last)) continue;
    last = std::max(last, round.last);
  }
  return last;
}

// What the edit's side held at entry `at` if nothing but the edit happened to it since. A member
// who came back with their record had been there until the record was deleted.
std::optional<std::string> HeldAt(const LawView& view, const MemberEdit& edit, std::int64_t at) {
  const bool was_there =
      edit.restores &&
      std::ranges::any_of(view.history.displaced, [&](const EndedMembership& ended) {
        return ended.member == edit.member && ended.journal > at && ended.journal < edit.journal;
      });
  return was_there ? edit.value : edit.before;
}

}  // namespace

bool CameToNothing(const LawView& view, const std::vector<const MemberEdit*>& edits,
                   const MemberEdit& last) {
  const std::int64_t look = LastLook(view, last);
  const MemberEdit* seen = nullptr;
  const MemberEdit* first = nullptr;
  for (const MemberEdit* edit : edits) {
    if (edit->side() != last.side() || edit->id > last.id) continue;
    if (edit->journal <= look) {
      seen = edit;
      continue;
    }
    if (first == nullptr) first = edit;
    if (last.value && !edit->value) return false;  // who left and came back is a new member
  }
  if (first == nullptr || (seen != nullptr && !seen->applied)) return false;
  const std::optional<std::string> held = HeldAt(view, *first, look);
  if (!held || !last.value) return !held && !last.value;
  return SameStatus(view.policy.match_case, *held, *last.value);
}

}  // namespace campsync::harness
