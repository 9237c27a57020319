// SPDX-License-Identifier: Apache-2.0
//
// Reads `given.links`: which program is linked to which campaign before the first step, and what
// the sync has seen of them (`base`). Linking itself is the runner's.
#pragma once

#include <vector>

#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

[[nodiscard]] std::vector<GivenLink> ReadLinks(const JsonNode& node, const Directory& directory,
                                               ErrorList& errors);

/// `in_sync`, `none`.
[[nodiscard]] const std::vector<std::string_view>& BaseWords();
[[nodiscard]] std::vector<ObjectWords> LinkShapes();

}  // namespace campsync::harness
