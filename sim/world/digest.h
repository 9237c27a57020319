// SPDX-License-Identifier: Apache-2.0
//
// DigestStream: 128 bits over a stream of words and texts, in two lanes of 64. Fast and order
// sensitive; not for secrets. Every text is fed with its length, so that where one ends and the
// next begins is part of the digest. The same stream gives the same digest on every compiler.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace campsync::sim {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Digest&) const = default;

  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string Hex() const;
};

class DigestStream {
 public:
  void AddWord(std::uint64_t word) {
    first_ = std::rotl((first_ ^ word) * 0x9E3779B97F4A7C15ULL, 29);
    second_ = (std::rotl(second_, 31) + word) * 0xC2B2AE3D27D4EB4FULL;
    ++words_;
  }
  void AddText(std::string_view text);

  /// The digest of everything added so far; more can follow.
  [[nodiscard]] Digest Value() const;

 private:
  std::uint64_t first_ = 0x243F6A8885A308D3ULL;
  std::uint64_t second_ = 0x13198A2E03707344ULL;
  std::uint64_t words_ = 0;
};

}  // namespace campsync::sim
