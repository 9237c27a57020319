// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/includes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace campsync::repository {
namespace {

// The rule that this include breaks in this file, "" when it is allowed.
std::string Broken(std::string path, std::string_view include) {
  const SourceFile file =
      MakeSourceFile(std::move(path), "#include " + std::string(include) + "\n");
  const Findings findings = CheckIncludes(file);
  return findings.empty() ? "" : findings.front().rule;
}

TEST(IncludesTest, CoreNeedsOnlyStdFmtAndCore) {
  for (const char* good : {"<vector>", "<cstdint>", "<fmt/core.h>", "\"core/sync/plan.h\""}) {
    EXPECT_EQ(Broken("core/sync/a.cc", good), "") << good;
  }
  for (const char* bad : {"<nlohmann/json.hpp>", "<boost/optional.hpp>", "<unistd.h>", "<fstream>",
                          "<random>", "\"sim/world/clock.h\"", "\"scenarios/harness/a.h\""}) {
    EXPECT_EQ(Broken("core/sync/a.cc", bad), "dependency") << bad;
  }
}

TEST(IncludesTest, SimSeesPortsAndValuesButNotTheEngine) {
  for (const char* good : {"\"core/time.h\"", "\"core/marketo/port.h\"", "\"core/store/store.h\"",
                           "\"sim/world/clock.h\"", "<fstream>"}) {
    EXPECT_EQ(Broken("sim/marketo/a.cc", good), "") << good;
  }
  for (const char* bad : {"\"core/sync/engine.h\"", "<nlohmann/json.hpp>",
                          "\"scenarios/harness/a.h\"", "<unistd.h>"}) {
    EXPECT_EQ(Broken("sim/marketo/a.cc", bad), "dependency") << bad;
  }
}

TEST(IncludesTest, BoostStaysInTheProgram) {
  EXPECT_EQ(Broken("scenarios/cli/a.cc", "<boost/program_options.hpp>"), "");
  EXPECT_EQ(Broken("scenarios/harness/a.cc", "<boost/program_options.hpp>"), "dependency");
  EXPECT_EQ(Broken("scenarios/harness/a.cc", "<nlohmann/json.hpp>"), "");
  EXPECT_EQ(Broken("scenarios/harness/a.cc", "\"scenarios/cli/build_info.h\""), "dependency");
}

TEST(IncludesTest, NothingDependsOnTests) {
  for (const char* path :
       {"core/a.cc", "sim/a.cc", "scenarios/harness/a.cc", "scenarios/cli/a.cc"}) {
    EXPECT_EQ(Broken(path, "\"tests/support/a.h\""), "dependency") << path;
  }
  EXPECT_EQ(Broken("tests/core/a.cc", "\"tests/support/a.h\""), "");
}

TEST(IncludesTest, PathsAreFullFromTheRoot) {
  EXPECT_EQ(Broken("core/a.cc", "\"a.h\""), "include-path");
  EXPECT_EQ(Broken("tests/core/a.cc", "\"../a.h\""), "include-path");
}

TEST(IncludesTest, IncludesInCommentsAndStringsAreText) {
  const SourceFile file = MakeSourceFile(
      "core/a.cc", "// x\n/*\n#include \"a.h\"\n*/\nauto s = R\"(\n#include <b>\n)\";\n");
  EXPECT_TRUE(FindIncludes(file).empty());
}

TEST(IncludesTest, HeaderThatNobodyIncludesIsFound) {
  const Findings findings =
      CheckOrphanHeaders({MakeSourceFile("core/a.h", ""), MakeSourceFile("core/b.h", ""),
                          MakeSourceFile("core/a.cc", "#include \"core/a.h\"\n")});
  EXPECT_EQ(ToText(findings),
            "core/b.h:1: [orphan] nobody includes this header: use or delete it\n");
}

}  // namespace
}  // namespace campsync::repository
