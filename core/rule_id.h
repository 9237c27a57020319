// SPDX-License-Identifier: Apache-2.0
//
// RuleId: the name of a rulebook entry, such as "MK-STATUS-03". It is a literal in the code that
// obeys the rule, so searching for the id finds the one place. What the rule says lives in
// scenarios/rulebook; the core knows ids only.
#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace campsync {

class RuleId {
 public:
  /// Made only from literals: the text must outlive every copy of the id.
  template <std::size_t kSize>
  consteval RuleId(const char (&literal)[kSize]) : text_(literal, kSize - 1) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  auto operator<=>(const RuleId&) const = default;

 private:
  std::string_view text_;
};

}  // namespace campsync
