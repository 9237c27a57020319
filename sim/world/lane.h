// SPDX-License-Identifier: Apache-2.0
//
// Lane: which part of the simulated world something happened in. Not a system name for people;
// reports use the vendors' own words.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/check.h"

namespace campsync::sim {

enum class Lane : std::uint8_t { kMarketo, kSalesforce, kStore, kEngine, kWorld };

/// `marketo`, `salesforce`, `store`, `engine`, `world`.
[[nodiscard]] constexpr std::string_view NameOf(Lane lane) {
  switch (lane) {
    case Lane::kMarketo:
      return "marketo";
    case Lane::kSalesforce:
      return "salesforce";
    case Lane::kStore:
      return "store";
    case Lane::kEngine:
      return "engine";
    case Lane::kWorld:
      return "world";
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::sim
