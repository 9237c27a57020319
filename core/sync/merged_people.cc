// SPDX-License-Identifier: Apache-2.0
#include "core/sync/merged_people.h"

#include <set>

#include "core/sync/people.h"

namespace campsync {

bool ReadWinners(Cycle& cycle, StepName step, const std::vector<marketo::PersonMerge>& merges,
                 Winners& winners) {
  std::set<marketo::PersonId> ids;
  for (const marketo::PersonMerge& merge : merges) ids.insert(merge.winner);
  const std::vector<marketo::PersonId> all(ids.begin(), ids.end());
  for (const auto& batch : InBatches(all, marketo::kBatchSizeMax)) {
    const auto rows = cycle.sync.Marketo(marketo::ReadPeople{batch});
    if (!rows) {
      cycle.report.Fail(step, rows.error());
      return false;
    }
    for (const auto& row : rows->value.rows) winners[row.id] = row;
  }
  return true;
}

bool ReadMemberships(Cycle& cycle, StepName step, const std::vector<marketo::MemberKey>& members,
                     Memberships& memberships) {
  for (const auto& batch : InBatches(members, marketo::kBatchSizeMax)) {
    const auto rows = cycle.sync.Marketo(marketo::ReadMembers{batch});
    if (!rows) {
      cycle.report.Fail(step, rows.error());
      return false;
    }
    for (const auto& row : rows->value.rows) {
      const marketo::MemberState state{row.status, row.membership_date};
      memberships.insert_or_assign({row.program, row.person}, state);
    }
  }
  return true;
}

GoneMembers ToldGone(const Cycle& cycle, marketo::PersonId person) {
  GoneMembers gone;
  for (const auto& campaign : cycle.sync.state.CampaignsOf(person)) {
    const store::MemberRecord& record = *cycle.sync.state.Find({campaign, person});
    const auto seen = cycle.members.find(record.key);
    if (seen == cycle.members.end() || !seen->second.gone_at || !record.salesforce) continue;
    gone.emplace(record.salesforce->member, *seen->second.gone_at);
  }
  return gone;
}

void PassOn(Cycle& cycle, const GoneMembers& gone) {
  for (const auto& [member, gone_at] : gone) {
    const store::MemberRecord* record = cycle.sync.state.FindByMemberId(member);
    if (record == nullptr) continue;
    MemberView& view = cycle.Touch(record->key);
    if (view.salesforce || view.gone_at) continue;
    view.salesforce_looked_at = true;
    view.gone_at = gone_at;
    view.known_left_at = gone_at;
  }
}

bool IsKnown(const State& state, marketo::PersonId person) {
  return state.FindPerson(person) != nullptr || !state.CampaignsOf(person).empty() ||
         state.lead_intents().contains(person);
}

bool IsAnotherNow(const State& state, const marketo::Person* person) {
  const store::PersonRecord* known = person == nullptr ? nullptr : state.FindPerson(person->id);
  return known != nullptr && known->sfdc_record != person->sfdc_record;
}

}  // namespace campsync
