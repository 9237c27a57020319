// SPDX-License-Identifier: Apache-2.0
//
// Writes what a scenario expects: sections in the loader's order, tables and fields in the order of
// the step, each table in its shortest form. It judges nothing.
#pragma once

#include "scenarios/harness/scenario_expect.h"
#include "scenarios/harness/writer/layout_node.h"

namespace campsync::harness {

/// The value of `expect`. No table may stand in it twice: a JSON object has a key once.
[[nodiscard]] LayoutNode WriteExpectation(const ExpectStep& expect);

}  // namespace campsync::harness
