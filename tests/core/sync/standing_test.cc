// SPDX-License-Identifier: Apache-2.0
#include "core/sync/standing.h"

#include <gtest/gtest.h>

namespace campsync {
namespace {

TEST(StandingTest, AnObstacleLeavesTheReasonBeneath) {
  LabelTable labels;
  const Label rule = labels.Intern("MK-STATUS-11");
  EXPECT_EQ(ApartBy(store::Diverged{rule, {}}, {}), rule);
  EXPECT_EQ(ApartBy(store::Blocked{}, rule), rule);
  EXPECT_TRUE(ApartBy(store::Blocked{}, {}).IsEmpty());
  EXPECT_TRUE(ApartBy(store::Agreed{}, rule).IsEmpty());
  EXPECT_TRUE(WereAgreedOn(store::Agreed{}, {}));
  EXPECT_TRUE(WereAgreedOn(store::Blocked{}, {}));
  EXPECT_FALSE(WereAgreedOn(store::Blocked{}, rule));
  EXPECT_FALSE(WereAgreedOn(store::Diverged{}, {}));
}

TEST(StandingTest, OnlyWhoMetOrWasJoinedIsLeftToCompare) {
  LabelTable labels;
  EXPECT_EQ(LeftToCompare(store::Blocked{}, labels.Intern("MK-MEMBER-09"), labels), kMet);
  EXPECT_EQ(LeftToCompare(store::Blocked{}, labels.Intern("MK-PERSON-11"), labels), kJoined);
  EXPECT_FALSE(LeftToCompare(store::Blocked{}, labels.Intern("MK-STATUS-11"), labels));
  EXPECT_FALSE(LeftToCompare(store::Blocked{}, {}, labels));
  EXPECT_FALSE(LeftToCompare(store::Agreed{}, labels.Intern("MK-MEMBER-09"), labels));
}

TEST(StandingTest, ARuleComesBackWithItsSwitch) {
  LabelTable labels;
  const auto switch_of = [&](std::string_view rule, bool in_marketo) {
    return labels.Text(DivergedBy(labels.Intern(rule), in_marketo, labels).policy_switch);
  };
  EXPECT_EQ(switch_of("MK-STATUS-11", true), "inbound-downgrade");
  EXPECT_EQ(switch_of("MK-PERSON-09", true), "deleted-recreate");
  EXPECT_EQ(switch_of("MK-REMOVE-03", true), "salesforce-remove");
  EXPECT_EQ(switch_of("MK-REMOVE-03", false), "marketo-remove");
}

}  // namespace
}  // namespace campsync
