// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/merges.h"

#include "sim/marketo/refusals.h"

namespace campsync::sim {

Result<MarketoPeople::Written> MarketoMerges::Merge(const marketo::PersonMerge& merge) {
  const auto& [winner, loser] = merge;
  Rules& rules = context_.rules;
  const bool no_winner = parts_.people.Find(winner) == nullptr;
  if (auto error = RefuseMissing(rules, "MK-PERSON-11", no_winner, LeadNotFound())) return *error;
  if (winner == loser) return InvalidData("Nobody can be merged with themselves");
  if (parts_.people.SurvivorOf(loser) == winner) return MarketoPeople::Written{winner, false};
  const bool no_loser = parts_.people.Find(loser) == nullptr;
  if (auto error = RefuseMissing(rules, "MK-PERSON-11", no_loser, LeadNotFound())) return *error;
  parts_.changes.NoteMerge(winner, loser);
  for (const marketo::ProgramId program : parts_.members.GroupsOf(loser)) {
    parts_.membership.Merge(program, winner, loser);
  }
  parts_.mirror.Absorb(winner, loser);
  parts_.people.Absorb(winner, loser);
  parts_.changes.NotePerson(winner);
  return MarketoPeople::Written{winner, true};
}

}  // namespace campsync::sim
