// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/row_match.h"

#include <algorithm>
#include <variant>

#include "core/check.h"

namespace campsync::harness {
namespace {

// Grows a pairing by one pattern along an alternating path (Kuhn's algorithm).
class Pairing {
 public:
  Pairing(const ExpectedTable& table, const std::vector<RowPattern>& patterns,
          const std::vector<TableRow>& rows)
      : fits_(patterns.size()), pattern_of_(rows.size()) {
    for (std::size_t pattern = 0; pattern < patterns.size(); ++pattern) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if (Fits(table, patterns[pattern], rows[row])) fits_[pattern].push_back(row);
      }
    }
  }

  void Place(std::size_t pattern) {
    tried_.assign(pattern_of_.size(), false);
    TryPlace(pattern);
  }

  [[nodiscard]] std::vector<std::optional<std::size_t>> RowOfEachPattern() const {
    std::vector<std::optional<std::size_t>> row_of(fits_.size());
    for (std::size_t row = 0; row < pattern_of_.size(); ++row) {
      if (pattern_of_[row]) row_of[*pattern_of_[row]] = row;
    }
    return row_of;
  }

 private:
  bool TryPlace(std::size_t pattern) {
    for (const std::size_t row : fits_[pattern]) {
      if (tried_[row]) continue;
      tried_[row] = true;
      if (!pattern_of_[row] || TryPlace(*pattern_of_[row])) {
        pattern_of_[row] = pattern;
        return true;
      }
    }
    return false;
  }

  std::vector<std::vector<std::size_t>> fits_;
  std::vector<std::optional<std::size_t>> pattern_of_;
  std::vector<bool> tried_;
};

// A shared record says more about which row was meant than a shared value.
std::size_t WeightOf(FieldType type) {
  switch (type) {
    case FieldType::kProgram:
    case FieldType::kPerson:
    case FieldType::kCampaign:
    case FieldType::kSalesforcePerson:
      return 8;
    case FieldType::kText:
    case FieldType::kNumber:
    case FieldType::kTruth:
    case FieldType::kInstant:
    case FieldType::kDate:
    case FieldType::kWord:
    case FieldType::kStatus:
      return 1;
  }
  CAMPSYNC_UNREACHABLE();
}

// Such a table has one row, and nothing but its values tells which was meant.
bool HasNumbersAlone(const ExpectedTable& table) {
  return std::ranges::all_of(table.fields, [](const ExpectedField& field) {
    return field.type == FieldType::kNumber || field.type == FieldType::kTruth;
  });
}

std::size_t IndexOf(const ExpectedTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.fields, name, &ExpectedField::name);
  CAMPSYNC_CHECK(found != table.fields.end());  // the loader knows the fields
  return static_cast<std::size_t>(found - table.fields.begin());
}

}  // namespace

const Scalar& FieldOf(const ExpectedTable& table, const TableRow& row, std::string_view name) {
  CAMPSYNC_CHECK(row.size() == table.fields.size());
  return row[IndexOf(table, name)];
}

bool Fits(const ExpectedTable& table, const RowPattern& pattern, const TableRow& row) {
  return std::ranges::all_of(pattern.fields, [&](const FieldPattern& field) {
    return Matches(field.matcher, FieldOf(table, row, field.name));
  });
}

std::vector<std::optional<std::size_t>> PairRows(const ExpectedTable& table,
                                                 const std::vector<RowPattern>& patterns,
                                                 const std::vector<TableRow>& rows) {
  Pairing pairing(table, patterns, rows);
  for (std::size_t pattern = 0; pattern < patterns.size(); ++pattern) pairing.Place(pattern);
  return pairing.RowOfEachPattern();
}

std::optional<std::size_t> NearestRow(const ExpectedTable& table, const RowPattern& pattern,
                                      const std::vector<TableRow>& rows,
                                      const std::vector<std::size_t>& free) {
  if (HasNumbersAlone(table) && free.size() == 1) return free.front();
  std::optional<std::size_t> nearest;
  std::size_t shared_most = 0;
  for (const std::size_t row : free) {
    std::size_t shared = 0;
    for (const FieldPattern& field : pattern.fields) {
      const std::size_t index = IndexOf(table, field.name);
      if (Matches(field.matcher, rows[row][index])) shared += WeightOf(table.fields[index].type);
    }
    if (shared > shared_most) {
      shared_most = shared;
      nearest = row;
    }
  }
  return nearest;
}

std::string FormatRow(const ExpectedTable& table, const TableRow& row) {
  std::string text;
  for (std::size_t field = 0; field < row.size(); ++field) {
    if (std::holds_alternative<std::monostate>(row[field])) continue;
    text += (text.empty() ? "\"" : ", \"") + std::string(table.fields[field].name) +
            "\": " + FormatScalar(row[field]);
  }
  return "{" + text + "}";
}

std::string FormatPattern(const RowPattern& pattern) {
  std::string text;
  for (const FieldPattern& field : pattern.fields) {
    text += (text.empty() ? "\"" : ", \"") + field.name + "\": " + FormatMatcher(field.matcher);
  }
  return "{" + text + "}";
}

}  // namespace campsync::harness
