// SPDX-License-Identifier: Apache-2.0
#include "core/text.h"

#include <cstdint>

namespace campsync {
namespace {

struct Decoded {
  char32_t code_point;
  std::size_t length;  // bytes; 0: malformed
};

constexpr Decoded kMalformed = {0, 0};

Decoded DecodeAt(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return kMalformed;
  char32_t code_point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return kMalformed;
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong =
      (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return kMalformed;
  return {code_point, length};
}

bool IsIn(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

char32_t FoldLatin(char32_t c) {
  if (IsIn(c, U'A', U'Z')) return c + 32;
  if (IsIn(c, 0xC0, 0xDE) && c != 0xD7) return c + 32;  // Latin-1 without the multiplication sign
  if (c == 0x130) return c;  // capital I with dot: the next code point is not its small letter
  if (c == 0x178) return 0xFF;
  const bool capital_is_even =
      IsIn(c, 0x100, 0x137) || IsIn(c, 0x14A, 0x177) || IsIn(c, 0x200, 0x21F);
  if (capital_is_even && c % 2 == 0) return c + 1;
  const bool capital_is_odd = IsIn(c, 0x139, 0x148) || IsIn(c, 0x179, 0x17E);
  if (capital_is_odd && c % 2 == 1) return c + 1;
  return c;
}

char32_t FoldGreek(char32_t c) {
  if (IsIn(c, 0x391, 0x3AB) && c != 0x3A2) return c + 32;  // U+03A2 is no letter
  if (c == 0x3C2) return 0x3C3;                            // the sigma that ends a word
  if (c == 0x386) return 0x3AC;                            // the rest: capitals with tonos
  if (IsIn(c, 0x388, 0x38A)) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (IsIn(c, 0x38E, 0x38F)) return c + 63;
  return c;
}

char32_t FoldCyrillic(char32_t c) {
  if (IsIn(c, 0x400, 0x40F)) return c + 80;
  if (IsIn(c, 0x410, 0x42F)) return c + 32;
  const bool capital_is_even =
      IsIn(c, 0x460, 0x481) || IsIn(c, 0x48A, 0x4BF) || IsIn(c, 0x4D0, 0x52F);
  return capital_is_even && c % 2 == 0 ? c + 1 : c;
}

char32_t FoldCodePoint(char32_t c) {
  if (c < 0x250) return FoldLatin(c);
  return c < 0x400 ? FoldGreek(c) : FoldCyrillic(c);
}

/// Folding never leaves the two-byte range for a two-byte character, nor the one-byte range.
void AppendFolded(std::string& out, std::string_view source, std::size_t at, Decoded decoded) {
  const char32_t folded = FoldCodePoint(decoded.code_point);
  if (decoded.length == 1) {
    out.push_back(static_cast<char>(folded));
  } else if (decoded.length == 2) {
    out.push_back(static_cast<char>(0xC0U | (folded >> 6U)));
    out.push_back(static_cast<char>(0x80U | (folded & 0x3FU)));
  } else {
    out.append(source.substr(at, decoded.length));
  }
}

}  // namespace

std::size_t CharacterCount(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

bool IsValidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = DecodeAt(bytes, at);
    if (decoded.length == 0) return false;
    at += decoded.length;
  }
  return true;
}

std::string FoldCase(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded decoded = DecodeAt(utf8, at);
    if (decoded.length == 0) {
      out.push_back(utf8[at++]);
      continue;
    }
    AppendFolded(out, utf8, at, decoded);
    at += decoded.length;
  }
  return out;
}

std::string_view TrimSpace(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace campsync
