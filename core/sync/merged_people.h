// SPDX-License-Identifier: Apache-2.0
//
// What a merge made of two people in Marketo: who the winners are now, what memberships they hold,
// and whether the sync knows them; and what the cycle saw of the losers. What it means for the
// sync's records is decided by people_merge.h.
#pragma once

#include <map>
#include <vector>

#include "core/marketo/write_requests.h"
#include "core/sync/cycle.h"

namespace campsync {

using Winners = std::map<marketo::PersonId, marketo::Person>;
using Memberships = std::map<marketo::MemberKey, marketo::MemberState>;

/// Adds the winners as Marketo has them now: it decides which record in Salesforce they keep.
/// False: the call failed, and the step is marked failed.
[[nodiscard]] bool ReadWinners(Cycle& cycle, StepName step,
                               const std::vector<marketo::PersonMerge>& merges, Winners& winners);

/// Adds what is left of these memberships. False as above.
[[nodiscard]] bool ReadMemberships(Cycle& cycle, StepName step,
                                   const std::vector<marketo::MemberKey>& members,
                                   Memberships& memberships);

/// Members of a person of whom this cycle's delete log told that they are gone, and when.
using GoneMembers = std::map<salesforce::CampaignMemberId, Instant>;
[[nodiscard]] GoneMembers ToldGone(const Cycle& cycle, marketo::PersonId person);

/// Whoever has those members now is told: the log may be the only one who knows, and it does not
/// tell twice. What a row said in this cycle stands.
void PassOn(Cycle& cycle, const GoneMembers& gone);

/// Whether the sync has anything of the person.
[[nodiscard]] bool IsKnown(const State& state, marketo::PersonId person);

/// Whether a known person is another record of Salesforce than the store says. nullptr: nobody is.
[[nodiscard]] bool IsAnotherNow(const State& state, const marketo::Person* person);

}  // namespace campsync
