// SPDX-License-Identifier: Apache-2.0
#include "core/sync/observer.h"

#include <gtest/gtest.h>

namespace campsync {
namespace {

TEST(ObserverTest, NamesTheSidesAsTheirVendorsDo) {
  EXPECT_EQ(NameOf(Side::kMarketo), "Marketo");
  EXPECT_EQ(NameOf(Side::kSalesforce), "Salesforce");
}

// The words of explanations and verdicts: an interface.
TEST(ObserverTest, NamesEveryOutcome) {
  EXPECT_EQ(NameOf(Outcome::kPush), "push");
  EXPECT_EQ(NameOf(Outcome::kPull), "pull");
  EXPECT_EQ(NameOf(Outcome::kAgree), "agree");
  EXPECT_EQ(NameOf(Outcome::kRefuse), "refuse");
  EXPECT_EQ(NameOf(Outcome::kSupersede), "supersede");
  EXPECT_EQ(NameOf(Outcome::kBlock), "block");
  EXPECT_EQ(NameOf(Outcome::kExplain), "explain");
}

}  // namespace
}  // namespace campsync
