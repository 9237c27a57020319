// SPDX-License-Identifier: Apache-2.0
//
// Repeated records: `{"repeat": 201, "each": {"key": "p{n}", ...}}` in a list of `given` or of
// steps stands for 201 of what `each` says, with {n} in its texts read as 1 to 201. For the cases
// whose point is a number of records: more than one call carries, more than one page shows. Not a
// template language: no ranges, no nesting, no arithmetic, and nothing of it in expectations or
// vendor answers. Each copy stands where the one in the file stands, so that errors name that
// place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/harness/json/json_node.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/json/object_reader.h"

namespace campsync::harness {

/// What stands for the number in the texts of a repeated record.
inline constexpr std::string_view kRepeatNumber = "{n}";
inline constexpr std::int64_t kRepeatMax = 10'000;

/// Whether records may be repeated in the list of that key.
[[nodiscard]] bool MayRepeatIn(std::string_view key);
/// Whether lists in what that key holds may be such ones: vendors' records are taken unchanged, and
/// an expectation counts rows.
[[nodiscard]] bool HoldsRepeats(std::string_view key);

/// Puts the copies in the place of each repeated record of a scenario. What is no scenario, or
/// repeated where nothing can be, is left for the readers to refuse.
void ExpandRepeats(JsonNode& scenario, ErrorList& errors);

[[nodiscard]] std::vector<ObjectWords> RepeatShapes();

}  // namespace campsync::harness
