// SPDX-License-Identifier: Apache-2.0
//
// Reads `{"expect": {...}}` into patterns. Tables, fields and their types come from
// ExpectedTables(); names and statuses in a pattern must be known to the directory, so that no
// expectation holds because of a slip of the pen. Comparing is the judge's work.
#pragma once

#include <vector>

#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

/// `node` is the value of "expect".
[[nodiscard]] ExpectStep ReadExpect(const JsonNode& node, const Directory& directory,
                                    ErrorList& errors);

/// `expectation`, one section and one row shape a table, `table`, `matcher`.
[[nodiscard]] std::vector<ObjectWords> ExpectShapes();

}  // namespace campsync::harness
