// SPDX-License-Identifier: Apache-2.0
// The process around RunCommand: streams, the terminal, and the one place where an exception that
// nobody expected becomes exit code 4.
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "scenarios/cli/command.h"

namespace {

/// The source tree as the user would write it: below the current folder without the way there.
std::string SourceDir() {
  std::error_code error;
  const auto here = std::filesystem::current_path(error);
  const auto near = std::filesystem::proximate(CAMPSIM_SOURCE_DIR, here, error);
  const bool below = !error && !near.empty() && *near.begin() != "..";
  return below ? near.string() : CAMPSIM_SOURCE_DIR;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace campsync::cli;
  try {
    Console console{std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1,
                    SourceDir()};
    const int code = RunCommand(std::vector<std::string>(argv + 1, argv + argc), console);
    std::cout.flush();
    return code;
  } catch (const std::exception& error) {
    std::cerr << "campsim: internal error: " << error.what()
              << "\nThis is a bug of the harness: please report it with the command line.\n";
    return kExitInternal;
  }
}
