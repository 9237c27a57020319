// SPDX-License-Identifier: Apache-2.0
//
// Shapes of the objects in a scenario, as data that is known when compiling, and the table of a
// step's verbs. The readers and the test of scenario.schema.json use them alike.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "scenarios/harness/json/object_reader.h"
#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// The keys of two shapes in one.
template <std::size_t kLeft, std::size_t kRight>
constexpr std::array<KeyWord, kLeft + kRight> Join(const std::array<KeyWord, kLeft>& left,
                                                   const std::array<KeyWord, kRight>& right) {
  std::array<KeyWord, kLeft + kRight> all{};
  std::copy(left.begin(), left.end(), all.begin());
  std::copy(right.begin(), right.end(), all.begin() + kLeft);
  return all;
}

/// One verb of a section (`marketo`, `salesforce`, `user`): the keys of its step and its reader.
/// `refused` tells the reader that the action will not happen: names it mentions need not resolve
/// to statuses, names it introduces stay unknown.
template <class Action>
struct Verb {
  std::string_view word;
  ObjectWords shape;
  Action (*read)(const ObjectReader& object, Directory& directory, bool refused);
};

/// Every shape of a scenario file; the names are unique.
[[nodiscard]] std::vector<ObjectWords> AllShapes();

}  // namespace campsync::harness
