// SPDX-License-Identifier: Apache-2.0
#include "sim/world/prng.h"

#include <bit>

#include "core/check.h"

namespace campsync::sim {
namespace {

constexpr std::uint64_t kMillion = 1'000'000;

// One step of splitmix64: advances `state` and returns its mixed value.
std::uint64_t SplitMix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

// FNV-1a: enough to tell names apart, the mixing is SplitMix's.
std::uint64_t HashOfName(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char character : name) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

}  // namespace

Prng::Prng(std::uint64_t seed) : seed_(seed), state_{} {
  std::uint64_t mixer = seed;
  for (std::uint64_t& word : state_) word = SplitMix(mixer);
}

Prng Prng::Fork(std::string_view name) const {
  std::uint64_t mixer = seed_ ^ HashOfName(name);
  const std::uint64_t first = SplitMix(mixer);
  // The seed once more, so that two seeds whose xor equals that of two names stay apart.
  mixer = first + seed_;
  return Prng(SplitMix(mixer));
}

std::uint64_t Prng::Next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t Prng::Below(std::uint64_t bound) {
  CAMPSYNC_CHECK(bound > 0);
  // 2^64 mod bound: draws below it would make the small numbers likelier.
  const std::uint64_t surplus = (0 - bound) % bound;
  std::uint64_t draw = Next();
  while (draw < surplus) draw = Next();
  return draw % bound;
}

bool Prng::Chance(std::uint32_t parts_per_million) { return Below(kMillion) < parts_per_million; }

}  // namespace campsync::sim
