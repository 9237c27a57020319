// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/xml_text.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

namespace campsync::harness {
namespace {

// Bytes of the character of UTF-8 that `text` begins with, by its first byte; 0: it begins none.
std::size_t SizeByFirst(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

// Bytes of the first character where XML can hold it; 0: it cannot.
std::size_t CharacterSize(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = SizeByFirst(first);
  if (size == 1) {
    const bool allowed = first == '\t' || first == '\n' || first == '\r' || first >= 0x20;
    return allowed && first != 0x7F ? 1 : 0;
  }
  if (size == 0 || size > text.size()) return 0;
  std::uint32_t code = first & (0xFFU >> (size + 1));
  for (std::size_t at = 1; at < size; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0U) != 0x80U) return 0;
    code = code << 6U | (byte & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  const bool no_character = code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF;
  const bool control = code >= 0x80 && code < 0xA0;
  return overlong || surrogate || no_character || control ? 0 : size;
}

std::string Escaped(std::string_view text, bool attribute) {
  std::string escaped;
  while (!text.empty()) {
    const std::size_t size = CharacterSize(text);
    const char first = text.front();
    if (size == 0) {
      escaped += fmt::format("\\x{:02x}", static_cast<unsigned char>(first));
    } else if (first == '&') {
      escaped += "&amp;";
    } else if (first == '<') {
      escaped += "&lt;";
    } else if (first == '>') {
      escaped += "&gt;";
    } else if (first == '"') {
      escaped += "&quot;";
    } else if (first == '\r' || (attribute && (first == '\n' || first == '\t'))) {
      escaped += fmt::format("&#{};", static_cast<int>(first));
    } else {
      escaped += text.substr(0, size);
    }
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return escaped;
}

}  // namespace

std::string XmlText(std::string_view text) { return Escaped(text, false); }

std::string XmlAttribute(std::string_view text) { return Escaped(text, true); }

}  // namespace campsync::harness
