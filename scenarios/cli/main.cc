// SPDX-License-Identifier: Apache-2.0
// The process around RunCommand: streams, the terminal, and the one place where an exception that
// nobody expected becomes exit code 4.
#include <unistd.h>

#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "scenarios/cli/command.h"

int main(int argc, char** argv) {
  using namespace campsync::cli;
  try {
    Console console{std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, CAMPSIM_SOURCE_DIR};
    const int code = RunCommand(std::vector<std::string>(argv + 1, argv + argc), console);
    std::cout.flush();
    return code;
  } catch (const std::exception& error) {
    std::cerr << "campsim: internal error: " << error.what()
              << "\nThis is a bug of the harness: please report it with the command line.\n";
    return kExitInternal;
  }
}
