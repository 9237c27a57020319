// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/look_up_absences_stage.h"

#include <set>
#include <variant>

#include "core/sync/stages/pull_deletes_stage.h"
#include "core/sync/step_names.h"

namespace campsync {
namespace {

/// The shortest reach that the vendor's pages give (SF-REPL-02).
constexpr Duration kLogReach = Duration::Days(15);

bool IsKnownToBeAbsent(const store::MemberRecord& record) {
  const auto* blocked = std::get_if<store::Blocked>(&record.disposition);
  return blocked != nullptr && blocked->code == ErrorCode::kUnknownAbsence;
}

/// Members that are not there, and nothing says why.
std::set<salesforce::CampaignMemberId> AbsentMembers(const Cycle& cycle) {
  const State& state = cycle.sync.state;
  std::set<salesforce::CampaignMemberId> absent;
  for (const auto& [key, view] : cycle.members) {
    if (!view.salesforce_looked_at || view.salesforce || view.gone_at) continue;
    const store::MemberRecord* record = state.Find(key);
    const store::CampaignRecord* campaign = state.FindCampaign(key.campaign);
    if (record == nullptr || !record->salesforce) continue;
    if (campaign == nullptr || !campaign->is_visible) continue;
    if (IsKnownToBeAbsent(*record) && !cycle.sync.recheck_all) continue;
    absent.insert(record->salesforce->member);
  }
  return absent;
}

}  // namespace

StepResult LookUpAbsencesStage::Step(Cycle& cycle) {
  // A log with a gap was read from its beginning in this cycle.
  if (!cycle.campaigns_on || cycle.deletes_missing) return StepResult::kDone;
  const auto absent = AbsentMembers(cycle);
  if (absent.empty()) return StepResult::kDone;
  const auto log = cycle.sync.Salesforce(
      salesforce::ReadDeleteLog{.object = salesforce::ObjectKind::kCampaignMember,
                                .start = cycle.salesforce_now - kLogReach,
                                .end = cycle.salesforce_now});
  if (!log && log.error().code == ErrorCode::kInvalidReplicationDate) return StepResult::kDone;
  if (!log) {
    cycle.report.Fail(step::kPullDeletes, log.error());
    return StepResult::kAbort;
  }
  for (const auto& record : log->value.deleted_records) {
    const auto id = salesforce::CampaignMemberId::Parse(record.id);
    if (id && absent.contains(*id)) {
      NoteDeletedMember(cycle, *id, record.deleted_date, "ReadDeleteLog");
    }
  }
  return StepResult::kDone;
}

}  // namespace campsync
