// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/wrapped_text.h"

#include <algorithm>

namespace campsync::harness {
namespace {

void WrapLine(std::string_view line, std::string_view indent, std::size_t width,
              std::string& wrapped) {
  std::size_t used = 0;
  while (true) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) break;
    line.remove_prefix(begin);
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    const std::size_t columns = ColumnsOf(word);
    if (used != 0 && used + 1 + columns > width) {
      wrapped += '\n';
      used = 0;
    }
    if (used == 0) {
      wrapped += indent;
      used = ColumnsOf(indent);
    } else {
      wrapped += ' ';
      ++used;
    }
    wrapped += word;
    used += columns;
  }
  wrapped += '\n';
}

}  // namespace

std::string Wrapped(std::string_view text, std::string_view indent, std::size_t width) {
  std::string wrapped;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    WrapLine(text.substr(0, end), indent, width, wrapped);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return wrapped;
}

// Every byte that does not continue a character of UTF-8 begins one.
std::size_t ColumnsOf(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U; }));
}

}  // namespace campsync::harness
