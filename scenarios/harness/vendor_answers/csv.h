// SPDX-License-Identifier: Apache-2.0
//
// ParseCsv: comma-separated text as the vendors export it: quoted fields, doubled quotes, line
// ends inside quotes, an optional byte order mark, a header line. It knows no column's meaning.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace campsync::harness {

struct CsvRow {
  std::size_t offset = 0;           // of its first byte in the text
  std::vector<std::string> fields;  // as many as the header has
};

struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;

  [[nodiscard]] std::optional<std::size_t> Column(std::string_view name) const;
};

struct CsvProblem {
  std::size_t offset = 0;
  std::string sentence;
};

[[nodiscard]] Result<CsvTable, CsvProblem> ParseCsv(std::string_view text);

}  // namespace campsync::harness
