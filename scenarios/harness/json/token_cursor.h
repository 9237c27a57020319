// SPDX-License-Identifier: Apache-2.0
//
// TokenCursor: finds the places of JSON tokens in a text that the parser has already accepted. It
// walks the text once, beside the parser, and is told what kind of token came. It judges nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

class TokenCursor {
 public:
  explicit TokenCursor(std::string_view text) : text_(text) {}

  /// The next string, quotes included.
  Place TakeText();
  /// The next number, `true`, `false` or `null`.
  Place TakeBare();
  /// The next bracket or brace.
  Place TakeBracket();
  /// The end of the token taken last.
  [[nodiscard]] std::size_t offset() const { return offset_; }

 private:
  void SkipToToken();
  void SkipComment();
  void Step();  // over one byte, counting lines and characters
  [[nodiscard]] Place Begin() const;

  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace campsync::harness
