// SPDX-License-Identifier: Apache-2.0
//
// Rules: the one gate through which a mock org refuses, coerces or cascades. It notes which
// rulebook entry fired and lets a proving tool invert one entry, to see that a case depends on it.
// It knows ids only; what they say stands in scenarios/rulebook.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/rule_id.h"

namespace campsync::sim {

class Rules {
 public:
  Rules() = default;
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;

  /// Whether the rule takes effect here: `condition`, unless the rule is inverted. Every gate of an
  /// org reads `if (rules.Applies("SF-MEMBER-04", duplicate)) refuse`.
  bool Applies(RuleId rule, bool condition) {
    const bool applies = inverted_ == rule.text() ? !condition : condition;
    // Most firings are repeated ones: look before making a node.
    if (applies && !fired_.contains(rule.text())) fired_.emplace(rule.text());
    return applies;
  }

  /// The rules that took effect since the start, or since they were forgotten.
  [[nodiscard]] const std::set<std::string, std::less<>>& fired() const { return fired_; }

  /// What took effect so far was preparation and proves nothing.
  void Forget() { fired_.clear(); }

  /// For proving tools only: from now on the rule applies exactly when it should not.
  void Invert(std::string_view rule) { inverted_ = std::string(rule); }

 private:
  std::set<std::string, std::less<>> fired_;
  std::optional<std::string> inverted_;
};

}  // namespace campsync::sim
