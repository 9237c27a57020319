// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/last_failed.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace campsync::cli {
namespace {

namespace fs = std::filesystem;
using harness::Verdict;
using Names = std::vector<std::string>;

class LastFailedTest : public testing::Test {
 protected:
  LastFailedTest()
      : root_(fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name()),
        last_failed_(root_.string()) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~LastFailedTest() override { fs::remove_all(root_); }

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

  fs::path root_;
  LastFailed last_failed_;
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
