// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

// One member of a campaign as either vendor has it.
struct BothCopies {
  std::optional<Label> salesforce;
  std::optional<Label> marketo;
};
using MirrorKey = std::pair<salesforce::CampaignId, marketo::PersonId>;
using Copies = std::map<MirrorKey, BothCopies>;

Copies CopiesOf(const LawView& view) {
  Copies copies;
  for (const salesforce::CampaignMember& member : view.after.salesforce.members) {
    const marketo::Person* person = view.after.marketo.HolderOf(member.person);
    if (person != nullptr) copies[{member.campaign, person->id}].salesforce = member.status;
  }
  for (const MirrorView& row : view.after.marketo.mirror) {
    copies[{row.campaign, row.person}].marketo = row.status;
  }
  return copies;
}

// Two records of merged people: whose row of the two the copy shows is not settled by any rule.
bool KeepsAnothersRow(const LawView& view, marketo::PersonId person) {
  if (view.after.marketo.given_up.empty()) return false;
  return std::ranges::any_of(view.after.marketo.merged, [&](const auto& merge) {
    return view.after.marketo.PresentPerson(merge.first) == person;
  });
}

// A process that ended took along which rows it had seen beside the known ones: where one of them
// left, and only its id is told, the sync cannot know and says so (MK-PRE-04).
bool IsListedAsUnknown(const LawView& view, const MirrorKey& key) {
  if (!HasFault(view.journal)) return false;
  const std::string record = fmt::format("member {}/{}", key.first.Text(), key.second.value);
  return std::ranges::any_of(view.after.standing, [&](const StandingItem& item) {
    const auto* blocked = std::get_if<store::Blocked>(&item.disposition);
    return item.record == record && blocked != nullptr &&
           blocked->code == ErrorCode::kUnknownAbsence;
  });
}

std::string Text(const LawView& view, std::optional<Label> status) {
  return status ? fmt::format("\"{}\"", view.labels.Text(*status)) : std::string("nothing");
}

}  // namespace

void JudgeMirrorAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view)) return;
  const bool may_not_know = DeleteLogFellShort(view);
  for (const auto& [key, copies] : CopiesOf(view)) {
    if (copies.salesforce == copies.marketo || WasHidden(view, key.first)) continue;
    if (!copies.salesforce &&
        (may_not_know || KeepsAnothersRow(view, key.second) || IsListedAsUnknown(view, key))) {
      continue;
    }
    findings.push_back(
        {.sentence = fmt::format("{} in campaign {}: Salesforce has {}, Marketo's copy {}",
                                 view.names.Of(key.second), view.names.Of(key.first),
                                 Text(view, copies.salesforce), Text(view, copies.marketo))});
  }
}

}  // namespace campsync::harness
