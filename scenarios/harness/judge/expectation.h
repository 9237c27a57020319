// SPDX-License-Identifier: Apache-2.0
//
// Judge 1: does a table hold what the scenario expects of it? Compares patterns with rows and says
// how they differ, with the nearest row where one is missing. It reads no org: table_rows.h makes
// the rows.
#pragma once

#include <vector>

#include "scenarios/harness/judge/finding.h"
#include "scenarios/harness/judge/table_rows.h"
#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

/// What of `pattern` the rows do not meet, in the order of the file. Every row pattern takes one
/// row that no other takes; they are paired so that as many as possible find one.
[[nodiscard]] std::vector<Finding> JudgeTable(const TablePattern& pattern,
                                              const std::vector<TableRow>& rows);

}  // namespace campsync::harness
