// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 helpers: lengths in characters, validity, and the case folding that both vendors' name
// comparisons need. Not a Unicode library: folding covers the letters that names in Latin (Latin-1,
// Extended-A, Romanian), Greek and Cyrillic are written with; other text compares code point by
// code point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace campsync {

/// Number of Unicode code points; vendor length limits count these, not bytes.
[[nodiscard]] std::size_t CharacterCount(std::string_view utf8);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, <= U+10FFFF).
[[nodiscard]] bool IsValidUtf8(std::string_view bytes);

/// Lower-cased copy of the same length in bytes, for comparison only; never shown to a person.
/// Bytes that are not UTF-8 stay as they are.
[[nodiscard]] std::string FoldCase(std::string_view utf8);

/// Without leading and trailing spaces and tabs.
[[nodiscard]] std::string_view TrimSpace(std::string_view text);

}  // namespace campsync
