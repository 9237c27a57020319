// SPDX-License-Identifier: Apache-2.0
#include "sim/world/operation_names.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "sim/world/port_traits.h"

namespace campsync::sim {
namespace {

template <class Request, std::size_t... kIndexes>
void AddNamesOf(std::vector<std::string>& names, std::index_sequence<kIndexes...>) {
  (names.emplace_back(OperationName(Request(std::in_place_index<kIndexes>))), ...);
}

template <class Request>
void AddNamesOf(std::vector<std::string>& names) {
  AddNamesOf<Request>(names, std::make_index_sequence<std::variant_size_v<Request>>());
}

}  // namespace

std::vector<std::string> OperationNames() {
  std::vector<std::string> names;
  AddNamesOf<marketo::Request>(names);
  AddNamesOf<salesforce::Request>(names);
  AddNamesOf<StoreRequest>(names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace campsync::sim
