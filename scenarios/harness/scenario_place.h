// SPDX-License-Identifier: Apache-2.0
//
// Place: where in a scenario file something stands, for people (line, column) and for tools that
// rewrite the file's text (byte range). It does not know the file: Scenario::path does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace campsync::harness {

/// A value or key in the source text. Lines and columns count from 1, columns in characters.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::size_t begin = 0;  // byte offset of its first byte
  std::size_t end = 0;    // one past its last byte

  bool operator==(const Place&) const = default;
};

}  // namespace campsync::harness
