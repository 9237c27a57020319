// SPDX-License-Identifier: Apache-2.0
// No order of a hash table reaches a journal: whatever salt its hashes have, a case runs the same.
#include "core/hash_salt.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "scenarios/harness/explore/case_source.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/explore/profile.h"

namespace campsync::harness {
namespace {

class SaltedRunTest : public testing::Test {
 protected:
  void TearDown() override { HashSalt::Choose(0); }

  static std::string DigestUnder(std::size_t salt, const Scenario& scenario) {
    HashSalt::Choose(salt);
    return RunDrawn(scenario, {}).digest;
  }
};

TEST_F(SaltedRunTest, TheSaltChangesNoJournal) {
  for (std::uint64_t index = 0; index < 100; ++index) {
    const Scenario scenario = GeneratedCases(9, Profiles().front()).Make(index);
    const std::string plain = DigestUnder(0, scenario);
    EXPECT_EQ(DigestUnder(1, scenario), plain) << index;
    EXPECT_EQ(DigestUnder(0x9E3779B97F4A7C15ULL, scenario), plain) << index;
  }
}

TEST_F(SaltedRunTest, ACrowdHasNoOrderEither) {
  for (std::uint64_t index = 0; index < 5; ++index) {
    const Scenario scenario = GeneratedCases(9, *FindProfile("paging")).Make(index);
    EXPECT_EQ(DigestUnder(12345, scenario), DigestUnder(0, scenario)) << index;
  }
}

TEST_F(SaltedRunTest, TheCheckOfDeterminismLeavesTheSaltAsItWas) {
  HashSalt::Choose(5);
  RunOptions twice;
  twice.check_determinism = true;
  EXPECT_TRUE(ExploreCase(GeneratedCases(9, Profiles().front()), 0, twice).findings.empty());
  EXPECT_EQ(HashSalt::value(), 5U);
}

}  // namespace
}  // namespace campsync::harness
