// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/command.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "scenarios/cli/build_info.h"
#include "scenarios/cli/options.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/harness/json/suggestion.h"

namespace campsync::cli {
namespace {

struct Subcommand {
  Usage (*usage)();
  int (*run)(const Options& options, Console& console);
};

constexpr std::array kSubcommands = {
    Subcommand{RunUsage, RunCases},
    Subcommand{PlanUsage, PlanLink},
    Subcommand{ExploreUsage, ExploreCases},
    Subcommand{ListUsage, ListCases},
    Subcommand{ValidateUsage, ValidateCases},
    Subcommand{RulesUsage, ShowRules},
    Subcommand{NewUsage, NewCase},
};

std::string ProgramHelp() {
  std::string text =
      "campsim: offline simulator and conformance harness for SFDC campaign sync\n\n"
      "campsim COMMAND [OPTIONS]\n\nCommands:\n";
  for (const Subcommand& one : kSubcommands) {
    const Usage usage = one.usage();
    text += fmt::format("  {:<10}{}\n", usage.name, usage.summary);
  }
  return text +
         "\n`campsim COMMAND --help` says more; `campsim --version` says which build this is.\n"
         "Exit codes: 0 pass, 1 fail, 2 usage or invalid input, 3 inconclusive, 4 internal "
         "error.\n\nExample:\n  campsim run --filter 'link/*'    the cases about linking\n";
}

int Refuse(Console& console, const std::string& sentence) {
  console.err << "campsim: " << sentence << "\n";
  return kExitInvalid;
}

}  // namespace

int RunCommand(const std::vector<std::string>& args, Console& console) {
  if (args.empty()) return Refuse(console, "no command.\n\n" + ProgramHelp());
  if (args[0] == "--help") {
    console.out << ProgramHelp();
    return kExitPass;
  }
  if (args[0] == "--version") {
    console.out << fmt::format("campsim {} ({})\n", kBuildVersion, kBuildCommit);
    return kExitPass;
  }
  std::vector<std::string> names = {"--help", "--version"};
  for (const Subcommand& one : kSubcommands) {
    const Usage usage = one.usage();
    names.emplace_back(usage.name);
    if (usage.name != args[0]) continue;
    const auto options = ReadOptions(usage, {args.begin() + 1, args.end()});
    if (!options) return Refuse(console, options.error().sentence);
    if (options->help) {
      console.out << HelpText(usage);
      return kExitPass;
    }
    return one.run(*options, console);
  }
  const std::vector<std::string_view> words(names.begin(), names.end());
  return Refuse(console, fmt::format("unknown command '{}'. {}", args[0],
                                     harness::AdviceFor(args[0], words)));
}

}  // namespace campsync::cli
