// SPDX-License-Identifier: Apache-2.0
//
// Text broken into lines that fit a terminal, at spaces only: a word that is longer than a line
// stands alone on one, so that paths and commands can still be copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace campsync::harness {

/// Columns of a line of a report.
inline constexpr std::size_t kReportWidth = 100;

/// `text` in lines of at most `width` columns, each beginning with `indent` and ending with a
/// newline. A newline in the text begins a new line. A character is a column.
[[nodiscard]] std::string Wrapped(std::string_view text, std::string_view indent,
                                  std::size_t width = kReportWidth);

/// Columns that a text takes.
[[nodiscard]] std::size_t ColumnsOf(std::string_view text);

}  // namespace campsync::harness
