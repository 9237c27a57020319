// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

// The person's lead or contact, by the keys; the first of them where the sync may have made none.
SalesforcePersonKey RecordNamed(const Cast& cast, const std::string& person) {
  const auto found = std::ranges::find(cast.records, person, &SalesforcePersonKey::key);
  return found == cast.records.end() ? cast.records.front() : *found;
}

DrawnAct DrawInMarketo(Draws& draws, const Cast::Pair& pair, const std::string& person) {
  if (draws.Chance(20)) return on_marketo::Action(on_marketo::RemoveMember{pair.program, person});
  return on_marketo::Action(on_marketo::SetStatus{
      .program = pair.program, .person = person, .status = draws.Pick(pair.statuses)});
}

DrawnAct DrawInSalesforce(Draws& draws, const Cast::Pair& pair, const SalesforcePersonKey& record) {
  switch (draws.Below(5)) {
    case 0:
      return on_salesforce::Action(on_salesforce::RemoveMember{pair.campaign, record});
    case 1:
      return on_salesforce::Action(on_salesforce::AddMember{
          .campaign = pair.campaign, .person = record, .status = draws.Pick(pair.statuses)});
    default:
      return on_salesforce::Action(
          on_salesforce::SetMemberStatus{pair.campaign, record, draws.Pick(pair.statuses)});
  }
}

}  // namespace

std::vector<DrawnAct> DrawMemberEdits(Draws& draws, const Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  const std::string& person = draws.Pick(cast.people);
  const SalesforcePersonKey record = RecordNamed(cast, person);
  std::vector<DrawnAct> edits;
  for (std::int64_t count = draws.Between(1, 3); count > 0; --count) {
    edits.push_back(draws.Chance(50) ? DrawInMarketo(draws, pair, person)
                                     : DrawInSalesforce(draws, pair, record));
  }
  return edits;
}

}  // namespace campsync::harness
