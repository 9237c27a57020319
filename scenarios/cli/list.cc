// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/subcommands.h"

namespace campsync::cli {

Usage ListUsage() {
  return {.name = "list",
          .summary = "shows which scenarios would run, with their titles",
          .arguments = "[PATH|NAME...]",
          .example = "campsim list --filter '*downgrade*'    every case about downgrades",
          .options = {"filter"}};
}

int ListCases(const Options& options, Console& console) {
  const auto session = CaseSession::Open(console.root, options);
  if (!session) {
    console.err << "campsim list: " << session.error().sentence << "\n";
    return kExitInvalid;
  }
  const LoadedCases cases = session->Load();
  std::size_t width = 0;
  for (const auto& scenario : cases.scenarios) width = std::max(width, scenario.name.size());
  for (const auto& scenario : cases.scenarios) {
    console.out << fmt::format("{:<{}}  {}\n", scenario.name, width, scenario.title);
  }
  for (const auto& error : cases.invalid) console.err << harness::FormatLocatedError(error);
  console.out << fmt::format("{} cases\n", cases.scenarios.size());
  return cases.invalid.empty() ? kExitPass : kExitInvalid;
}

}  // namespace campsync::cli
