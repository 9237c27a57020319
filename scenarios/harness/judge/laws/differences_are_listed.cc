// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"
#include "scenarios/harness/judge/refused_rename.h"
#include "scenarios/harness/judge/stopped_cycle.h"

namespace campsync::harness {

void JudgeDifferencesAreListed(const LawView& view, Findings& findings) {
  // With the sync switched off nothing runs that could list anything.
  if (view.after.SyncIsOff(view.policy)) return;
  // Without the Marketing User flag no status list is compared (MK-PRE-02): what a label stands for
  // since then is told of by the job's error alone.
  if (!view.after.salesforce.sync_user.marketing_user) return;
  if (LastCycleStopped(view)) return;
  for (const store::LinkRecord& link : view.after.links) {
    if (!store::Joins(link.state)) continue;
    for (const LinkedMember& member : MembersOf(view, link)) {
      if (SidesAgree(view.policy.match_case, member)) continue;
      if (!ListedReasons(view.after, member).empty()) continue;
      if (IsRenameRefused(view, member)) continue;
      findings.push_back(
          {.sentence = fmt::format("{} differs and nothing lists it: {}",
                                   member.Describe(view.names), member.DescribeSides())});
    }
  }
}

}  // namespace campsync::harness
