// SPDX-License-Identifier: Apache-2.0
#include "sim/world/effect_counter.h"

#include <gtest/gtest.h>

namespace campsync::sim {
namespace {

TEST(EffectCounterTest, CountsEffects) {
  EffectCounter counter;
  EXPECT_EQ(counter.Count(), std::nullopt);
  EXPECT_EQ(counter.Count(), std::nullopt);
  EXPECT_EQ(counter.count(), 2);
}

TEST(EffectCounterTest, CrashesAtItsEffectAndOnlyOnce) {
  EffectCounter counter;
  counter.ArmCrash({.effect = 2, .point = CrashPoint::kAfterReply});
  EXPECT_EQ(counter.Count(), std::nullopt);
  EXPECT_TRUE(counter.IsArmed());
  EXPECT_EQ(counter.Count(), CrashPoint::kAfterReply);
  EXPECT_FALSE(counter.IsArmed());
  EXPECT_EQ(counter.Count(), std::nullopt);
}

TEST(EffectCounterTest, AnEffectThatHasPassedNeverComes) {
  EffectCounter counter;
  counter.Count();
  counter.Count();
  counter.ArmCrash({.effect = 1, .point = CrashPoint::kBefore});
  EXPECT_EQ(counter.Count(), std::nullopt);
  EXPECT_TRUE(counter.IsArmed());
}

TEST(EffectCounterTest, ADisarmedCrashNeverComes) {
  EffectCounter counter;
  counter.ArmCrash({.effect = 1, .point = CrashPoint::kBefore});
  counter.DisarmCrash();
  EXPECT_EQ(counter.Count(), std::nullopt);
  EXPECT_EQ(counter.count(), 1);
}

}  // namespace
}  // namespace campsync::sim
