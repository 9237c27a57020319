// SPDX-License-Identifier: Apache-2.0
// The rules of the repository, applied to the repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "tests/repository/includes.h"
#include "tests/repository/rules.h"
#include "tests/repository/source_file.h"

namespace campsync::repository {
namespace {

const std::vector<SourceFile>& Tree() {
  static const std::vector<SourceFile> tree = LoadTree(CAMPSIM_SOURCE_DIR);
  return tree;
}

testing::AssertionResult IsClean(const Findings& findings) {
  if (findings.empty()) return testing::AssertionSuccess();
  return testing::AssertionFailure() << findings.size() << " found\n" << ToText(findings);
}

testing::AssertionResult IsClean(Findings (*check)(const SourceFile&)) {
  Findings all;
  for (const SourceFile& file : Tree()) std::ranges::move(check(file), std::back_inserter(all));
  return IsClean(all);
}

TEST(TidyTest, WalksTheTree) {
  EXPECT_TRUE(std::ranges::any_of(Tree(), [](const SourceFile& file) {
    return file.path == "tests/repository/tidy_test.cc" &&
           file.code.find("WalksTheTree") != std::string::npos;
  }));
}

TEST(TidyTest, FilesAreShort) { EXPECT_TRUE(IsClean(CheckFileLength)); }
TEST(TidyTest, FunctionsAreShort) { EXPECT_TRUE(IsClean(CheckFunctionLengths)); }
TEST(TidyTest, HeadersSayWhatTheyAre) { EXPECT_TRUE(IsClean(CheckHeaderComment)); }
TEST(TidyTest, TodosNameAnIssue) { EXPECT_TRUE(IsClean(CheckTodos)); }
TEST(TidyTest, RunsDependOnInputsAlone) { EXPECT_TRUE(IsClean(CheckBannedNames)); }
TEST(TidyTest, EveryFileIsCompiled) { EXPECT_TRUE(IsClean(CheckPlacement)); }
TEST(TidyTest, LayersIncludeOnlyWhatTheyMay) { EXPECT_TRUE(IsClean(CheckIncludes)); }
TEST(TidyTest, EveryHeaderIsIncluded) { EXPECT_TRUE(IsClean(CheckOrphanHeaders(Tree()))); }

TEST(TidyTest, TopLevelIsClosed) {
  std::vector<std::string> entries;
  for (const auto& entry : std::filesystem::directory_iterator(CAMPSIM_SOURCE_DIR)) {
    entries.push_back(entry.path().filename().string());
  }
  EXPECT_TRUE(IsClean(CheckTopLevel(entries)));
}

}  // namespace
}  // namespace campsync::repository
