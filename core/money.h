// SPDX-License-Identifier: Apache-2.0
//
// Money: whole currency units. Period costs and ActualCost are whole numbers (MK-ATTR-05;
// Campaign.ActualCost is currency(18,0)), so there is no fraction and no floating point here.
// The currency itself is not carried: each vendor has one (MK-ATTR-09).
#pragma once

#include <compare>
#include <cstdint>

namespace campsync {

struct Money {
  std::int64_t units = 0;

  auto operator<=>(const Money&) const = default;
  Money& operator+=(Money other) {
    units += other.units;
    return *this;
  }
};

}  // namespace campsync
