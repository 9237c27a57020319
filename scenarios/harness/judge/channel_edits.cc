// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/channel_edits.h"

#include <algorithm>
#include <cstdint>
#include <variant>

namespace campsync::harness {
namespace {

// Whether the sync read the campaign's status list between the two entries.
bool LooksAtList(JournalEntries journal, salesforce::CampaignId campaign, std::int64_t from,
                 std::int64_t to) {
  return std::ranges::any_of(journal, [&](const sim::JournalEntry& entry) {
    if (entry.sequence <= from || entry.sequence > to) return false;
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || !call->reply || !call->reply->ok()) return false;
    const auto* query = std::get_if<salesforce::QueryStatusLists>(&call->request);
    return query != nullptr &&
           std::ranges::find(query->campaigns, campaign) != query->campaigns.end();
  });
}

}  // namespace

std::optional<Instant> StatusReplacedAround(const LawView& view, const LinkedMember& member,
                                            const MemberEdit& edit) {
  if (!member.marketo) return std::nullopt;
  const ChannelEdit* moved = nullptr;
  const ChannelEdit* renamed = nullptr;
  for (const ChannelEdit& one : view.history.channel_edits) {
    if (std::ranges::find(one.programs, member.link->program) == one.programs.end()) continue;
    if (!one.name) {
      moved = &one;
    } else if (SameStatus(view.policy.match_case, *one.name, member.marketo->name)) {
      renamed = &one;
    }
  }
  if (moved == nullptr || renamed == nullptr) return std::nullopt;
  const auto [first, last] = std::minmax({moved->journal, renamed->journal, edit.journal});
  if (LooksAtList(view.journal, member.link->campaign, first, last)) return std::nullopt;
  return std::max(moved->at, renamed->at);
}

std::optional<std::int32_t> StepStoodFor(const LawView& view, marketo::ProgramId program,
                                         std::string label) {
  if (const auto offered = StepOf(view, program, label)) return offered;
  for (const ChannelEdit& one : view.history.channel_edits) {
    const bool is_of_program = std::ranges::find(one.programs, program) != one.programs.end();
    if (one.name && is_of_program && SameStatus(view.policy.match_case, one.was, label)) {
      label = *one.name;
    }
  }
  return StepOf(view, program, label);
}

}  // namespace campsync::harness
