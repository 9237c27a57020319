// SPDX-License-Identifier: Apache-2.0
//
// RewriteBrake: counts how often the sync wrote the value back that Salesforce had held before,
// because something there keeps undoing it: three times an hour and no more (switch rewrite-brake,
// MK-CONFLICT-05). In memory only: a restart starts the hour again. It knows nothing of first
// writes, so it holds as much as is being fought over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#include "core/label.h"
#include "core/store/records.h"
#include "core/time.h"

namespace campsync {

/// A one-way attribute of a linked campaign.
enum class CampaignAttribute : std::uint8_t { kType, kActualCost };
struct AttributeKey {
  salesforce::CampaignId campaign;
  CampaignAttribute attribute = CampaignAttribute::kType;
  auto operator<=>(const AttributeKey&) const = default;
};

class RewriteBrake {
 public:
  using Key = std::variant<store::MemberKey, AttributeKey>;

  /// Values written back in an hour before the brake holds.
  static constexpr std::size_t kWritesMax = 3;
  static constexpr Duration kSpan = Duration::Minutes(60);

  /// The value was written back at `now`, on Salesforce's clock.
  void Note(const Key& key, Instant now);
  /// Whether one more would be too many.
  [[nodiscard]] bool Holds(const Key& key, Instant now) const;

 private:
  std::map<Key, std::vector<Instant>> writes_;  // ascending
};

}  // namespace campsync
