// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/draws.h"

namespace campsync::harness {
namespace {

// Neighbouring indexes of neighbouring seeds must not share a stream.
std::uint64_t Mixed(std::uint64_t seed, std::uint64_t index) {
  constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;
  return (seed + 1) * kOdd ^ (index + 1) * 0xD1B5'4A32'D192'ED03;
}

}  // namespace

PrngDraws::PrngDraws(std::uint64_t seed, std::uint64_t index) : prng_(Mixed(seed, index)) {}

}  // namespace campsync::harness
