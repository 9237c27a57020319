// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/member_writes.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::RemoveMember;
using marketo::ReplaceMember;
using marketo::SetMember;

constexpr std::string_view kChanged = "The membership is not what the write expected";

class MemberWritesTest : public OrgFixture {};

TEST_F(MemberWritesTest, SetAddsWhereAbsenceWasExpected) {
  const auto after = Write(Expecting(SetMember{Status("Registered")}));
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->state, (marketo::MemberState{Status("Registered"), kOrgStart}));
  EXPECT_EQ(org.committed_writes().members, 1);
}

TEST_F(MemberWritesTest, SetRefusesWhereSomeoneElseAdded) {
  const auto write = Expecting(SetMember{Status("Attended")});
  GiveAnn("Invited");
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
  EXPECT_EQ(StatusOf(Ann()), "Invited");
  EXPECT_EQ(org.committed_writes().members, 0);
}

TEST_F(MemberWritesTest, SetRefusesWhereSomeoneElseMoved) {
  GiveAnn("Invited");
  const auto write = Expecting(SetMember{Status("Attended")});
  ASSERT_TRUE(Set("Registered").ok());
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
}

TEST_F(MemberWritesTest, SetRefusesWhereSomeoneElseRemoved) {
  GiveAnn("Invited");
  const auto write = Expecting(SetMember{Status("Attended")});
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
  EXPECT_EQ(Row(Ann()), nullptr);
}

TEST_F(MemberWritesTest, SetRefusesWhereSomeoneElseRemovedAndAddedAgain) {
  GiveAnn("Invited");
  const auto write = Expecting(SetMember{Status("Attended")});
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
}

TEST_F(MemberWritesTest, SetOfThePresentStatusSucceedsWithoutATraceWhateverWasExpected) {
  const auto write = Expecting(SetMember{Status("Registered")});
  ASSERT_TRUE(Write(write).ok());
  const std::size_t activities = org.activities().size();
  const std::size_t changes = org.changes().size();
  const auto again = Write(write);  // still expects absence
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->state, StateOf(Row(Ann())));
  EXPECT_EQ(org.activities().size(), activities);
  EXPECT_EQ(org.changes().size(), changes);
  EXPECT_EQ(org.committed_writes().members, 1);
}

TEST_F(MemberWritesTest, SetMeetsTheStepGuard) {
  GiveAnn("Attended");
  const auto result = Write(Expecting(SetMember{Status("Registered")}));
  EXPECT_TRUE(IsRefused(result, kStepBackwards, kAlreadyInOrPast));
  EXPECT_EQ(StatusOf(Ann()), "Attended");
}

TEST_F(MemberWritesTest, SetPassesTheStepGuardWhereItIsAllowedTo) {
  GiveAnn("Attended");
  const auto result =
      Write(Expecting(SetMember{.status = Status("Registered"), .allow_lower_step = true}));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(StatusOf(Ann()), "Registered");
  EXPECT_EQ(result->state->membership_date, kOrgStart);
}

TEST_F(MemberWritesTest, SetRefusesNotInProgramAsAStatus) {
  const auto result = Write(Expecting(SetMember{Status("Not in Program")}));
  EXPECT_TRUE(IsRefused(result, kProgramStatusNotFound, "Program status not found"));
}

TEST_F(MemberWritesTest, SetRefusesAStatusOfAnotherChannel) {
  const auto other = org.AddChannel(PartyChannel("Gala")).value();
  const auto foreign = org.channels().FindStatus(other, "Invited")->id;
  const auto result = Write(Expecting(SetMember{foreign}));
  EXPECT_TRUE(IsRefused(result, kProgramStatusNotFound, "Program status not found"));
}

