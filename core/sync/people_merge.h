// SPDX-License-Identifier: Apache-2.0
//
// What a merge of two people means for the sync's records: everything kept under the loser is kept
// under the winner from then on. A merge is nobody's edit: the combined record takes the base of
// the campaign member that is left, and where both were members the two sides are compared as they
// are (MK-PERSON-11, SF-MEMBER-18). Repeating it changes nothing.
#pragma once

#include <vector>

#include "core/marketo/write_requests.h"
#include "core/sync/cycle.h"

namespace campsync {

/// Merges the people in Marketo, then re-keys their records. False: the call failed or the store
/// was lost; the step is marked failed. A pair that Marketo refuses is reported, the others go on.
[[nodiscard]] bool MergePeople(Cycle& cycle, StepName step,
                               const std::vector<marketo::PersonMerge>& merges);

/// Re-keys the records of people whom Marketo has merged already, in the order given. A record in
/// Salesforce that is left without a person becomes a person of its own (MK-PERSON-05). False as
/// above.
[[nodiscard]] bool RekeyPeople(Cycle& cycle, StepName step,
                               const std::vector<marketo::PersonMerge>& merges);

}  // namespace campsync
