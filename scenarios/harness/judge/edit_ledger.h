// SPDX-License-Identifier: Apache-2.0
//
// EditLedger: in which bucket each edit of a member ended, counted at rest. Every edit that was
// made is in exactly one, or in none because its program or campaign was linked to nothing in the
// end and there was nowhere to go: the sum is the number of edits made, which is counted on its
// own, from the journal. Whether a bucket's condition holds is for the law of survival
// (laws/last_edit.h) to say; the ledger adds up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

inline constexpr std::size_t kEditBuckets = 5;
/// `applied`, `superseded`, ...
[[nodiscard]] std::string_view NameOf(EditBucket bucket);

struct EditLedger {
  std::int64_t made = 0;
  std::array<std::int64_t, kEditBuckets> in_bucket{};  // by EditBucket
  std::int64_t unlinked = 0;

  [[nodiscard]] std::int64_t Of(EditBucket bucket) const {
    return in_bucket.at(static_cast<std::size_t>(bucket));
  }
  /// All that are accounted for.
  [[nodiscard]] std::int64_t Sum() const;
  [[nodiscard]] bool Balances() const { return Sum() == made; }
  void Add(const EditLedger& other);
  bool operator==(const EditLedger&) const = default;
};

/// The ledger of a run that has come to rest. `view` is of the whole run.
[[nodiscard]] EditLedger LedgerOf(const LawView& view);

}  // namespace campsync::harness
