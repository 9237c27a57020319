// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/subcommands.h"

namespace campsync::cli {

Usage ValidateUsage() {
  return {.name = "validate",
          .summary = "checks rulebook and scenario files without running them",
          .arguments = "[PATH|NAME...]",
          .example = "campsim validate link/one-to-one    one file, every error in it",
          .options = {"filter"}};
}

int ValidateCases(const Options& options, Console& console) {
  const auto session = CaseSession::Open(console.root, options);
  if (!session) {
    console.err << "campsim validate: " << session.error().sentence << "\n";
    return kExitInvalid;
  }
  const LoadedCases cases = session->Load();
  for (const auto& scenario : cases.scenarios) {
    for (const auto& note : scenario.notes) {
      console.out << fmt::format("{}:{}: {}: {}\n", scenario.path, note.place.line,
                                 harness::NameOf(note.kind), note.text);
    }
  }
  for (const auto& error : cases.invalid) console.err << harness::FormatLocatedError(error);
  console.out << fmt::format("{} rules and {} of {} case files are valid\n",
                             session->rulebook().rules().size(), cases.scenarios.size(),
                             session->files().size());
  return cases.invalid.empty() ? kExitPass : kExitInvalid;
}

}  // namespace campsync::cli
