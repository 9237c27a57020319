// SPDX-License-Identifier: Apache-2.0
//
// Prng: the only source of chance in a simulated world (xoshiro256**, seeded by splitmix64). Not
// for secrets. The same seed gives the same draws on every compiler and machine. Each concern draws
// from its own Fork, so that one draw more in one place shifts nothing in another.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace campsync::sim {

class Prng {
 public:
  explicit Prng(std::uint64_t seed);

  /// The sub-stream of that name: `Fork("salesforce.faults")`. It depends on this stream's seed and
  /// on the name alone, not on what was drawn before.
  [[nodiscard]] Prng Fork(std::string_view name) const;

  /// 64 random bits.
  std::uint64_t Next();

  /// A number in [0, bound), each equally likely; `bound` is positive.
  std::uint64_t Below(std::uint64_t bound);

  /// True in `parts_per_million` of a million cases: never at 0, always from 1,000,000.
  bool Chance(std::uint32_t parts_per_million);

 private:
  std::uint64_t seed_;
  std::array<std::uint64_t, 4> state_;
};

}  // namespace campsync::sim
