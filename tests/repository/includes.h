// SPDX-License-Identifier: Apache-2.0
// The dependency rule, read from the #include lines: core needs only std and fmt; sim sees core's
// ports and values but never the engine; scenarios add JSON, and Boost in the program alone;
// nothing depends on tests. Link targets say the same, but cannot see a header-only breach.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/repository/source_file.h"

namespace campsync::repository {

struct Include {
  std::string path;  // without its quotes or brackets
  std::size_t line = 0;
  bool is_quoted = false;
};

std::vector<Include> FindIncludes(const SourceFile& file);

Findings CheckIncludes(const SourceFile& file);

// Headers that no file includes.
Findings CheckOrphanHeaders(const std::vector<SourceFile>& files);

}  // namespace campsync::repository
