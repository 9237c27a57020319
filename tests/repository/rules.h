// SPDX-License-Identifier: Apache-2.0
// The repository's rules that need no more than one file or the list of files: sizes, header
// comments, names that must not be used, places. Includes have a header of their own.
// Every check returns what it found; an empty list is a pass.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/repository/source_file.h"

namespace campsync::repository {

inline constexpr std::size_t kFileLinesMax = 400;
inline constexpr std::size_t kFunctionLinesMax = 70;

Findings CheckFileLength(const SourceFile& file);
Findings CheckFunctionLengths(const SourceFile& file);

// A header opens with an SPDX line and says in at least two lines what it is.
Findings CheckHeaderComment(const SourceFile& file);

// TODO(#12): a promise somebody can look up.
Findings CheckTodos(const SourceFile& file);

// Clocks, sleeps, randomness, environment, locale; in core also floating point and catch (...).
Findings CheckBannedNames(const SourceFile& file);

// A .cc outside the folders that CMake globs is compiled by nobody.
Findings CheckPlacement(const SourceFile& file);

// Names of everything at the top level of the tree.
Findings CheckTopLevel(const std::vector<std::string>& entries);

}  // namespace campsync::repository
