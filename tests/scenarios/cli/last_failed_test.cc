// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/last_failed.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/temporary_folder.h"

namespace campsync::cli {
namespace {

namespace fs = std::filesystem;
using harness::Verdict;
using Names = std::vector<std::string>;

class LastFailedTest : public testing::Test {
 protected:
  bool Remember(const std::vector<std::pair<std::string, Verdict>>& cases) {
    harness::RunReport report;
    for (const auto& [name, verdict] : cases) {
      harness::CaseResult result;
      result.name = name;
      result.path = "scenarios/cases/" + name + ".json";
      result.verdict = verdict;
      report.cases.push_back({result, 0});
    }
    return last_failed_.Remember(report);
  }

  const test::TemporaryFolder folder_;
  const fs::path root_ = folder_.path();
  LastFailed last_failed_{root_.string()};
};

TEST_F(LastFailedTest, BeforeAnyRunNothingIsRemembered) {
  EXPECT_EQ(last_failed_.Read(), std::nullopt);
}

TEST_F(LastFailedTest, FailuresAndCrashesAreRemembered) {
  EXPECT_TRUE(Remember({{"t/a", Verdict::kFail},
                        {"t/b", Verdict::kPass},
                        {"t/c", Verdict::kCrash},
                        {"t/d", Verdict::kInconclusive}}));
  EXPECT_EQ(last_failed_.Read(), (Names{"t/a", "t/c"}));
}

TEST_F(LastFailedTest, CasesThatDidNotRunKeepWhatTheyWere) {
  EXPECT_TRUE(Remember({{"t/a", Verdict::kFail}, {"t/b", Verdict::kFail}}));
  EXPECT_TRUE(Remember({{"t/b", Verdict::kPass}}));
  EXPECT_EQ(last_failed_.Read(), Names{"t/a"});
  EXPECT_TRUE(Remember({{"t/a", Verdict::kPass}}));
  EXPECT_EQ(last_failed_.Read(), Names{});
}

TEST_F(LastFailedTest, AFolderThatCannotBeMadeIsSaid) {
  std::ofstream(root_ / ".build") << "a file";
  EXPECT_FALSE(Remember({{"t/a", Verdict::kFail}}));
}

}  // namespace
}  // namespace campsync::cli
