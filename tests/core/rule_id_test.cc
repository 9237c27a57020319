// SPDX-License-Identifier: Apache-2.0
#include "core/rule_id.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace campsync {
namespace {

TEST(RuleIdTest, IsItsLiteralWithoutTheZeroByte) {
  EXPECT_EQ(RuleId("MK-STATUS-03").text(), "MK-STATUS-03");
  EXPECT_EQ(RuleId("MK-STATUS-03").text().size(), 12U);
}

TEST(RuleIdTest, EqualsByTextNotByPlace) {
  static constexpr char kOther[] = "MK-STATUS-03";
  EXPECT_EQ(RuleId("MK-STATUS-03"), RuleId(kOther));
  EXPECT_NE(RuleId("MK-STATUS-03"), RuleId("MK-STATUS-04"));
}

TEST(RuleIdTest, OrdersByText) { EXPECT_LT(RuleId("MK-STATUS-03"), RuleId("SF-MEMBER-04")); }

// A text that can go away would leave the id dangling.
TEST(RuleIdTest, IsMadeOfLiteralsOnly) {
  EXPECT_FALSE((std::is_constructible_v<RuleId, std::string>));
  EXPECT_FALSE((std::is_constructible_v<RuleId, const char*>));
}

}  // namespace
}  // namespace campsync
