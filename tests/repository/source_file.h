// SPDX-License-Identifier: Apache-2.0
// The source tree as the repository's checks see it: each file as text, as code without comments
// and literal contents, and as comments alone. The three views have the same length and the same
// line breaks, so a position found in one is a line in all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace campsync::repository {

struct SourceFile {
  std::string path;  // from the root, with '/'
  std::string text;
  std::string code;      // comments and the contents of literals are blanks
  std::string comments;  // everything else is blanks

  bool IsHeader() const { return path.ends_with(".h"); }
  bool IsCpp() const { return IsHeader() || path.ends_with(".cc"); }
  bool IsUnder(std::string_view folder) const { return path.starts_with(folder); }
};

// One broken rule at one place. `advice` says what to do about it.
struct Finding {
  std::string path;
  std::size_t line = 1;
  std::string rule;
  std::string advice;
};

using Findings = std::vector<Finding>;

// "path:line: [rule] advice", one a line.
std::string ToText(const Findings& findings);

SourceFile MakeSourceFile(std::string path, std::string text);

// Every C++ file, script and Python file below `root`, sorted by path, without build folders.
std::vector<SourceFile> LoadTree(const std::filesystem::path& root);

std::vector<std::string_view> Lines(std::string_view text);

// The line, from 1, that holds this position.
std::size_t LineAt(std::string_view text, std::size_t position);

// Letters, digits and '_': what an identifier is made of.
bool IsWordChar(char c);

}  // namespace campsync::repository
