// SPDX-License-Identifier: Apache-2.0
//
// NumberId<Tag>: a positive whole-number key that cannot be mixed up with another one.
// Marketo's keys are of this kind. Zero is "no id" and never names a record.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "core/hash_salt.h"

namespace campsync {

template <class Tag>
struct NumberId {
  std::int64_t value = 0;

  [[nodiscard]] bool IsNull() const { return value == 0; }
  auto operator<=>(const NumberId&) const = default;
};

}  // namespace campsync

template <class Tag>
struct std::hash<campsync::NumberId<Tag>> {
  std::size_t operator()(const campsync::NumberId<Tag>& id) const noexcept {
    // Fibonacci hashing: keys are dense, so the low bits alone would cluster.
    return (static_cast<std::size_t>(id.value) ^ campsync::HashSalt::value()) *
           std::size_t{0x9E3779B97F4A7C15ULL};
  }
};
