// SPDX-License-Identifier: Apache-2.0
//
// CommandFixture: the command line in the process, in a folder of its own that has the project's
// rulebook and the cases that a test writes. It starts no process of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/cli/command.h"
#include "tests/support/temporary_folder.h"

namespace campsync::cli {

namespace fs = std::filesystem;

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

inline Outcome Call(const std::vector<std::string>& args,
                    const std::string& root = CAMPSIM_SOURCE_DIR) {
  std::ostringstream out;
  std::ostringstream err;
  Console console{out, err, false, false, root};
  const int code = RunCommand(args, console);
  return {code, out.str(), err.str()};
}

inline bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class CommandFixture : public testing::Test {
 protected:
  CommandFixture() {
    fs::create_directories(root_ / "scenarios/cases/t");
    fs::copy(CAMPSIM_SOURCE_DIR "/scenarios/rulebook", root_ / "scenarios/rulebook");
  }

  /// The file of the case t/`name`.
  [[nodiscard]] std::string CasePath(const std::string& name) const {
    return (root_ / "scenarios/cases/t" / (name + ".json")).string();
  }
  std::string WriteCase(const std::string& name, const std::string& text) {
    WriteText(CasePath(name), text);
    return CasePath(name);
  }
  static void WriteText(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  static std::string Read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  Outcome CallHere(const std::vector<std::string>& args) { return Call(args, root_.string()); }

  const test::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
};

}  // namespace campsync::cli
