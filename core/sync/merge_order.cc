// SPDX-License-Identifier: Apache-2.0
#include "core/sync/merge_order.h"

#include <map>

namespace campsync {

using marketo::PersonId;
using marketo::PersonMerge;

std::vector<PersonMerge> ByEarlierWinners(const std::vector<PersonMerge>& merges) {
  std::map<PersonId, PersonId> winner_of;
  const auto root = [&](PersonId person) {
    for (auto next = winner_of.find(person); next != winner_of.end();
         next = winner_of.find(person)) {
      person = next->second;
    }
    return person;
  };
  std::vector<PersonMerge> ordered;
  for (const PersonMerge& merge : merges) {
    const PersonMerge resolved{root(merge.winner), root(merge.loser)};
    if (resolved.winner == resolved.loser) continue;
    winner_of[resolved.loser] = resolved.winner;
    ordered.push_back(resolved);
  }
  return ordered;
}

std::vector<PersonMerge> ByLastWinners(const std::vector<PersonMerge>& merges) {
  std::map<PersonId, PersonId> winner_of;
  for (const PersonMerge& merge : merges) winner_of[merge.loser] = merge.winner;
  std::vector<PersonMerge> resolved = merges;
  for (PersonMerge& merge : resolved) {
    for (auto next = winner_of.find(merge.winner);
         next != winner_of.end() && next->second != merge.loser;
         next = winner_of.find(merge.winner)) {
      merge.winner = next->second;
    }
  }
  return resolved;
}

}  // namespace campsync
