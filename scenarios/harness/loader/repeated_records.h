// SPDX-License-Identifier: Apache-2.0
//
// Repeated records: `{"repeat": 201, "each": {"key": "p{n}", ...}}` in a list of `given` or of
// steps stands for 201 of what `each` says, with {n} in its texts read as 1 to 201. For the cases
// whose point is a number of records: more than one call carries, more than one page shows. Not a
// template language: no ranges, no nesting, no arithmetic, and nothing of it in expectations or
// vendor answers. Each copy stands where the one in the file stands, so that errors name that
// place.
#pragma once

#include <vector>

#include "scenarios/harness/json/json_node.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/json/object_reader.h"

namespace campsync::harness {

/// Puts the copies in the place of each repeated record of a scenario. What is no scenario, or
/// repeated where nothing can be, is left for the readers to refuse.
void ExpandRepeats(JsonNode& scenario, ErrorList& errors);

[[nodiscard]] std::vector<ObjectWords> RepeatShapes();

}  // namespace campsync::harness
