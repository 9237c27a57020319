// SPDX-License-Identifier: Apache-2.0
//
// Rule: one entry of the rulebook, as scenarios/rulebook/*.json says it. A claim about the vendors
// or the sync, not the code that obeys it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace campsync::harness {

enum class Confidence : std::uint8_t { kDocumented, kCommunity, kInferred, kOpen };
enum class Strength : std::uint8_t { kRequired, kRecommended };
enum class RuleStatus : std::uint8_t { kActive, kLater, kOutOfScope };

/// The words of the rulebook's files.
[[nodiscard]] std::string_view NameOf(Confidence confidence);
[[nodiscard]] std::string_view NameOf(Strength strength);
[[nodiscard]] std::string_view NameOf(RuleStatus status);

/// The words of Rule::decides: each outcome of a decision, then kDecidesLinks.
[[nodiscard]] const std::vector<std::string_view>& DecisionWords();
inline constexpr std::string_view kDecidesLinks = "link";

struct Rule {
  std::string id;  // `MK-LINK-01`
  std::string title;
  std::string statement;
  std::string source;
  Confidence confidence = Confidence::kDocumented;
  Strength strength = Strength::kRequired;
  std::vector<std::string> switches;
  /// What the sync may decide by it: names of Outcome, and `link` for what becomes of a link.
  /// Empty: an org obeys it, the sync decides nothing by it.
  std::vector<std::string_view> decides = {};
  /// Those of `decides` that are made by the switches: each such decision names all of them.
  std::vector<std::string_view> reads = {};
  RuleStatus status = RuleStatus::kActive;
  std::string reason;  // why it is not active
};

}  // namespace campsync::harness
