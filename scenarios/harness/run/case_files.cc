// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/case_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::harness {
namespace {

namespace fs = std::filesystem;

constexpr std::array kCaseFolders = {"scenarios/cases", "fixtures"};

// A fixture's folder is full of vendor answers. Those that cases bring along lie in folders of
// their own.
bool IsCaseFile(const fs::path& path) {
  if (path.parent_path().parent_path().filename() == "fixtures") return IsFixture(path.string());
  if (path.extension() != ".json" || path.string().ends_with(".schema.json")) return false;
  return std::ranges::none_of(
      path, [](const fs::path& part) { return part == "vendor-answers" || part == "answers"; });
}

void AddAllBelow(const fs::path& folder, std::set<std::string>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) return;
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_regular_file(error) && IsCaseFile(entry.path())) {
      files.insert(entry.path().lexically_normal().string());
    }
  }
}

std::set<std::string> AllCases(const fs::path& root) {
  std::set<std::string> files;
  for (const char* folder : kCaseFolders) AddAllBelow(root / folder, files);
  return files;
}

// A path as it stands, or a name below one of the case folders, with or without `.json`.
bool AddWanted(const fs::path& root, const std::string& wanted, std::set<std::string>& files) {
  std::vector<fs::path> candidates = {wanted};
  for (const char* folder : kCaseFolders) {
    candidates.push_back(root / folder / wanted);
    candidates.push_back(root / folder / (wanted + ".json"));
  }
  // The names of fixtures begin with their folder's.
  if (wanted == "fixtures" || wanted.starts_with("fixtures/")) candidates.push_back(root / wanted);
  for (const fs::path& candidate : candidates) {
    std::error_code error;
    if (fs::is_directory(candidate, error)) {
      AddAllBelow(candidate, files);
      return true;
    }
    if (fs::exists(candidate, error)) {
      files.insert(candidate.lexically_normal().string());
      return true;
    }
  }
  return false;
}

std::string AdviceForName(const fs::path& root, const std::string& wanted) {
  std::set<std::string> names;
  for (const std::string& file : AllCases(root)) names.insert(ScenarioName(file));
  const std::vector<std::string_view> words(names.begin(), names.end());
  const auto nearest = NearestWord(wanted, words);
  return nearest ? fmt::format("Did you mean '{}'?", *nearest)
                 : std::string("`campsim list` shows what there is.");
}

}  // namespace

Result<std::vector<std::string>, Malformed> FindCases(const std::string& root,
                                                      const CaseSelection& selection) {
  std::set<std::string> files;
  if (selection.wanted.empty()) files = AllCases(root);
  for (const std::string& wanted : selection.wanted) {
    if (!AddWanted(root, wanted, files)) {
      return Malformed{
          fmt::format("no case or file '{}'. {}", wanted, AdviceForName(root, wanted))};
    }
  }
  std::vector<std::string> list;
  for (const std::string& file : files) {
    const bool matches =
        selection.filter.empty() || MatchesGlob(ScenarioName(file), selection.filter);
    if (matches) list.push_back(file);
  }
  return list;
}

bool MatchesGlob(std::string_view name, std::string_view glob) {
  std::size_t at = 0;
  std::size_t in_glob = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_at = 0;
  while (at < name.size()) {
    if (in_glob < glob.size() && glob[in_glob] == '*') {
      star = in_glob++;
      star_at = at;
    } else if (in_glob < glob.size() && (glob[in_glob] == '?' || glob[in_glob] == name[at])) {
      ++in_glob;
      ++at;
    } else if (star != std::string_view::npos) {
      in_glob = star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', in_glob) == std::string_view::npos;
}

}  // namespace campsync::harness
