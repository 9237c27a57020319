// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

// What waits for a campaign to come back is known to wait.
bool AllAreInUse(const LawView& view) {
  if (!view.history.sight.empty() || !view.after.salesforce.hidden_campaigns.empty()) return false;
  return std::ranges::all_of(view.after.links, [&](const store::LinkRecord& link) {
    return EndsOf(view, link).program != nullptr;
  });
}

}  // namespace

void JudgeNothingWaitsAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view) || !AllAreInUse(view) || !view.after.marketo.given_up.empty()) return;
  const SyncBacklog& backlog = view.after.backlog;
  if (backlog.to_marketo == 0 && backlog.to_salesforce == 0) return;
  findings.push_back(
      {.sentence = fmt::format("at rest {} records wait for Marketo and {} for Salesforce",
                               backlog.to_marketo, backlog.to_salesforce)});
}

}  // namespace campsync::harness
