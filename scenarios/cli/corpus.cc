// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/corpus.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::cli {
namespace {

std::vector<std::filesystem::path> FilesOf(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<std::unique_ptr<harness::FoundCases>, Malformed> LoadCorpus(const std::string& root) {
  std::vector<harness::Scenario> scenarios;
  for (const auto& file : FilesOf(std::filesystem::path(root) / "fixtures" / "explored")) {
    auto scenario = harness::LoadScenario(file.string(), {});
    if (!scenario) return Malformed{harness::FormatLoadErrors(scenario.error())};
    scenario->name = "explored/" + file.stem().string();
    scenarios.push_back(harness::WithoutExpectations(*std::move(scenario)));
  }
  return std::make_unique<harness::FoundCases>(std::move(scenarios));
}

}  // namespace campsync::cli
