// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/law.h"

#include <string>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {

const std::vector<Law>& Laws() {
  using enum Law::When;
  static const std::vector<Law> kLaws = {
      {"one-to-one link", "MK-LINK-01", kAfterStep, JudgeOneToOneLink},
      {"no duplicates", "MK-PERSON-05", kAfterStep, JudgeNoDuplicates},
      {"Marketo's step never drops", "MK-STATUS-03", kAfterStep, JudgeStepNeverDrops},
      {"one-way attributes", "MK-ATTR-03", kAfterStep, JudgeOneWayAttributes},
      {"no echo", "MK-CONFLICT-05", kAfterStep, JudgeNoEcho},
      {"decided as the rule says", "MK-ERR-01", kAfterStep, JudgeDecisions},
      {"write budget", "MK-CONFLICT-05", kAtEnd, JudgeWriteBudget},
      {"looked for first", "SF-LIM-06", kAtEnd, JudgeLookedForFirst},
      {"read before written", "MK-CYCLE-08", kAtEnd, JudgeReadBeforeWritten},
      {"own writes are known", "MK-CONFLICT-05", kAtEnd, JudgeWritesAreKnown},
      {"goes on from the store", "MK-CYCLE-08", kAtEnd, JudgeGoesOnFromTheStore},
      {"the date comes along", "MK-MEMBER-10", kAtEnd, JudgeDateComesAlong},
      {"removal has evidence", "MK-PRE-04", kAtEnd, JudgeRemovalHasEvidence},
      {"the brake holds", "MK-REMOVE-02", kAtEnd, JudgeBrakeHolds},
      {"links are kept apart", "MK-LINK-06", kAtEnd, JudgeLinkRecords},
      {"who was kept out stays out", "MK-REMOVE-03", kAfterStep, JudgeKeptOut},
      {"the copy loses nobody", "MK-TRIG-01", kAfterStep, JudgeCopyLosesNobody},
      {"attributes are sent once", "MK-ATTR-04", kAfterStep, JudgeAttributesSentOnce},
      {"statuses by the channel", "MK-CHAN-06", kAfterStep, JudgeListedByTheChannel},
      {"written where allowed", "MK-PRE-04", kAfterStep, JudgeWrittenWhereAllowed},
      {"nobody leaves unasked", "MK-REMOVE-01", kAfterStep, JudgeNobodyLeavesUnasked},
      {"reports tell", "MK-ERR-03", kAfterStep, JudgeReports},
      {"no stray lead", "MK-MEMBER-04", kAtRest, JudgeNoStrayLead},
      {"no stray campaign", "SF-LIM-06", kAtRest, JudgeNoStrayCampaign},
      {"shown beside its link", "MK-LINK-05", kAtRest, JudgeShownBesideItsLink},
      {"differences are listed", "MK-ERR-01", kAtRest, JudgeDifferencesAreListed},
      {"reasons hold at rest", "MK-ERR-05", kAtRest, JudgeReasonsHoldAtRest},
      {"mirror at rest", "MK-TRIG-01", kAtRest, JudgeMirrorAtRest},
      {"attributes at rest", "MK-ATTR-01", kAtRest, JudgeAttributesAtRest},
      {"everyone is a person", "MK-PERSON-05", kAtRest, JudgeEveryoneIsAPerson},
      {"identities at rest", "MK-PERSON-09", kAtRest, JudgeIdentitiesAtRest},
      {"removed before deleted", "MK-REMOVE-01", kAtRest, JudgeRemovedBeforeDeleted},
      {"statuses at rest", "MK-CHAN-06", kAtRest, JudgeStatusesAtRest},
      {"nothing waits at rest", "MK-CYCLE-07", kAtRest, JudgeNothingWaitsAtRest},
      {"errors are reported", "MK-ERR-01", kAtRest, JudgeErrorsAreReported},
      {"survival", "MK-CYCLE-08", kAtRest, JudgeSurvival},
  };
  return kLaws;
}

Findings JudgeLaws(Law::When when, const LawView& view) {
  Findings all;
  for (const Law& law : Laws()) {
    if (law.when != when) continue;
    Findings findings;
    law.judge(view, findings);
    for (Finding& finding : findings) {
      finding.judge = std::string(law.name);
      if (finding.rule.empty()) finding.rule = std::string(law.rule);
      all.push_back(std::move(finding));
    }
  }
  return all;
}

}  // namespace campsync::harness
