// SPDX-License-Identifier: Apache-2.0
// Crowds are larger than one call, and only where a profile asks for them.
#include "scenarios/harness/explore/crowd_draw.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>

#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

constexpr std::uint64_t kCrowdSeed = 5;

GeneratedCases Paging() { return GeneratedCases(kCrowdSeed, *FindProfile("paging")); }

TEST(CrowdDrawTest, EveryPagingCaseHasMorePeopleThanOneWriteCarries) {
  std::size_t largest = 0;
  for (std::uint64_t index = 0; index < 40; ++index) {
    const std::size_t people = Paging().Make(index).given.marketo.people.size();
    EXPECT_GT(people, 200U) << index;
    largest = std::max(largest, people);
  }
  EXPECT_GT(largest, 2'000U);
}

TEST(CrowdDrawTest, OtherProfilesHaveNoCrowd) {
  for (std::uint64_t index = 0; index < 10; ++index) {
    EXPECT_LT(
        GeneratedCases(kCrowdSeed, Profiles().front()).Make(index).given.marketo.people.size(),
        20U);
  }
}

TEST(CrowdDrawTest, ACrowdIsWrittenAsOneAndReadAgainAsMany) {
  for (std::uint64_t index = 0; index < 20; ++index) {
    const Scenario drawn = Paging().Make(index);
    const std::string text = WriteScenario(drawn);
    EXPECT_NE(text.find(R"("key": "crowd{n}")"), std::string::npos);
    EXPECT_LT(text.size(), 30'000U) << index;
    const auto read = ParseScenario("explored/case.json", text, {});
    ASSERT_TRUE(read.ok()) << FormatLocatedError(read.error().errors.front());
    EXPECT_EQ(read->given.marketo.people.size(), drawn.given.marketo.people.size());
    EXPECT_EQ(read->steps.size(), drawn.steps.size());
    EXPECT_EQ(WriteUnfolded(*read), WriteUnfolded(drawn));
  }
}

TEST(CrowdDrawTest, PagesBeyondEachLimitAreReached) {
  std::set<std::string> reached;
  for (std::uint64_t index = 0; index < 30; ++index) {
    const ExploredCase one = ExploreCase(Paging(), index, {});
    EXPECT_TRUE(one.findings.empty()) << index << ": " << one.findings.front().sentence;
    reached.insert(one.probes.begin(), one.probes.end());
  }
  EXPECT_TRUE(reached.contains("a write of more than 200 records in Salesforce"));
  EXPECT_TRUE(reached.contains("a read of more than 200 ids or keys in Salesforce"));
  EXPECT_TRUE(reached.contains("a query of more than 2,000 rows in Salesforce"));
  EXPECT_TRUE(reached.contains("a write of more than 300 records in Marketo"));
  EXPECT_TRUE(reached.contains("a read of more than 300 keys or rows in Marketo"));
}

}  // namespace
}  // namespace campsync::harness
