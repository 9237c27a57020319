// SPDX-License-Identifier: Apache-2.0
//
// ParseJson: text to JsonNode, with the place of every value and key. Comments are allowed;
// duplicate keys, deep nesting, invalid UTF-8, a second value after the first and an empty file
// are errors with a place. It knows nothing of scenarios.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "scenarios/harness/json/json_node.h"
#include "scenarios/harness/json/located_error.h"

namespace campsync::harness {

/// Deeper nesting than any file of ours has.
inline constexpr std::size_t kJsonDepthMax = 64;

/// The value in `text`; `file` only names it in the error.
[[nodiscard]] Result<JsonNode, LocatedError> ParseJson(const std::string& file,
                                                       std::string_view text);

}  // namespace campsync::harness
