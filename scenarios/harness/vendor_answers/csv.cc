// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace campsync::harness {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) offset_ = 3;
  }

  [[nodiscard]] bool AtEnd() const { return offset_ >= text_.size(); }
  [[nodiscard]] std::size_t offset() const { return offset_; }

  Result<CsvRow, CsvProblem> TakeRow() {
    CsvRow row{offset_, {}};
    while (true) {
      auto field = TakeField();
      if (!field) return field.error();
      row.fields.push_back(std::move(*field));
      if (AtEnd()) return row;
      const char after = text_[offset_++];
      if (after == ',') continue;
      if (after == '\r' && !AtEnd() && text_[offset_] == '\n') ++offset_;
      return row;
    }
  }

 private:
  Result<std::string, CsvProblem> TakeField() {
    if (AtEnd() || text_[offset_] != '"') {
      const std::size_t end = std::min(text_.find_first_of(",\r\n", offset_), text_.size());
      std::string field(text_.substr(offset_, end - offset_));
      offset_ = end;
      return field;
    }
    const std::size_t opening = offset_++;
    std::string field;
    while (true) {
      const std::size_t quote = text_.find('"', offset_);
      if (quote == std::string_view::npos) {
        return CsvProblem{opening, "a quote is opened here and never closed"};
      }
      field += text_.substr(offset_, quote - offset_);
      offset_ = quote + 1;
      if (AtEnd() || text_[offset_] != '"') break;
      field += '"';
      ++offset_;
    }
    if (!AtEnd() && std::string_view(",\r\n").find(text_[offset_]) == std::string_view::npos) {
      return CsvProblem{offset_, "expected a comma or the end of the line after a closing quote"};
    }
    return field;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
};

}  // namespace

std::optional<std::size_t> CsvTable::Column(std::string_view name) const {
  const auto found = std::ranges::find(header, name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Result<CsvTable, CsvProblem> ParseCsv(std::string_view text) {
  Scanner scanner(text);
  if (scanner.AtEnd()) return CsvProblem{0, "the table is empty"};
  CsvTable table;
  auto header = scanner.TakeRow();
  if (!header) return header.error();
  table.header = std::move(header->fields);
  while (!scanner.AtEnd()) {
    auto row = scanner.TakeRow();
    if (!row) return row.error();
    const bool blank = row->fields.size() == 1 && row->fields.front().empty();
    if (blank) continue;
    if (row->fields.size() != table.header.size()) {
      return CsvProblem{row->offset, fmt::format("{} fields where the header has {}",
                                                 row->fields.size(), table.header.size())};
    }
    table.rows.push_back(std::move(*row));
  }
  return table;
}

}  // namespace campsync::harness
