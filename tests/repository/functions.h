// SPDX-License-Identifier: Apache-2.0
// Finds function definitions by their braces. Not a parser: it knows code laid out by
// clang-format, counts a lambda as part of the function around it, and does not look into macros.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/repository/source_file.h"

namespace campsync::repository {

struct FunctionSpan {
  std::string name;
  std::size_t first_line = 0;  // where its declaration begins
  std::size_t last_line = 0;   // its closing brace

  std::size_t Length() const { return last_line - first_line + 1; }
};

std::vector<FunctionSpan> FindFunctions(const SourceFile& file);

}  // namespace campsync::repository
