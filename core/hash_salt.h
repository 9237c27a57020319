// SPDX-License-Identifier: Apache-2.0
//
// HashSalt: a number that goes into every hash by which this program finds its records. It is 0
// unless a host chooses another before it makes its first table, as a service does whose keys come
// from outside. What a hash table holds has no order, so the salt changes no answer, no call and no
// journal; whoever walks a table unsorted shows as a run that depends on it. No source of chance.
#pragma once

#include <cstddef>
#include <functional>

namespace campsync {

class HashSalt {
 public:
  [[nodiscard]] static std::size_t value() noexcept { return value_; }
  /// No table may be alive that was filled under another salt.
  static void Choose(std::size_t salt) noexcept { value_ = salt; }

 private:
  // Of the whole process: a table that is passed on must find its keys there too.
  static inline std::size_t value_ = 0;
};

/// A hash function for keys whose std::hash knows no salt.
template <class Key>
struct SaltedHash {
  std::size_t operator()(const Key& key) const noexcept {
    return (std::hash<Key>()(key) ^ HashSalt::value()) * std::size_t{0x9E3779B97F4A7C15ULL};
  }
};

}  // namespace campsync
