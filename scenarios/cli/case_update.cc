// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/case_update.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <vector>

#include "scenarios/harness/judge/text_edits.h"

namespace campsync::cli {
namespace {

std::vector<harness::TextEdit> EditsOf(const harness::CaseResult& result) {
  std::vector<harness::TextEdit> edits;
  for (const harness::Finding& finding : result.findings) {
    edits.insert(edits.end(), finding.edits.begin(), finding.edits.end());
  }
  return edits;
}

}  // namespace

bool UpdateFiles(const LoadedCases& cases, const harness::RunReport& report, Console& console) {
  std::int64_t values = 0;
  std::int64_t files = 0;
  for (const harness::TimedCase& one : report.cases) {
    const std::vector<harness::TextEdit> edits = EditsOf(one.result);
    if (edits.empty()) continue;
    for (const harness::Scenario& scenario : cases.scenarios) {
      if (scenario.path != one.result.path) continue;
      if (!WriteFile(scenario.path, harness::ApplyEdits(scenario.source, edits))) {
        console.err << fmt::format("campsim: cannot write {}\n", scenario.path);
        return false;
      }
    }
    console.out << fmt::format("updated {}: {} values\n", one.result.path, edits.size());
    values += static_cast<std::int64_t>(edits.size());
    ++files;
  }
  console.out << fmt::format("--update: {} values in {} files; run again to see the verdict\n",
                             values, files);
  return true;
}

bool WriteFile(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.flush();
  return file.good();
}

}  // namespace campsync::cli
