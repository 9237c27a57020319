// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/rulebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "scenarios/harness/json/source_file.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kSwitchesFile = "switches.json";

std::vector<std::string> FamilyFiles(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  if (error) return files;
  for (const auto& entry : entries) {
    const std::string name = entry.path().filename().string();
    const bool is_family = name.ends_with(".json") && !name.ends_with(".schema.json");
    if (is_family && name != kSwitchesFile) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Rulebook::Rulebook(std::vector<Rule> rules) : rules_(std::move(rules)) {
  std::ranges::sort(rules_, {}, &Rule::id);
}

Result<Rulebook, std::vector<LocatedError>> Rulebook::Load(const std::string& folder) {
  std::vector<Rule> rules;
  const std::vector<std::string> files = FamilyFiles(folder);
  if (files.empty()) {
    LocatedError error;
    error.file = folder;
    error.message = "no rulebook here";
    error.advice = "campsim reads the families of scenarios/rulebook of its own repository.";
    return std::vector<LocatedError>{error};
  }
  for (const std::string& file : files) {
    Result<std::string, LocatedError> text = ReadSourceFile(file);
    if (!text) return std::vector<LocatedError>{text.error()};
    auto family = ReadFamily(file, *text);
    if (!family) return family.error();
    rules.insert(rules.end(), std::make_move_iterator(family->begin()),
                 std::make_move_iterator(family->end()));
  }
  return Rulebook(std::move(rules));
}

const Rule* Rulebook::Find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(rules_, id, {}, &Rule::id);
  return found != rules_.end() && found->id == id ? &*found : nullptr;
}

std::vector<std::string_view> Rulebook::Ids() const {
  std::vector<std::string_view> ids;
  for (const Rule& rule : rules_) ids.push_back(rule.id);
  return ids;
}

}  // namespace campsync::harness
