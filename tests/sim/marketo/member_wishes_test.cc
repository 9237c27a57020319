// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/member_wishes.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;

class MemberWishesTest : public OrgFixture {};

TEST_F(MemberWishesTest, AddsSomeoneWhoIsNotInTheProgram) {
  const auto after = Set("Registered");
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->state, (marketo::MemberState{Status("Registered"), kOrgStart}));
  EXPECT_EQ(StatusOf(Ann()), "Registered");
}

TEST_F(MemberWishesTest, EntersAtTheFirstStatusInProgressionWithoutAStatus) {
  ASSERT_TRUE(org.SetMemberStatus(Ann(), std::nullopt).ok());
  EXPECT_EQ(StatusOf(Ann()), "Invited");
  EXPECT_TRUE(Fired("MK-STATUS-08"));
}

TEST_F(MemberWishesTest, DoesNotTakeTheFirstStatusWhereOneIsNamed) {
  ASSERT_TRUE(Set("No Show").ok());
  EXPECT_EQ(StatusOf(Ann()), "No Show");
  EXPECT_FALSE(Fired("MK-STATUS-08"));
}

TEST_F(MemberWishesTest, RefusesAnUnknownStatus) {
  EXPECT_TRUE(IsRefused(Set("Influenced"), kProgramStatusNotFound, "Program status not found"));
  EXPECT_TRUE(Fired("MK-REST-22"));
}

TEST_F(MemberWishesTest, ComparesStatusNamesExactly) {
  EXPECT_FALSE(Set("registered").ok());
  EXPECT_FALSE(Set("Registered ").ok());
}

TEST_F(MemberWishesTest, RefusesAPersonWhoDoesNotExist) {
  const auto result = org.SetMemberStatus({program, {999}}, "Invited");
  EXPECT_TRUE(IsRefused(result, kPersonNotFound, "Lead not found"));
}

TEST_F(MemberWishesTest, RefusesAProgramThatDoesNotExist) {
  const auto result = org.SetMemberStatus({{999}, ann}, "Invited");
  EXPECT_TRUE(IsRefused(result, kProgramNotFound, "Object not found"));
}

TEST_F(MemberWishesTest, NotInProgramRemovesFromAnyStep) {
  GiveAnn("Attended");
  const auto after = Set("Not in Program");
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->state, std::nullopt);
  EXPECT_EQ(Row(Ann()), nullptr);
  EXPECT_TRUE(Fired("MK-STATUS-05"));
}

TEST_F(MemberWishesTest, AfterRemovalAnyStatusCanBeTaken) {
  GiveAnn("Attended");
  ASSERT_TRUE(Set("Not in Program").ok());
  EXPECT_TRUE(Set("Invited").ok());
}

TEST_F(MemberWishesTest, NotInProgramOfSomeoneOutsideIsRefused) {
  EXPECT_TRUE(IsRefused(Set("Not in Program"), kMemberNotFound, "Lead not in program"));
}

TEST_F(MemberWishesTest, TheRestCallRejectsNotInProgram) {
  GiveAnn("Invited");
  const auto result = org.SetMemberStatus(Ann(), "Not in Program", StatusAuthor::kRest);
  EXPECT_TRUE(IsRefused(result, kProgramStatusNotFound, "Program status not found"));
  EXPECT_EQ(StatusOf(Ann()), "Invited");
}

TEST_F(MemberWishesTest, TheRestCallRemovesWhereTheSwitchSaysSo) {
  behavior.rest_not_in_program = RestNotInProgram::kRemove;
  GiveAnn("Invited");
  EXPECT_TRUE(org.SetMemberStatus(Ann(), "Not in Program", StatusAuthor::kRest).ok());
  EXPECT_EQ(Row(Ann()), nullptr);
}

TEST_F(MemberWishesTest, ThePresentStatusIsSkippedWithoutATrace) {
  GiveAnn("Attended");
  const std::size_t changes = org.changes().size();
  EXPECT_TRUE(IsRefused(Set("Attended"), kStepBackwards, kAlreadyInOrPast));
  EXPECT_TRUE(org.activities().empty());
  EXPECT_EQ(org.changes().size(), changes);
  EXPECT_TRUE(Fired("MK-STATUS-04"));
}

TEST_F(MemberWishesTest, AFlowStepLogsThePresentStatusWhereTheSwitchSaysSo) {
  behavior.same_status_log = SameStatusLog::kLog;
  GiveAnn("Attended");
  ASSERT_TRUE(Set("Attended").ok());
  const auto activities = Activities<StatusChangedInProgression>();
  ASSERT_EQ(activities.size(), 1U);
  EXPECT_EQ(Text(activities[0].old_status), "Attended");
  EXPECT_EQ(Text(activities[0].new_status), "Attended");
  EXPECT_FALSE(activities[0].success);
}

TEST_F(MemberWishesTest, TheRestCallNeverLogsThePresentStatus) {
  behavior.same_status_log = SameStatusLog::kLog;
  GiveAnn("Attended");
  EXPECT_FALSE(org.SetMemberStatus(Ann(), "Attended", StatusAuthor::kRest).ok());
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(MemberWishesTest, RemoveTakesAMemberOut) {
  GiveAnn("Registered");
  EXPECT_TRUE(org.RemoveMember(Ann()).ok());
  EXPECT_EQ(Row(Ann()), nullptr);
  EXPECT_FALSE(Fired("MK-REST-24"));
}

TEST_F(MemberWishesTest, RemoveRefusesSomeoneOutside) {
  EXPECT_TRUE(IsRefused(org.RemoveMember(Ann()), kMemberNotFound, "Lead not in program"));
  EXPECT_TRUE(Fired("MK-REST-24"));
}

TEST_F(MemberWishesTest, SuccessCanBeForcedBothWays) {
  GiveAnn("Invited");
  ASSERT_TRUE(org.SetMemberSuccess(Ann(), true).ok());
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->reached_success_date, kOrgStart);
  ASSERT_TRUE(org.SetMemberSuccess(Ann(), false).ok());
  EXPECT_FALSE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->reached_success_date, std::nullopt);
}

TEST_F(MemberWishesTest, SuccessOfSomeoneOutsideIsRefused) {
  EXPECT_TRUE(
      IsRefused(org.SetMemberSuccess(Ann(), true), kProgramNotFound, "Membership not found"));
  EXPECT_TRUE(Fired("MK-REST-23"));
}

TEST_F(MemberWishesTest, ARetiredStatusIsNotGivenAnyMore) {
  ASSERT_TRUE(org.RemoveStatus(channel, "Registered").ok());
  EXPECT_TRUE(IsRefused(Set("Registered"), kProgramStatusNotFound, "Program status not found"));
}

}  // namespace
}  // namespace campsync::sim
