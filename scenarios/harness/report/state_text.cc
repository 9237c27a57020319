// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/state_text.h"

#include <fmt/format.h>

#include <cstddef>
#include <variant>
#include <vector>

#include "scenarios/harness/report/wrapped_text.h"

namespace campsync::harness {
namespace {

std::string RowText(const std::vector<std::string>& columns, const std::vector<Scalar>& row) {
  std::string text;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const auto* words = std::get_if<std::string>(&row[at]);
    const bool nothing =
        std::holds_alternative<std::monostate>(row[at]) || (words != nullptr && words->empty());
    if (nothing) continue;
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", columns[at], words != nullptr ? *words : FormatScalar(row[at]));
  }
  return text;
}

}  // namespace

std::string StateText(const StateDump& dump) {
  std::string text = fmt::format("state {}\n", dump.moment);
  std::string empty;
  for (const DumpedTable& table : dump.tables) {
    const std::string name = fmt::format("{}.{}", table.section, table.name);
    if (table.rows.empty()) {
      empty += (empty.empty() ? "" : ", ") + name;
      continue;
    }
    text += name + "\n";
    for (const auto& row : table.rows) {
      std::string wrapped = Wrapped(RowText(table.columns, row), "    ");
      if (wrapped.size() > 3) wrapped[2] = '-';  // marks where a row begins
      text += wrapped;
    }
  }
  if (!empty.empty()) text += Wrapped("empty: " + empty, "");
  return text;
}

}  // namespace campsync::harness
