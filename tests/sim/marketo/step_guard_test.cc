// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/step_guard.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;

class StepGuardTest : public OrgFixture {};

enum class Outcome { kMoved, kKept, kRemoved };

struct Transition {
  std::string_view from;
  std::string_view to;
  Outcome outcome;
};

constexpr std::string_view kNot = "Not in Program";
using enum Outcome;

// The truth table of the Party example: every pair of statuses.
constexpr std::array kTruthTable = {
    Transition{"Invited", "Invited", kKept},     Transition{"Invited", "Registered", kMoved},
    Transition{"Invited", "No Show", kMoved},    Transition{"Invited", "Attended", kMoved},
    Transition{"Registered", "Invited", kKept},  Transition{"Registered", "Registered", kKept},
    Transition{"Registered", "No Show", kMoved}, Transition{"Registered", "Attended", kMoved},
    Transition{"No Show", "Invited", kKept},     Transition{"No Show", "Registered", kKept},
    Transition{"No Show", "No Show", kKept},     Transition{"No Show", "Attended", kMoved},
    Transition{"Attended", "Invited", kKept},    Transition{"Attended", "Registered", kKept},
    Transition{"Attended", "No Show", kMoved},   Transition{"Attended", "Attended", kKept},
    Transition{"Invited", kNot, kRemoved},       Transition{"Registered", kNot, kRemoved},
    Transition{"No Show", kNot, kRemoved},       Transition{"Attended", kNot, kRemoved},
};

void ExpectOutcome(const OrgParts& parts, const Transition& transition, bool accepted) {
  switch (transition.outcome) {
    case kMoved:
      EXPECT_TRUE(accepted);
      EXPECT_EQ(parts.StatusOf(parts.Ann()), transition.to);
      return;
    case kKept:
      EXPECT_FALSE(accepted);
      EXPECT_EQ(parts.StatusOf(parts.Ann()), transition.from);
      return;
    case kRemoved:
      EXPECT_TRUE(accepted);
      EXPECT_EQ(parts.StatusOf(parts.Ann()), "");
      return;
  }
}

TEST(StepGuardTruthTable, HoldsForFlowSteps) {
  for (const Transition& transition : kTruthTable) {
    SCOPED_TRACE(testing::Message() << transition.from << " -> " << transition.to);
    OrgParts parts;
    parts.GiveAnn(transition.from);
    const auto result = parts.Set(transition.to);
    ExpectOutcome(parts, transition, result.ok());
    if (!result.ok()) {
      EXPECT_TRUE(IsRefused(result, kStepBackwards, kAlreadyInOrPast));
    }
  }
}

TEST(StepGuardTruthTable, HoldsForTheRestStatusCall) {
  for (const Transition& transition : kTruthTable) {
    if (transition.to == kNot) continue;  // rejected there, see MemberWishesTest
    SCOPED_TRACE(testing::Message() << transition.from << " -> " << transition.to);
    OrgParts parts;
    parts.GiveAnn(transition.from);
    const auto result = parts.org.SetMemberStatus(parts.Ann(), transition.to, StatusAuthor::kRest);
    ExpectOutcome(parts, transition, result.ok());
  }
}

TEST(StepGuardTruthTable, HoldsForTheSync) {
  for (const Transition& transition : kTruthTable) {
    SCOPED_TRACE(testing::Message() << transition.from << " -> " << transition.to);
    OrgParts parts;
    parts.GiveAnn(transition.from);
    const bool same = transition.from == transition.to;
    const auto result =
        transition.to == kNot
            ? parts.Write(parts.Expecting(marketo::RemoveMember{}))
            : parts.Write(parts.Expecting(marketo::SetMember{parts.Status(transition.to)}));
    // The present status is no refusal for the sync: there is nothing left to do.
    ExpectOutcome(parts, transition, result.ok() && !same);
    EXPECT_EQ(parts.org.committed_writes().members, transition.outcome == kKept ? 0 : 1);
  }
}

TEST_F(StepGuardTest, NamesTheRuleThatRefusesALowerStep) {
  GiveAnn("Attended");
  ASSERT_FALSE(Set("Registered").ok());
  EXPECT_TRUE(Fired("MK-STATUS-03"));
}

TEST_F(StepGuardTest, DoesNotNameItForAHigherStep) {
  GiveAnn("Registered");
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_FALSE(Fired("MK-STATUS-03"));
  EXPECT_TRUE(Fired("MK-STATUS-01"));
}

TEST_F(StepGuardTest, NamesTheSkippedStepsOnlyWhereSomeAreSkipped) {
  GiveAnn("Invited");
  ASSERT_TRUE(Set("Registered").ok());
  EXPECT_FALSE(Fired("MK-STATUS-07"));
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  ASSERT_TRUE(Set("Invited").ok());
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_TRUE(Fired("MK-STATUS-07"));
}

TEST_F(StepGuardTest, LateralMovesOfTheSyncAreAcceptedByARuleOfTheirOwn) {
  GiveAnn("No Show");
  ASSERT_TRUE(Write(Expecting(marketo::SetMember{Status("Attended")})).ok());
  EXPECT_TRUE(Fired("MK-STATUS-02"));
  EXPECT_TRUE(Fired("MK-STATUS-12"));
  EXPECT_FALSE(Fired("MK-STATUS-10"));
}

TEST_F(StepGuardTest, LateralMovesOfTheRestCallAreUpdatesByARuleOfTheirOwn) {
  GiveAnn("No Show");
  ASSERT_TRUE(org.SetMemberStatus(Ann(), "Attended", StatusAuthor::kRest).ok());
  EXPECT_TRUE(Fired("MK-STATUS-10"));
  EXPECT_FALSE(Fired("MK-STATUS-12"));
}

TEST_F(StepGuardTest, AnInvertedGuardLetsLowerStepsPassAndHoldsHigherOnes) {
  GiveAnn("Registered");
  rules.Invert("MK-STATUS-03");
  EXPECT_FALSE(Set("Attended").ok());
  EXPECT_TRUE(Set("Invited").ok());
}

TEST_F(StepGuardTest, EachPermissionCanBeLifted) {
  for (const std::string_view rule : {"MK-STATUS-01", "MK-STATUS-07"}) {
    OrgParts parts;
    parts.GiveAnn("Invited");
    parts.rules.Invert(rule);
    EXPECT_FALSE(parts.Set("Attended").ok()) << rule;
  }
  for (const std::string_view rule : {"MK-STATUS-02", "MK-STATUS-10"}) {
    OrgParts parts;
    parts.GiveAnn("No Show");
    parts.rules.Invert(rule);
    EXPECT_FALSE(parts.org.SetMemberStatus(parts.Ann(), "Attended", StatusAuthor::kRest).ok())
        << rule;
  }
}

}  // namespace
}  // namespace campsync::sim
