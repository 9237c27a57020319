// SPDX-License-Identifier: Apache-2.0
//
// RowSightings: when a member's row in Salesforce says that it changed, each time the sync asked.
// Anything moves that stamp, not edits of the status alone (SF-TIME-03), and it is all that a
// comparison of times can go by. From the org's replies; what the sync made of them is not looked
// at.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "scenarios/harness/judge/history.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

struct RowSighting {
  std::int64_t journal = 0;
  std::string_view status;
  Instant changed;  // on the world's clock
};

/// Of the rows of that lead or contact in the campaign while they were not deleted, oldest first.
[[nodiscard]] std::vector<RowSighting> SightingsOf(const LawView& rest,
                                                   const salesforce::MemberKey& member);

/// How late the edit may look to a cycle whose calls are the entries `from` to `to`: by what it was
/// shown, else by what an earlier one was, else as late as it was. Never none.
[[nodiscard]] std::vector<Instant> TimesShown(std::span<const RowSighting> sightings,
                                              const MemberEdit& edit, std::int64_t from,
                                              std::int64_t to);

}  // namespace campsync::harness
