// SPDX-License-Identifier: Apache-2.0
//
// Draws: the one stream of choices that a generated case is made of. The generator asks it and
// nothing else, so that a flat PRNG can feed it in bulk and a property library in tests. It knows
// nothing of what is drawn. Small numbers stand for simple choices.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/check.h"
#include "sim/world/prng.h"

namespace campsync::harness {

class Draws {
 public:
  Draws() = default;
  virtual ~Draws() = default;
  Draws(const Draws&) = delete;
  Draws& operator=(const Draws&) = delete;

  /// A number in [0, bound); `bound` is positive.
  virtual std::uint64_t Below(std::uint64_t bound) = 0;

  /// A number in [least, most].
  std::int64_t Between(std::int64_t least, std::int64_t most) {
    CAMPSYNC_CHECK(least <= most);
    return least + static_cast<std::int64_t>(Below(static_cast<std::uint64_t>(most - least) + 1));
  }
  /// True in `percent` of a hundred cases.
  bool Chance(std::uint32_t percent) { return Below(100) >= 100 - percent; }
  /// One of the list, which is not empty.
  template <class T>
  const T& Pick(const std::vector<T>& list) {
    CAMPSYNC_CHECK(!list.empty());
    return list[static_cast<std::size_t>(Below(list.size()))];
  }
};

/// Case number `index` of a seed: each case has a stream of its own, so that any one of them can
/// be drawn again without the others.
class PrngDraws : public Draws {
 public:
  PrngDraws(std::uint64_t seed, std::uint64_t index);
  std::uint64_t Below(std::uint64_t bound) override { return prng_.Below(bound); }

 private:
  sim::Prng prng_;
};

/// Numbers from a list, each reduced to the bound; zeros once the list has ended.
class ListDraws : public Draws {
 public:
  /// The list must outlive the draws.
  explicit ListDraws(std::span<const std::uint64_t> numbers) : numbers_(numbers) {}
  std::uint64_t Below(std::uint64_t bound) override {
    if (next_ == numbers_.size()) return 0;
    return numbers_[next_++] % bound;
  }

 private:
  std::span<const std::uint64_t> numbers_;
  std::size_t next_ = 0;
};

}  // namespace campsync::harness
