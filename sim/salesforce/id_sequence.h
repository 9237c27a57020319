// SPDX-License-Identifier: Apache-2.0
//
// IdSequence: makes the record ids of one object, in order and always the same ones: key prefix
// (SF-ID-01), `Sim000`, then a base-62 counter, so that later ids compare greater. It knows the ids
// that a recording brought along and never makes one of them again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/check.h"
#include "core/hash_salt.h"
#include "core/salesforce/id.h"

namespace campsync::sim {

/// What stands between the key prefix and the counter of every id made here.
inline constexpr std::string_view kSimulatedPod = "Sim000";
/// Base-62 digits of the counter: room for 56 billion records of an object.
inline constexpr std::size_t kIdCounterDigits = 6;

/// `number` in base 62 with leading zeros; digits sort as characters do.
[[nodiscard]] std::string FormatIdCounter(std::uint64_t number);
/// The number of a counter that FormatIdCounter wrote; nullopt for other text.
[[nodiscard]] std::optional<std::uint64_t> ParseIdCounter(std::string_view digits);

template <class Id>
class IdSequence {
 public:
  /// An id that was neither made nor taken before.
  Id Next() {
    do {
      ++last_;
    } while (taken_.erase(last_) > 0);
    std::string characters(campsync::salesforce::PrefixOf(Id::kObject));
    characters += kSimulatedPod;
    characters += FormatIdCounter(last_);
    return Id::FromFifteen(characters);
  }

  /// Keeps Next() from ever making `id`, which came with given data.
  void Take(const Id& id) {
    const std::string_view body = id.Fifteen().substr(3);
    if (!body.starts_with(kSimulatedPod)) return;  // never made here
    const auto number = ParseIdCounter(body.substr(kSimulatedPod.size()));
    CAMPSYNC_CHECK(number.has_value());
    if (*number > last_) taken_.insert(*number);
  }

 private:
  std::uint64_t last_ = 0;
  /// Only numbers that are still to come.
  std::unordered_set<std::uint64_t, SaltedHash<std::uint64_t>> taken_;
};

}  // namespace campsync::sim
