// SPDX-License-Identifier: Apache-2.0
//
// AttributeSends: what the sync sent of campaigns' Type and Actual Cost, and whether the org took
// it. From requests and replies alone; what the sync keeps of them is not looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.h"
#include "core/time.h"
#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

enum class Attribute : std::uint8_t { kType, kActualCost };
/// `Type`, `ActualCost`: the field.
[[nodiscard]] std::string_view NameOf(Attribute attribute);

/// Values as texts, empty for none.
[[nodiscard]] std::string TextOfCost(const std::optional<Money>& cost);
[[nodiscard]] std::string TextHeld(const LawView& view, const salesforce::Campaign& campaign,
                                   Attribute attribute);

struct AttributeSend {
  std::int64_t journal = 0;
  Instant at;  // the world's clock
  salesforce::CampaignId campaign;
  Attribute attribute = Attribute::kType;
  std::string value;
  bool taken = false;  // else the org refused it
};

/// Oldest first, from entry `from` on; what a new campaign was made with is sent too.
[[nodiscard]] std::vector<AttributeSend> SendsOf(const LawView& view, std::int64_t from = 0);

}  // namespace campsync::harness