TEST_F(MemberWritesTest, SetRefusesARetiredStatusUnlessTheMemberHoldsIt) {
  const auto registered = Status("Registered");
  GiveAnn("Registered");
  ASSERT_TRUE(org.RemoveStatus(channel, "Registered").ok());
  EXPECT_TRUE(Write(Expecting(SetMember{registered})).ok());
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  EXPECT_TRUE(IsRefused(Write(Expecting(SetMember{registered})), kProgramStatusNotFound,
                        "Program status not found"));
}

TEST_F(MemberWritesTest, RefusesUnknownPeopleAndPrograms) {
  marketo::MemberWrite write = Expecting(SetMember{Status("Invited")});
  write.member = {program, {999}};
  EXPECT_TRUE(IsRefused(Write(write), kPersonNotFound, "Lead not found"));
  write.member = {{999}, ann};
  EXPECT_TRUE(IsRefused(Write(write), kProgramNotFound, "Object not found"));
}

TEST_F(MemberWritesTest, RemoveTakesOutTheExpectedMember) {
  GiveAnn("Attended");
  const auto after = Write(Expecting(RemoveMember{}));
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->state, std::nullopt);
  EXPECT_EQ(Row(Ann()), nullptr);
}

TEST_F(MemberWritesTest, RemoveKeepsAMemberWhoChanged) {
  GiveAnn("Invited");
  const auto write = Expecting(RemoveMember{});
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
  EXPECT_EQ(StatusOf(Ann()), "Attended");
}

TEST_F(MemberWritesTest, RemoveOfSomeoneOutsideIsRefused) {
  EXPECT_TRUE(IsRefused(Write(Expecting(RemoveMember{})), kMemberNotFound, "Lead not in program"));
}

TEST_F(MemberWritesTest, ReplaceTakesAnyStatusUnderALaterMembershipDate) {
  GiveAnn("Attended");
  const auto after = Write(Expecting(ReplaceMember{Status("Invited")}));
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->state->status, Status("Invited"));
  EXPECT_GT(after->state->membership_date, kOrgStart);  // in the same millisecond
}

TEST_F(MemberWritesTest, ReplaceIsOneCommittedWriteAndTwoChangesOfStatus) {
  GiveAnn("Attended");
  ASSERT_TRUE(Write(Expecting(ReplaceMember{Status("Invited")})).ok());
  EXPECT_EQ(org.committed_writes().members, 1);
  const auto activities = Activities<StatusChangedInProgression>();
  ASSERT_EQ(activities.size(), 2U);
  EXPECT_EQ(Text(activities[0].new_status), "Not in Program");
  EXPECT_EQ(Text(activities[1].old_status), "Not in Program");
}

TEST_F(MemberWritesTest, ReplaceRepeatedMeetsTheNewDate) {
  GiveAnn("Attended");
  const auto write = Expecting(ReplaceMember{Status("Attended")});
  ASSERT_TRUE(Write(write).ok());
  EXPECT_TRUE(IsRefused(Write(write), kMemberChanged, kChanged));
}

TEST_F(MemberWritesTest, ReplaceAddsWhereAbsenceWasExpected) {
  EXPECT_TRUE(Write(Expecting(ReplaceMember{Status("Invited")})).ok());
  EXPECT_EQ(StatusOf(Ann()), "Invited");
}

TEST_F(MemberWritesTest, NamesTheCampaignAsTheReason) {
  ASSERT_TRUE(Write(Expecting(SetMember{Status("Invited")})).ok());
  const auto activities = Activities<StatusChangedInProgression>();
  EXPECT_EQ(Text(activities.at(0).reason), "Synced from SFDC campaign Spring Party");
}

TEST_F(MemberWritesTest, AnInvertedConditionOverwritesTheEditOfAnother) {
  const auto write = Expecting(SetMember{Status("Attended")});
  GiveAnn("Invited");
  rules.Invert("MK-CYCLE-08");
  EXPECT_TRUE(Write(write).ok());
  EXPECT_EQ(StatusOf(Ann()), "Attended");
}

}  // namespace
}  // namespace campsync::sim
