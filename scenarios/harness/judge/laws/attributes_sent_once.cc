// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scenarios/harness/judge/attribute_sends.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// Another link starts anew, and what a fault took from the sync it may send again.
bool MayBeSentAgain(const LawView& view, const AttributeSend& before, const AttributeSend& again) {
  const auto link =
      std::ranges::find(view.after.links, again.campaign, &store::LinkRecord::campaign);
  if (link == view.after.links.end()) return true;
  const auto seen = view.history.links_seen.find(link->epoch);
  if (seen == view.history.links_seen.end() || seen->second >= before.journal) return true;
  return std::ranges::any_of(view.journal, [&](const sim::JournalEntry& entry) {
    return entry.kind == sim::EntryKind::kFault && entry.sequence > before.journal - 2 &&
           entry.sequence < again.journal;
  });
}

}  // namespace

void JudgeAttributesSentOnce(const LawView& view, Findings& findings) {
  if (view.policy.attribute_reassert != AttributeReassert::kOnMarketoChange) return;
  if (SendsOf(view, view.journal_before).empty()) return;
  const std::vector<AttributeSend> sends = SendsOf(view);
  for (auto send = sends.begin(); send != sends.end(); ++send) {
    if (!send->taken || send->journal <= view.journal_before) continue;
    const auto before =
        std::find_if(std::make_reverse_iterator(send), sends.rend(), [&](const AttributeSend& one) {
          return one.taken && one.campaign == send->campaign && one.attribute == send->attribute;
        });
    if (before == sends.rend() || before->value != send->value) continue;
    if (MayBeSentAgain(view, *before, *send)) continue;
    findings.push_back({.sentence = fmt::format(
                            "{} of campaign {} was sent again as \"{}\" although Marketo's "
                            "had not changed",
                            NameOf(send->attribute), view.names.Of(send->campaign), send->value)});
  }
}

}  // namespace campsync::harness
