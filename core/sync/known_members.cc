// SPDX-License-Identifier: Apache-2.0
#include "core/sync/known_members.h"

#include <set>

#include "core/sync/stages/pull_campaigns_stage.h"

namespace campsync {

bool ReadKnownMembers(Cycle& cycle, StepName step,
                      const std::vector<salesforce::CampaignMemberId>& ids) {
  const auto rows = cycle.sync.Salesforce(salesforce::RetrieveMembers{ids});
  if (!rows) {
    cycle.report.Fail(step, rows.error());
    return false;
  }
  std::set<salesforce::CampaignMemberId> absent(ids.begin(), ids.end());
  for (const auto& row : rows->value.rows) {
    absent.erase(row.id);
    NoteMemberRow(cycle, row, "RetrieveMembers");
  }
  for (const auto& member : absent) {
    const store::MemberRecord* record = cycle.sync.state.FindByMemberId(member);
    // Without evidence it is blocked as unknown absence when it is planned.
    if (record != nullptr) cycle.Touch(record->key).salesforce_looked_at = true;
  }
  return true;
}

}  // namespace campsync
