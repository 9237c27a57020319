// SPDX-License-Identifier: Apache-2.0
//
// Matching of row patterns with rows: who fits whom, which pairing serves most patterns, and which
// row is nearest to a pattern that found none. Pure; it knows no table but the names of its fields.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/judge/table_rows.h"
#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

/// The value of the named field of a row of `table`.
[[nodiscard]] const Scalar& FieldOf(const ExpectedTable& table, const TableRow& row,
                                    std::string_view name);

/// Whether every named field of the row matches.
[[nodiscard]] bool Fits(const ExpectedTable& table, const RowPattern& pattern, const TableRow& row);

/// For each pattern the row it takes, no row twice; as many patterns as possible take one.
[[nodiscard]] std::vector<std::optional<std::size_t>> PairRows(
    const ExpectedTable& table, const std::vector<RowPattern>& patterns,
    const std::vector<TableRow>& rows);

/// The row of `free` that shares most with the pattern, keys of records before other fields;
/// nullopt: none shares anything. A table of numbers alone has one row, which is the nearest.
[[nodiscard]] std::optional<std::size_t> NearestRow(const ExpectedTable& table,
                                                    const RowPattern& pattern,
                                                    const std::vector<TableRow>& rows,
                                                    const std::vector<std::size_t>& free);

/// `{"person": "ann", "status": "Attended"}` with all fields that are not null.
[[nodiscard]] std::string FormatRow(const ExpectedTable& table, const TableRow& row);
[[nodiscard]] std::string FormatPattern(const RowPattern& pattern);

}  // namespace campsync::harness
