// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/reason_holds.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

// A refusal stands although the channel's steps change afterwards (MK-CHAN-06).
bool IsForGood(const store::Disposition* reason) {
  return !std::holds_alternative<store::Blocked>(*reason);
}

}  // namespace

void JudgeReasonsHoldAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view)) return;
  for (const store::LinkRecord& link : view.after.links) {
    if (EndsOf(view, link).program == nullptr) continue;
    for (const LinkedMember& member : MembersOf(view, link)) {
      if (SidesAgree(view.policy.match_case, member)) continue;
      const auto reasons = ListedReasons(view.after, member);
      const bool holds = std::ranges::any_of(reasons, [&](const auto* reason) {
        return IsForGood(reason) || ReasonHolds(view, member, *reason);
      });
      if (reasons.empty() || holds) continue;
      findings.push_back(
          {.sentence = fmt::format("{} differs for a listed reason that is gone: {}",
                                   member.Describe(view.names), member.DescribeSides())});
    }
  }
}

}  // namespace campsync::harness
