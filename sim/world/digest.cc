// SPDX-License-Identifier: Apache-2.0
#include "sim/world/digest.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>

namespace campsync::sim {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the digest is defined over little-endian words");

constexpr std::size_t kWordSize = sizeof(std::uint64_t);

// The finalizer of MurmurHash3: every bit of the state reaches every bit of the digest.
std::uint64_t Avalanche(std::uint64_t word) {
  word = (word ^ (word >> 33)) * 0xFF51AFD7ED558CCDULL;
  word = (word ^ (word >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return word ^ (word >> 33);
}

}  // namespace

std::string Digest::Hex() const { return fmt::format("{:016x}{:016x}", high, low); }

void DigestStream::AddText(std::string_view text) {
  AddWord(text.size());
  while (text.size() >= kWordSize) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), kWordSize);
    AddWord(word);
    text.remove_prefix(kWordSize);
  }
  if (text.empty()) return;
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data(), text.size());
  AddWord(rest);
}

Digest DigestStream::Value() const {
  const std::uint64_t high = Avalanche(first_ ^ std::rotl(second_, 17) ^ words_);
  return {high, Avalanche(second_ + high)};
}

}  // namespace campsync::sim
