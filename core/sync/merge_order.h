// SPDX-License-Identifier: Apache-2.0
//
// Merge order: who wins in a list of merges that follow one another, as the list was written and as
// it ends. Pure; whether a merge happened is not its business.
#pragma once

#include <vector>

#include "core/marketo/write_requests.h"

namespace campsync {

/// The merges with each winner replaced by whoever they were merged into before, each loser once.
[[nodiscard]] std::vector<marketo::PersonMerge> ByEarlierWinners(
    const std::vector<marketo::PersonMerge>& merges);

/// The merges with each winner replaced by whoever they were merged into later: a winner who is
/// gone by now can be read no more, and what is kept is the last one's.
[[nodiscard]] std::vector<marketo::PersonMerge> ByLastWinners(
    const std::vector<marketo::PersonMerge>& merges);

}  // namespace campsync
