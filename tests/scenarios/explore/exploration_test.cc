// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/exploration.h"
#include "scenarios/harness/explore/explored_case.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "scenarios/harness/explore/profile.h"

namespace campsync::harness {
namespace {

Exploration ExploreFrom(std::uint64_t first, std::uint64_t count) {
  return Explore(GeneratedCases(3, Profiles().front()), {.first = first, .count = count}, {});
}

TEST(ExplorationTest, PartsPutTogetherAreTheWhole) {
  Exploration parts = ExploreFrom(0, 7);
  parts.Add(ExploreFrom(7, 13));
  const Exploration whole = ExploreFrom(0, 20);
  EXPECT_EQ(EncodeExploration(parts), EncodeExploration(whole));
  EXPECT_EQ(parts.DigestText(), whole.DigestText());
}

TEST(ExplorationTest, TheWayThroughBytesLosesNothing) {
  Exploration exploration = ExploreFrom(0, 5);
  exploration.failures.push_back({4, "survival", "MK-CYCLE-08", "lost \"edit\""});
  const Exploration decoded = DecodeExploration(EncodeExploration(exploration));
  EXPECT_EQ(EncodeExploration(decoded), EncodeExploration(exploration));
  EXPECT_EQ(decoded.failures.front().sentence, "lost \"edit\"");
}

TEST(ExplorationTest, CasesDifferAndTheSyncHasWorkInThem) {
  const Exploration exploration = ExploreFrom(0, 40);
  EXPECT_EQ(exploration.cases, 40);
  EXPECT_EQ(exploration.DistinctTraces(), 40);
  EXPECT_GE(exploration.effective, 38);
  EXPECT_GT(exploration.acts, 40 * 15);
  EXPECT_LT(exploration.refusals * 2, exploration.acts);
  EXPECT_GT(exploration.rules.at("MK-MEMBER-01"), 0);
  EXPECT_GT(exploration.edits.Of(EditBucket::kApplied), 10);
  EXPECT_TRUE(exploration.edits.Balances());
}

TEST(ExplorationTest, TheOrderOfCasesIsInTheDigest) {
  Exploration forth = ExploreFrom(0, 1);
  forth.Add(ExploreFrom(1, 1));
  Exploration back = ExploreFrom(1, 1);
  back.Add(ExploreFrom(0, 1));
  EXPECT_NE(forth.DigestText(), back.DigestText());
}

TEST(ExplorationTest, JournalsPartAtTheFirstLineThatDiffers) {
  EXPECT_FALSE(CompareJournals({"1 a", "2 b"}, {"1 a", "2 b"}));
  const auto differs = CompareJournals({"1 a", "2 b", "3 c"}, {"1 a", "2 x", "3 c"});
  ASSERT_TRUE(differs.has_value());
  EXPECT_EQ(differs->sentence, "two runs of the case part at journal entry 2");
  EXPECT_EQ(differs->lines, (std::vector<std::string>{"the first has  2 b", "the second has 2 x"}));
  const auto longer = CompareJournals({"1 a"}, {"1 a", "2 b"});
  ASSERT_TRUE(longer.has_value());
  EXPECT_EQ(longer->lines.front(), "the first has  nothing: it ends there");
}

TEST(ExplorationTest, ABreachIsFound) {
  RunOptions inverted;
  inverted.inverted_rule = "MK-STATUS-03";
  const Exploration exploration =
      Explore(GeneratedCases(3, Profiles().front()), {.first = 0, .count = 60}, inverted);
  EXPECT_FALSE(exploration.failures.empty());
}

}  // namespace
}  // namespace campsync::harness
