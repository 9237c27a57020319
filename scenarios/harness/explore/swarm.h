// SPDX-License-Identifier: Apache-2.0
//
// Swarm: wildly different weights for a random part of some kinds of things, drawn once a case. A
// case that does few things often gets where one that does everything a little never does: full
// pages, long chains, repeated crashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenarios/harness/explore/draws.h"

namespace campsync::harness {

class Swarm {
 public:
  /// Weights for kinds 0 .. kinds-1, of which each is in in so many percent of the cases; one is
  /// always in.
  Swarm(Draws& draws, std::size_t kinds, std::uint32_t in_percent);

  /// A kind that is in, by weight.
  [[nodiscard]] std::size_t Pick(Draws& draws) const;
  [[nodiscard]] bool Has(std::size_t kind) const { return weights_[kind] != 0; }

 private:
  std::vector<std::uint32_t> weights_;  // 0: left out
  std::uint64_t total_ = 0;
};

}  // namespace campsync::harness
