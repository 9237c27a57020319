// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/swarm.h"

#include "core/check.h"

namespace campsync::harness {

Swarm::Swarm(Draws& draws, std::size_t kinds, std::uint32_t in_percent) : weights_(kinds) {
  CAMPSYNC_CHECK(kinds > 0);
  for (std::uint32_t& weight : weights_) {
    // 1, 2, 4, ... 64: a uniform draw would make most weights alike.
    weight = draws.Chance(in_percent) ? 1U << draws.Below(7) : 0;
    total_ += weight;
  }
  if (total_ != 0) return;
  weights_[static_cast<std::size_t>(draws.Below(kinds))] = 1;
  total_ = 1;
}

std::size_t Swarm::Pick(Draws& draws) const {
  std::uint64_t left = draws.Below(total_);
  for (std::size_t kind = 0; kind < weights_.size(); ++kind) {
    if (left < weights_[kind]) return kind;
    left -= weights_[kind];
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::harness
