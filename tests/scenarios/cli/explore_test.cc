// SPDX-License-Identifier: Apache-2.0
// `campsim explore` in the process: what it prints, what it refuses, what it writes.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/scenarios/cli/command_fixture.h"
#include "tests/support/temporary_folder.h"

namespace campsync::cli {
namespace {

TEST(ExploreTest, TheOutputIsTheSameForAnyNumberOfJobs) {
  const Outcome one = Call({"explore", "--cases", "120", "--quiet"});
  const Outcome two = Call({"explore", "--cases", "120", "--quiet", "--jobs", "2"});
  EXPECT_EQ(one.code, kExitPass) << one.out;
  EXPECT_TRUE(Has(one.out, "120 cases: 120 passed, digest ")) << one.out;
  EXPECT_EQ(one.out, two.out);
  EXPECT_NE(one.out, Call({"explore", "--cases", "120", "--quiet", "--seed", "9"}).out);
}

TEST(ExploreTest, OneCaseIsTheSameAsAmongOthers) {
  const Outcome first = Call({"explore", "--case", "0", "--quiet"});
  EXPECT_EQ(first.out, Call({"explore", "--cases", "1", "--quiet"}).out);
  EXPECT_NE(first.out, Call({"explore", "--case", "1", "--quiet"}).out);
}

TEST(ExploreTest, TheHeadNamesSeedAndProfile) {
  const Outcome calm = Call({"explore", "--cases", "5", "--seed", "4", "--profile", "calm"});
  EXPECT_TRUE(Has(calm.out, "seed 4, profile calm")) << calm.out;
  EXPECT_TRUE(Has(calm.out, "each case draws its own")) << calm.out;
}

TEST(ExploreTest, AWrongRequestNamesWhatIsAllowed) {
  const std::vector<std::vector<std::string>> wrong = {{"explore", "tour/a"},
                                                       {"explore", "--cases", "0"},
                                                       {"explore", "--case", "x"},
                                                       {"explore", "--seed", "stale"}};
  for (const auto& args : wrong) EXPECT_EQ(Call(args).code, kExitInvalid) << args.back();
  const Outcome profile = Call({"explore", "--profile", "standart"});
  EXPECT_EQ(profile.code, kExitInvalid);
  EXPECT_TRUE(Has(profile.err, "'standard'")) << profile.err;
}

TEST(ExploreTest, HoweverShortTheTimeTheFirstBlockIsRun) {
  const Outcome short_run = Call({"explore", "--time", "1ms", "--quiet"});
  EXPECT_EQ(short_run.code, kExitPass) << short_run.out;
  EXPECT_TRUE(Has(short_run.out, "50 cases: 50 passed")) << short_run.out;
  const Outcome both = Call({"explore", "--time", "1s", "--cases", "5"});
  EXPECT_EQ(both.code, kExitInvalid);
  EXPECT_TRUE(Has(both.err, "leave out --cases")) << both.err;
}

TEST(ExploreTest, CasesThatAreRunTwiceComeToTheSame) {
  EXPECT_EQ(Call({"explore", "--cases", "40", "--quiet", "--check-determinism"}).out,
            Call({"explore", "--cases", "40", "--quiet"}).out);
}

TEST(ExploreTest, TheReportIsForMachines) {
  const test::TemporaryFolder folder;
  const std::string file = folder.PathOf("report.json");
  ASSERT_EQ(Call({"explore", "--cases", "3", "--report", "json=" + file}).code, kExitPass);
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_TRUE(Has(text, "\"cases\": 3")) << text;
  EXPECT_TRUE(Has(text, "\"firstFailure\": null")) << text;
}

}  // namespace
}  // namespace campsync::cli
