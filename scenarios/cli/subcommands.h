// SPDX-License-Identifier: Apache-2.0
//
// The subcommands of campsim, each in the file of its name: what it takes and what it does. The
// table in command.cc lists them; nothing else calls them.
#pragma once

#include "scenarios/cli/command.h"
#include "scenarios/cli/options.h"

namespace campsync::cli {

[[nodiscard]] Usage RunUsage();
[[nodiscard]] int RunCases(const Options& options, Console& console);

[[nodiscard]] Usage PlanUsage();
[[nodiscard]] int PlanLink(const Options& options, Console& console);

[[nodiscard]] Usage ExploreUsage();
[[nodiscard]] int ExploreCases(const Options& given, Console& console);

[[nodiscard]] Usage ListUsage();
[[nodiscard]] int ListCases(const Options& options, Console& console);

[[nodiscard]] Usage ValidateUsage();
[[nodiscard]] int ValidateCases(const Options& options, Console& console);

[[nodiscard]] Usage RulesUsage();
[[nodiscard]] int ShowRules(const Options& options, Console& console);

[[nodiscard]] Usage NewUsage();
[[nodiscard]] int NewCase(const Options& options, Console& console);

}  // namespace campsync::cli
