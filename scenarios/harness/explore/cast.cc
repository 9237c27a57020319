// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/cast.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace campsync::harness {

std::vector<std::string> Cast::KeysOf(SalesforcePersonKey::Kind kind) const {
  std::vector<std::string> keys;
  for (const SalesforcePersonKey& record : records) {
    if (record.kind == kind) keys.push_back(record.key);
  }
  return keys;
}

void Cast::AddStatus(const std::string& channel, const std::string& status) {
  for (Pair& pair : pairs) {
    if (pair.channel == channel &&
        std::ranges::find(pair.statuses, status) == pair.statuses.end()) {
      pair.statuses.push_back(status);
    }
  }
}

std::string PersonName(std::size_t number) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"ann", "bob", "cleo", "dan",  "eva",  "finn", "gina",  "hugo", "iris", "jan",
       "kim", "lea", "max",  "nora", "otto", "pia",  "quinn", "rosa", "sven", "tara"});
  const std::string_view name = kNames[number % kNames.size()];
  const std::size_t round = number / kNames.size();
  return round == 0 ? std::string(name) : fmt::format("{}{}", name, round + 1);
}

}  // namespace campsync::harness
