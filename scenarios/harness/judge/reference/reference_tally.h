// SPDX-License-Identifier: Apache-2.0
//
// ReferenceTally: how many members of linked pairs the reference model judged in a run, and why it
// did not judge others. Counts alone: it knows neither members nor rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace campsync::harness {

/// Why an edited member was not judged.
enum class NotJudged : std::uint8_t {
  kLinkChanged,         // linked, unlinked or half deleted during the run
  kDefinitionsChanged,  // another channel, or one of its statuses is defined otherwise now
  kSyncStopped,         // the sync may not run, or not on this pair
  kMembershipMoved,     // the person was merged, or the lead or contact deleted
  kNoCommonStart,       // the two sides differed at the start and nothing said why
  kListedError,         // it waits for the cause of a listed error to go
  kManyStates,          // more legal states than kLegalStatesMax
};
inline constexpr std::size_t kNotJudgedCount = 7;
/// `link changed`, ...
[[nodiscard]] std::string_view NameOf(NotJudged reason);

/// How many members the model judged.
struct ReferenceTally {
  std::int64_t edited = 0;     // judged members whom people edited
  std::int64_t untouched = 0;  // judged members whom nobody edited
  /// Edited members that were not judged, by NotJudged.
  std::array<std::int64_t, kNotJudgedCount> not_judged{};
  bool operator==(const ReferenceTally&) const = default;
};

}  // namespace campsync::harness
