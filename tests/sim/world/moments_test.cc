// SPDX-License-Identifier: Apache-2.0
#include "sim/world/moments.h"

#include <gtest/gtest.h>

namespace campsync::sim {
namespace {

class MomentsTest : public testing::Test {
 protected:
  void Arm(MomentSide side, const std::string& operation, std::int64_t nth,
           const std::string& mark) {
    moments_.Arm({.side = side, .operation = operation, .nth = nth},
                 [this, mark] { marks_ += mark; });
  }
  void Call(std::string_view operation) {
    moments_.Come(MomentSide::kBefore, operation);
    marks_ += "|";
    moments_.Come(MomentSide::kAfter, operation);
  }

  Moments moments_;
  std::string marks_;
};

TEST_F(MomentsTest, BeforeComesBeforeTheCallAndAfterAfterIt) {
  Arm(MomentSide::kAfter, "Append", 1, "a");
  Arm(MomentSide::kBefore, "Append", 1, "b");
  Call("Append");
  EXPECT_EQ(marks_, "b|a");
}

TEST_F(MomentsTest, CountsCallsOfItsOperationOnly) {
  Arm(MomentSide::kBefore, "UpdateMembers", 2, "x");
  Call("UpdateMembers");
  Call("Append");
  Call("UpdateMembers");
  EXPECT_EQ(marks_, "||x|");
}

TEST_F(MomentsTest, CountsFromWhenItWasArmed) {
  Call("Append");
  Arm(MomentSide::kBefore, "Append", 1, "x");
  Call("Append");
  EXPECT_EQ(marks_, "|x|");
}

TEST_F(MomentsTest, ComesOnce) {
  Arm(MomentSide::kBefore, "Append", 1, "x");
  Call("Append");
  Call("Append");
  EXPECT_EQ(marks_, "x||");
}

TEST_F(MomentsTest, MomentsThatCoincideComeInTheOrderTheyWereArmed) {
  Arm(MomentSide::kBefore, "Append", 1, "a");
  Arm(MomentSide::kBefore, "Append", 1, "b");
  Call("Append");
  EXPECT_EQ(marks_, "ab|");
}

TEST_F(MomentsTest, NamesThoseThatNeverCame) {
  Arm(MomentSide::kBefore, "Append", 1, "x");
  Arm(MomentSide::kAfter, "DeleteMembers", 3, "y");
  Call("Append");
  const std::vector<MomentName> missed = moments_.Disarm();
  ASSERT_EQ(missed.size(), 1U);
  EXPECT_EQ(FormatMoment(missed[0]), "after DeleteMembers, number 3");
}

TEST_F(MomentsTest, ADisarmedMomentNeverComes) {
  Arm(MomentSide::kBefore, "Append", 1, "x");
  moments_.Disarm();
  Call("Append");
  EXPECT_EQ(marks_, "|");
}

TEST_F(MomentsTest, AnActionMayArmAnotherMoment) {
  moments_.Arm({.side = MomentSide::kBefore, .operation = "Append", .nth = 1},
               [this] { Arm(MomentSide::kBefore, "Append", 1, "x"); });
  Call("Append");
  Call("Append");
  EXPECT_EQ(marks_, "|x|");
}

}  // namespace
}  // namespace campsync::sim
