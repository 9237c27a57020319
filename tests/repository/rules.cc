// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "tests/repository/functions.h"

namespace campsync::repository {
namespace {

bool IsOneOf(std::string_view text, const auto& list) {
  return std::ranges::find(list, text) != std::ranges::end(list);
}

bool IsCommentWithText(std::string_view line) {
  return line.starts_with("//") && line.find_first_not_of("/ ") != std::string_view::npos;
}

// "(#12)"
bool NamesIssue(std::string_view text) {
  if (!text.starts_with("(#")) return false;
  const std::size_t end = text.find_first_not_of("0123456789", 2);
  return end != std::string_view::npos && end > 2 && text[end] == ')';
}

}  // namespace

Findings CheckFileLength(const SourceFile& file) {
  const std::size_t lines = Lines(file.text).size();
  if (lines <= kFileLinesMax) return {};
  return {
      {file.path, lines, "file-length",
       fmt::format("{} lines, {} allowed: a file is one noun, split it", lines, kFileLinesMax)}};
}

Findings CheckFunctionLengths(const SourceFile& file) {
  Findings findings;
  if (!file.IsCpp()) return findings;
  for (const FunctionSpan& function : FindFunctions(file)) {
    if (function.Length() <= kFunctionLinesMax) continue;
    findings.push_back({file.path, function.first_line, "function-length",
                        fmt::format("{} has {} lines, {} allowed: name its parts", function.name,
                                    function.Length(), kFunctionLinesMax)});
  }
  return findings;
}

Findings CheckHeaderComment(const SourceFile& file) {
  if (!file.IsHeader()) return {};
  const std::vector<std::string_view> lines = Lines(file.text);
  if (lines.empty() || lines[0] != "// SPDX-License-Identifier: Apache-2.0") {
    return {{file.path, 1, "header-comment",
             "begin with the line `// SPDX-License-Identifier: Apache-2.0`"}};
  }
  std::size_t next = 1;
  while (next < lines.size() && (lines[next].empty() || lines[next] == "//")) ++next;
  if (next + 1 < lines.size() && IsCommentWithText(lines[next]) &&
      IsCommentWithText(lines[next + 1])) {
    return {};
  }
  return {{file.path, 2, "header-comment",
           "after the SPDX line say in two lines or more what this is and what it guarantees"}};
}

Findings CheckTodos(const SourceFile& file) {
  Findings findings;
  const std::string_view text = file.comments;
  for (const std::string_view word : {"TODO", "FIXME"}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      if (NamesIssue(text.substr(at + word.size()))) continue;
      findings.push_back(
          {file.path, LineAt(text, at), "todo", "name the issue, as in `TODO(#12)`, or do it now"});
    }
  }
  return findings;
}

Findings CheckPlacement(const SourceFile& file) {
  constexpr std::array kGlobbed = {
      "core/",      "sim/",           "scenarios/harness/", "scenarios/cli/",    "tests/core/",
      "tests/sim/", "tests/support/", "tests/scenarios/",   "tests/repository/", "tests/bench/"};
  if (!file.IsCpp()) return {};
  if (std::ranges::any_of(kGlobbed, [&](const char* folder) { return file.IsUnder(folder); })) {
    return {};
  }
  return {
      {file.path, 1, "placement", "no target compiles this folder: move the file into a layer"}};
}

Findings CheckTopLevel(const std::vector<std::string>& entries) {
  constexpr std::array kAllowed = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "core", "sim", "scenarios",
      "tests",          "fixtures",          "build"};
  Findings findings;
  for (const std::string& name : entries) {
    if (name.starts_with('.') || IsOneOf(name, kAllowed)) continue;
    findings.push_back({name, 1, "top-level", "the top level is closed: move this into a layer"});
  }
  return findings;
}

}  // namespace campsync::repository
