// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/case_files.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(GlobTest, AStarIsAnyText) {
  EXPECT_TRUE(MatchesGlob("link/one-to-one", "link/*"));
  EXPECT_TRUE(MatchesGlob("link/one-to-one", "*one*"));
  EXPECT_FALSE(MatchesGlob("tour/first", "link/*"));
}

TEST(GlobTest, AQuestionMarkIsOneCharacter) {
  EXPECT_TRUE(MatchesGlob("a1", "a?"));
  EXPECT_FALSE(MatchesGlob("a", "a?"));
}

TEST(GlobTest, WithoutWildcardsTheWholeNameMatches) {
  EXPECT_TRUE(MatchesGlob("link/a", "link/a"));
  EXPECT_FALSE(MatchesGlob("link/ab", "link/a"));
}

TEST(FindCasesTest, ANameThatIsNotThereIsAnError) {
  EXPECT_FALSE(FindCases(CAMPSIM_SOURCE_DIR, {{"nowhere/at-all"}, ""}).ok());
}

TEST(FindCasesTest, ATopicStandsForItsCases) {
  const auto files = FindCases(CAMPSIM_SOURCE_DIR, {{"tour"}, ""});
  ASSERT_TRUE(files.ok());
  EXPECT_FALSE(files->empty());
}

TEST(FindCasesTest, AFilterNarrows) {
  const auto files = FindCases(CAMPSIM_SOURCE_DIR, {{}, "nothing-is-called-so"});
  ASSERT_TRUE(files.ok());
  EXPECT_TRUE(files->empty());
}

}  // namespace
}  // namespace campsync::harness
