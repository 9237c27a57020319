// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/includes.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace campsync::repository {
namespace {

// What the files below `folder` may include. The first matching policy holds.
// An entry ending in '/' allows everything below it, one ending in "/*" only what lies directly in
// it.
struct Policy {
  std::string_view folder;
  std::array<std::string_view, 6> project;   // in quotes
  std::array<std::string_view, 3> packages;  // in brackets, besides the standard library
  std::string_view advice;
};

constexpr std::array kPolicies = {
    Policy{"core/",
           {"core/"},
           {"fmt/"},
           "core includes std, fmt and core only: pass what it needs through a port"},
    Policy{"sim/",
           {"sim/", "core/*", "core/marketo/", "core/salesforce/", "core/store/"},
           {"fmt/"},
           "sim sees core's ports and values, never the engine: the harness composes the two"},
    Policy{"scenarios/cli/",
           {"scenarios/", "sim/", "core/"},
           {"fmt/", "nlohmann/", "boost/"},
           "the program includes scenarios, sim, core, fmt, nlohmann and boost"},
    Policy{"scenarios/",
           {"scenarios/harness/", "sim/", "core/"},
           {"fmt/", "nlohmann/"},
           "the harness includes scenarios/harness, sim, core, fmt and nlohmann; boost and the "
           "command line stay in scenarios/cli"},
};

// Input, output, time, randomness and threads are the host's: core acts through its ports.
// <cstdio> stays, for a failed check's last words.
constexpr std::array kHostHeaders = {"iostream", "fstream", "random",     "thread",
                                     "ctime",    "locale",  "filesystem", "mutex"};

bool Allows(std::string_view entry, std::string_view path) {
  if (entry.empty()) return false;
  if (!entry.ends_with('*')) return path.starts_with(entry);
  entry.remove_suffix(1);
  return path.starts_with(entry) && path.substr(entry.size()).find('/') == std::string_view::npos;
}

bool AllowsAny(const auto& entries, std::string_view path) {
  return std::ranges::any_of(entries, [&](std::string_view entry) { return Allows(entry, path); });
}

// <vector>, <cstdint>: no folder and no extension.
bool IsStandard(const Include& include) {
  return !include.is_quoted && include.path.find_first_of("./") == std::string::npos;
}

// <unistd.h>, <sys/wait.h>: the program may ask its operating system.
bool IsSystem(const Include& include) {
  return !include.is_quoted && include.path.ends_with(".h") &&
         (include.path.find('/') == std::string::npos || include.path.starts_with("sys/"));
}

bool IsAllowed(const Policy& policy, const Include& include) {
  if (include.is_quoted) return AllowsAny(policy.project, include.path);
  if (IsStandard(include)) {
    return policy.folder != "core/" ||
           std::ranges::find(kHostHeaders, include.path) == kHostHeaders.end();
  }
  if (IsSystem(include)) return policy.folder.starts_with("scenarios/");
  return AllowsAny(policy.packages, include.path);
}

bool IsFromRoot(const Include& include) {
  constexpr std::array kLayers = {"core/", "sim/", "scenarios/", "tests/"};
  return std::ranges::any_of(
      kLayers, [&](std::string_view layer) { return include.path.starts_with(layer); });
}

}  // namespace

// Reads the text, since the code view has no literals, but only where the code has the directive.
std::vector<Include> FindIncludes(const SourceFile& file) {
  constexpr std::string_view kDirective = "#include ";
  std::vector<Include> includes;
  const std::vector<std::string_view> lines = Lines(file.text);
  const std::vector<std::string_view> code = Lines(file.code);
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!code[i].starts_with(kDirective) || code[i].size() == kDirective.size()) continue;
    const char open = lines[i][kDirective.size()];
    const std::string_view path = lines[i].substr(kDirective.size() + 1);
    const std::size_t end = path.find(open == '<' ? '>' : '"');
    includes.push_back({std::string(path.substr(0, end)), i + 1, open == '"'});
  }
  return includes;
}

Findings CheckIncludes(const SourceFile& file) {
  Findings findings;
  const auto policy = std::ranges::find_if(
      kPolicies, [&](const Policy& candidate) { return file.IsUnder(candidate.folder); });
  for (const Include& include : FindIncludes(file)) {
    if (include.is_quoted && !IsFromRoot(include)) {
      findings.push_back({file.path, include.line, "include-path",
                          fmt::format("{}: give the full path from the root", include.path)});
    } else if (policy != kPolicies.end() && !IsAllowed(*policy, include)) {
      findings.push_back({file.path, include.line, "dependency",
                          fmt::format("{}: {}", include.path, policy->advice)});
    }
  }
  return findings;
}

Findings CheckOrphanHeaders(const std::vector<SourceFile>& files) {
  std::set<std::string> included;
  for (const SourceFile& file : files) {
    for (Include& include : FindIncludes(file)) included.insert(std::move(include.path));
  }
  Findings findings;
  for (const SourceFile& file : files) {
    if (!file.IsHeader() || included.contains(file.path)) continue;
    findings.push_back({file.path, 1, "orphan", "nobody includes this header: use or delete it"});
  }
  return findings;
}

}  // namespace campsync::repository
