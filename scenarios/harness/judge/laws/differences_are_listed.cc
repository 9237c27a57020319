// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {
namespace {

// With the sync switched off nothing runs that could list anything.
bool SyncIsOff(const WorldView& world) {
  return !world.marketo.settings.sync_enabled || !world.marketo.settings.campaign_sync_enabled ||
         !world.salesforce.sync_user.is_active || !world.salesforce.sync_user.marketing_user;
}

}  // namespace

void JudgeDifferencesAreListed(const LawView& view, Findings& findings) {
  if (SyncIsOff(view.after)) return;
  for (const store::LinkRecord& link : view.after.links) {
    if (!store::Joins(link.state)) continue;
    for (const LinkedMember& member : MembersOf(view, link)) {
      if (SidesAgree(view.policy.match_case, member)) continue;
      if (ListedReason(view.after, member) != nullptr) continue;
      findings.push_back(
          {.sentence = fmt::format("{} differs and nothing lists it: {}",
                                   member.Describe(view.names), member.DescribeSides())});
    }
  }
}

}  // namespace campsync::harness
