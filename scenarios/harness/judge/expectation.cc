// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/harness/judge/row_match.h"

namespace campsync::harness {
namespace {

// A failing case is read on one screen.
constexpr std::size_t kShownRowsMax = 8;

class TableJudge {
 public:
  TableJudge(const TablePattern& pattern, const std::vector<TableRow>& all)
      : pattern_(pattern), table_(TableOf(pattern.table)) {
    for (const TableRow& row : all) {
      if (!pattern.where || Fits(table_, *pattern.where, row)) rows_.push_back(row);
    }
  }

  std::vector<Finding> Judge() {
    const auto row_of = PairRows(table_, pattern_.rows, rows_);
    std::vector<std::size_t> free = FreeRows(row_of);
    for (std::size_t index = 0; index < pattern_.rows.size(); ++index) {
      if (!row_of[index]) JudgeMissing(pattern_.rows[index], free);
    }
    if (pattern_.only) JudgeExtra(free);
    for (const RowPattern& none : pattern_.none) JudgeNone(none);
    JudgeCount();
    return std::move(findings_);
  }

 private:
  std::vector<std::size_t> FreeRows(const std::vector<std::optional<std::size_t>>& row_of) const {
    std::vector<std::size_t> free;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (std::ranges::find(row_of, row) == row_of.end()) free.push_back(row);
    }
    return free;
  }

  // Takes the nearest row out of `free`, so that two missing rows are not compared with one.
  void JudgeMissing(const RowPattern& wanted, std::vector<std::size_t>& free) {
    Finding finding = Begin(wanted.place, "no row is " + FormatPattern(wanted));
    if (const auto nearest = NearestRow(table_, wanted, rows_, free)) {
      std::erase(free, *nearest);
      DescribeNearest(wanted, rows_[*nearest], finding);
    } else {
      ListRows(finding);
    }
    findings_.push_back(std::move(finding));
  }

  void DescribeNearest(const RowPattern& wanted, const TableRow& row, Finding& finding) const {
    finding.lines.push_back("nearest row: " + FormatRow(table_, row));
    for (const FieldPattern& field : wanted.fields) {
      const Scalar& found = FieldOf(table_, row, field.name);
      const bool matches = Matches(field.matcher, found);
      finding.diff.push_back(
          {field.name, FormatMatcher(field.matcher), FormatScalar(found), !matches});
      if (matches) continue;
      finding.lines.push_back(fmt::format("{}: expected {}, found {}", field.name,
                                          FormatMatcher(field.matcher), FormatScalar(found)));
      finding.edits.push_back({field.place, FormatScalar(found)});
    }
  }

  void JudgeExtra(const std::vector<std::size_t>& free) {
    for (const std::size_t row : free) {
      findings_.push_back(
          Begin(pattern_.place, "one row too many: " + FormatRow(table_, rows_[row])));
    }
  }

  void JudgeNone(const RowPattern& none) {
    for (const TableRow& row : rows_) {
      if (!Fits(table_, none, row)) continue;
      Finding finding = Begin(none.place, "a row is " + FormatPattern(none));
      finding.lines.push_back("found: " + FormatRow(table_, row));
      findings_.push_back(std::move(finding));
    }
  }

  void JudgeCount() {
    const auto found = static_cast<std::int64_t>(rows_.size());
    if (!pattern_.count || *pattern_.count == found) return;
    Finding finding = Begin(pattern_.count_place,
                            fmt::format("expected {} rows, found {}", *pattern_.count, found));
    ListRows(finding);
    finding.edits.push_back({pattern_.count_place, fmt::format("{}", found)});
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] Finding Begin(const Place& place, const std::string& sentence) const {
    return {.judge = "expect",
            .rule = {},
            .place = place,
            .sentence = fmt::format("{}.{}: {}", table_.section, table_.name, sentence),
            .lines = {},
            .edits = {}};
  }

  void ListRows(Finding& finding) const {
    if (rows_.empty()) finding.lines.emplace_back("found: no rows");
    for (std::size_t row = 0; row < rows_.size() && row < kShownRowsMax; ++row) {
      finding.lines.push_back("found: " + FormatRow(table_, rows_[row]));
    }
    if (rows_.size() > kShownRowsMax) {
      finding.lines.push_back(fmt::format("and {} more", rows_.size() - kShownRowsMax));
    }
  }

  const TablePattern& pattern_;
  const ExpectedTable& table_;
  std::vector<TableRow> rows_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> JudgeTable(const TablePattern& pattern, const std::vector<TableRow>& rows) {
  return TableJudge(pattern, rows).Judge();
}

}  // namespace campsync::harness
