// SPDX-License-Identifier: Apache-2.0
// Every rule is seen to fail: on a snippet that breaks it, next to one that does not.
#include "tests/repository/rules.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

namespace campsync::repository {
namespace {

using Check = Findings (*)(const SourceFile&);

// "line:rule" of each finding, separated by blanks.
std::string Found(Check check, std::string path, std::string text) {
  std::string found;
  for (const Finding& finding : check(MakeSourceFile(std::move(path), std::move(text)))) {
    found += fmt::format("{}:{} ", finding.line, finding.rule);
  }
  return found;
}

std::string LinesOf(std::size_t count) { return std::string(count, '\n'); }

constexpr const char* kSpdx = "// SPDX-License-Identifier: Apache-2.0\n";

TEST(RulesTest, FindingNamesPlaceRuleAndAdvice) {
  EXPECT_EQ(ToText({{"core/a.cc", 7, "todo", "do it"}}), "core/a.cc:7: [todo] do it\n");
}

TEST(RulesTest, FileLengthIsBounded) {
  EXPECT_EQ(Found(CheckFileLength, "core/a.cc", LinesOf(kFileLinesMax)), "");
  EXPECT_EQ(Found(CheckFileLength, "core/a.cc", LinesOf(kFileLinesMax + 1)), "401:file-length ");
}

TEST(RulesTest, FunctionLengthIsBounded) {
  const auto function = [](std::size_t lines) {
    return "\nint F() {" + LinesOf(lines - 1) + "}\n";
  };
  EXPECT_EQ(Found(CheckFunctionLengths, "core/a.cc", function(kFunctionLinesMax)), "");
  EXPECT_EQ(Found(CheckFunctionLengths, "core/a.cc", function(kFunctionLinesMax + 1)),
            "2:function-length ");
}

TEST(RulesTest, HeaderBeginsWithSpdxAndPurpose) {
  const std::string spdx = kSpdx;
  EXPECT_EQ(Found(CheckHeaderComment, "core/a.h", spdx + "//\n// What.\n// Not what.\n"), "");
  EXPECT_EQ(Found(CheckHeaderComment, "core/a.h", spdx + "// What.\n#pragma once\n"),
            "2:header-comment ");
  EXPECT_EQ(Found(CheckHeaderComment, "core/a.h", "// What.\n// Not what.\n"), "1:header-comment ");
}

TEST(RulesTest, TodoNamesAnIssue) {
  EXPECT_EQ(Found(CheckTodos, "core/a.cc", "// TODO(#12): later\nUse(\"TODO\");\n"), "");
  EXPECT_EQ(Found(CheckTodos, "core/a.cc", "\n// TODO: later\n// FIXME(#) later\n"),
            "2:todo 3:todo ");
}

TEST(RulesTest, ClocksAndSleepsAreBanned) {
  const std::string now = "auto t = std::chrono::steady_clock::now();\n";
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", now), "1:banned-name ");
  EXPECT_EQ(Found(CheckBannedNames, "scenarios/cli/a.cc", now), "");
  EXPECT_EQ(Found(CheckBannedNames, "tests/core/a.cc", "std::this_thread::sleep_for(x);"),
            "1:banned-name ");
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "// steady_clock\nUse(\"steady_clock\");"), "");
}

TEST(RulesTest, ForeignRandomnessIsBanned) {
  for (const char* bad :
       {"std::rand()", "srand(1)", "std::uniform_int_distribution<int> d(0, 1)",
        "std::random_shuffle(a, b)", "std::shuffle(a, b, c)", "std::random_device d"}) {
    EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", bad), "1:banned-name ") << bad;
  }
  EXPECT_EQ(Found(CheckBannedNames, "scenarios/cli/a.cc", "std::random_device d"), "");
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "prng.shuffle(a); brand(); sim::rand();"), "");
}

TEST(RulesTest, EnvironmentAndLocaleAreBanned) {
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "std::getenv(x)"), "1:banned-name ");
  EXPECT_EQ(Found(CheckBannedNames, "scenarios/cli/a.cc", "std::getenv(x)"), "");
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "std::locale l; setlocale(1, 0)"),
            "1:banned-name 1:banned-name ");
}

TEST(RulesTest, FloatingPointIsBannedInCore) {
  EXPECT_EQ(Found(CheckBannedNames, "core/a.h", "double x = 0;\nfloat y;\nint doubled;"),
            "1:banned-name 2:banned-name ");
  EXPECT_EQ(Found(CheckBannedNames, "scenarios/harness/a.h", "double x = 0;"), "");
}

TEST(RulesTest, CatchAllIsBannedInCore) {
  EXPECT_EQ(Found(CheckBannedNames, "core/a.cc", "try { F(); }\ncatch (...) {}"), "2:catch-all ");
  EXPECT_EQ(Found(CheckBannedNames, "core/a.cc", "catch (const E&) {}"), "");
  EXPECT_EQ(Found(CheckBannedNames, "scenarios/harness/a.cc", "catch (...) {}"), "");
}

TEST(RulesTest, UsingNamespaceStdIsBanned) {
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "using namespace std;"), "1:using-namespace-std ");
  EXPECT_EQ(Found(CheckBannedNames, "sim/a.cc", "using namespace std::chrono_literals;"), "");
}

TEST(RulesTest, FileOutsideTheLayersIsFound) {
  EXPECT_EQ(Found(CheckPlacement, "scenarios/harness/judge/a.cc", ""), "");
  EXPECT_EQ(Found(CheckPlacement, "scenarios/a.cc", ""), "1:placement ");
  EXPECT_EQ(Found(CheckPlacement, "tests/a.cc", ""), "1:placement ");
}

TEST(RulesTest, TopLevelIsClosed) {
  EXPECT_EQ(ToText(CheckTopLevel({"core", ".ci", "build", "README.md"})), "");
  EXPECT_EQ(CheckTopLevel({"core", "tools"}).size(), 1u);
}

}  // namespace
}  // namespace campsync::repository
