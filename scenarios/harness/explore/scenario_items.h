// SPDX-License-Identifier: Apache-2.0
//
// Items of a scenario: what can be taken away from it one by one and leaves a scenario: a step, a
// moment or an act within a sync, a switch, a person with all records, a linked pair, a status, a
// membership. Taking one away takes what cannot be without it: a person's memberships, a pair's
// link. Steps that name what is gone stay; they are items of their own.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// A list of items of one kind. `Count` items stand in the scenario; `Remove` takes `count` of them
/// away from `first` on.
struct ItemList {
  std::size_t (*count)(const Scenario& scenario);
  void (*remove)(Scenario& scenario, std::size_t first, std::size_t count);
};

/// Every kind, those first whose removal saves most.
[[nodiscard]] const std::vector<ItemList>& ItemLists();

/// How many items there are in all.
[[nodiscard]] std::size_t CountItems(const Scenario& scenario);

}  // namespace campsync::harness
