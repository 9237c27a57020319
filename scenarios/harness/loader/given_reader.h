// SPDX-License-Identifier: Apache-2.0
//
// Reads `given`: both orgs, the vendor answers and the links. Records are read in the order in
// which they can mention each other, whatever the order in the file. Makes no org.
#pragma once

#include <string>
#include <vector>

#include "scenarios/harness/loader/directory.h"
#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/scenario.h"

namespace campsync::harness {

/// World time of a scenario that gives none.
inline constexpr std::string_view kDefaultTime = "2026-01-05T09:00:00Z";

struct GivenRead {
  Given given;
  std::vector<LoadNote> notes;
};

/// `folder` is where files of vendor answers are.
[[nodiscard]] GivenRead ReadGiven(const JsonNode& node, const std::string& folder,
                                  Directory& directory, ErrorList& errors);

[[nodiscard]] std::vector<ObjectWords> GivenShapes();

}  // namespace campsync::harness
