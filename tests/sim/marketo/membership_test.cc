// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/membership.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using marketo::SetMember;

class MembershipTest : public OrgFixture {
 protected:
  /// A person the sync made.
  marketo::PersonId PersonFromSalesforce() {
    const auto lead = salesforce::LeadId::FromFifteen("00Q000000000001");
    return org.port()
        .Call(marketo::CreatePeople{{{.record = salesforce::LeadRef{lead}, .last_name = "Bo"}}})
        ->value.results.at(0)
        .value();
  }
  /// The sync adds the person to a program.
  bool AcquiredBySync(marketo::PersonId person, marketo::ProgramId in) {
    marketo::MemberWrite write{.member = {in, person}, .action = SetMember{Status("Invited")}};
    EXPECT_TRUE(Write(write).ok());
    return Row({in, person})->member.acquired_by;
  }
};

// --- Membership date (MK-STATUS-06, MK-MEMBER-10) ---

TEST_F(MembershipTest, TheMembershipDateIsTheTimeOfTheInsert) {
  world.AdvanceBy(Duration::Minutes(3));
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_EQ(Row(Ann())->member.membership_date, kOrgStart + Duration::Minutes(3));
}

TEST_F(MembershipTest, AStatusChangeKeepsTheMembershipDate) {
  ASSERT_TRUE(Set("Invited").ok());
  world.AdvanceBy(Duration::Minutes(3));
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_EQ(Row(Ann())->member.membership_date, kOrgStart);
  EXPECT_EQ(Row(Ann())->member.updated_at, kOrgStart + Duration::Minutes(3));
  EXPECT_FALSE(Fired("MK-STATUS-06"));
}

TEST_F(MembershipTest, RemovingAndAddingAgainResetsTheMembershipDate) {
  ASSERT_TRUE(Set("Invited").ok());
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  world.AdvanceBy(Duration::Minutes(3));
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_EQ(Row(Ann())->member.membership_date, kOrgStart + Duration::Minutes(3));
  EXPECT_TRUE(Fired("MK-STATUS-06"));
}

TEST_F(MembershipTest, EachMembershipHasALaterDateEvenWithinOneMillisecond) {
  ASSERT_TRUE(Set("Invited").ok());
  Instant last = Row(Ann())->member.membership_date;
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(org.RemoveMember(Ann()).ok());
    ASSERT_TRUE(Set("Invited").ok());
    EXPECT_GT(Row(Ann())->member.membership_date, last);
    last = Row(Ann())->member.membership_date;
  }
}

TEST_F(MembershipTest, EachMembershipHasItsOwnProgramMemberId) {
  ASSERT_TRUE(Set("Invited").ok());
  const auto first = Row(Ann())->program_member_id;
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_NE(Row(Ann())->program_member_id, first);
}

// --- Success (MK-STATUS-09) ---

TEST_F(MembershipTest, ASuccessStatusReachesSuccess) {
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_FALSE(Row(Ann())->member.reached_success);
  world.AdvanceBy(Duration::Minutes(1));
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->reached_success_date, kOrgStart + Duration::Minutes(1));
}

TEST_F(MembershipTest, SuccessStaysAfterALateralMove) {
  ASSERT_TRUE(Set("Attended").ok());
  world.AdvanceBy(Duration::Minutes(1));
  ASSERT_TRUE(Set("No Show").ok());
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->reached_success_date, kOrgStart);
}

TEST_F(MembershipTest, SuccessGoesWithALateralMoveWhereTheSwitchSaysSo) {
  behavior.success_sticky = OnOff::kFalse;
  ASSERT_TRUE(Set("Attended").ok());
  ASSERT_TRUE(Set("No Show").ok());
  EXPECT_FALSE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->reached_success_date, std::nullopt);
}

TEST_F(MembershipTest, ANewMembershipHasReachedNothing) {
  ASSERT_TRUE(Set("Attended").ok());
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_FALSE(Row(Ann())->member.reached_success);
}

// --- Acquisition (MK-MEMBER-07) ---

TEST_F(MembershipTest, AProgramAcquiresTheNewNameThatComesInThroughIt) {
  const auto person =
      org.AddPersonThroughProgram({.last_name = "New"}, program, std::nullopt).value();
  EXPECT_TRUE(Row({program, person})->member.acquired_by);
  EXPECT_EQ(StatusOf({program, person}), "Invited");
  EXPECT_EQ(org.people().Find(person)->acquisition_program, program);
  EXPECT_TRUE(Fired("MK-MEMBER-07"));
}

TEST_F(MembershipTest, AProgramDoesNotAcquireSomeoneWhoWasThere) {
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_FALSE(Row(Ann())->member.acquired_by);
  EXPECT_FALSE(Fired("MK-MEMBER-07"));
}

TEST_F(MembershipTest, ARefusedEntryLeavesNoPersonBehind) {
  const std::size_t changes = org.changes().size();
  EXPECT_FALSE(org.AddPersonThroughProgram({}, program, "Influenced").ok());
  EXPECT_FALSE(org.AddPersonThroughProgram({}, program, "Not in Program").ok());
  EXPECT_FALSE(org.AddPersonThroughProgram({}, {999}, std::nullopt).ok());
  EXPECT_EQ(org.changes().size(), changes);
}

TEST_F(MembershipTest, AcquisitionSurvivesRemovalAndReturn) {
  const auto person =
      org.AddPersonThroughProgram({.last_name = "New"}, program, std::nullopt).value();
  ASSERT_TRUE(org.RemoveMember({program, person}).ok());
  ASSERT_TRUE(org.SetMemberStatus({program, person}, "Invited").ok());
  EXPECT_TRUE(Row({program, person})->member.acquired_by);
}

TEST_F(MembershipTest, TheFirstProgramAcquiresAPersonTheSyncCreated) {
  const auto person = PersonFromSalesforce();
  EXPECT_TRUE(AcquiredBySync(person, program));
  EXPECT_FALSE(AcquiredBySync(person, NewProgram("Autumn Party")));
}

TEST_F(MembershipTest, ThePullDoesNotAcquireSomeoneWhoWasThere) {
  EXPECT_FALSE(AcquiredBySync(ann, program));
}

TEST_F(MembershipTest, ThePullAcquiresAnybodyNewToProgramsWhereTheSwitchSaysAlways) {
  behavior.acquisition_on_pull = AcquisitionOnPull::kAlways;
  EXPECT_TRUE(AcquiredBySync(ann, program));
}

TEST_F(MembershipTest, ThePullAcquiresNobodyWhereTheSwitchSaysNever) {
  behavior.acquisition_on_pull = AcquisitionOnPull::kNever;
  EXPECT_FALSE(AcquiredBySync(PersonFromSalesforce(), program));
}

// --- Activity 104 (MK-ACT-01..03) ---

TEST_F(MembershipTest, AFirstMembershipIsAChangeFromNotInProgram) {
  ASSERT_TRUE(Set("Invited").ok());
  const auto one = Activities<StatusChangedInProgression>().at(0);
  EXPECT_EQ(one.program, program);
  EXPECT_EQ(Text(one.program_name), "Spring Party");
  EXPECT_EQ(one.old_status_id, Status("Not in Program"));
  EXPECT_EQ(Text(one.old_status), "Not in Program");
  EXPECT_EQ(one.new_status_id, Status("Invited"));
  EXPECT_EQ(Text(one.new_status), "Invited");
  EXPECT_EQ(one.program_member_id, Row(Ann())->program_member_id);
  EXPECT_FALSE(one.success);
}

TEST_F(MembershipTest, ARemovalIsAChangeToNotInProgram) {
  GiveAnn("Attended");
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  const auto one = Activities<StatusChangedInProgression>().at(0);
  EXPECT_EQ(Text(one.old_status), "Attended");
  EXPECT_EQ(Text(one.new_status), "Not in Program");
  EXPECT_FALSE(one.success);
}

TEST_F(MembershipTest, SuccessIsTrueOnlyOnTheChangeThatReachesIt) {
  ASSERT_TRUE(Set("Attended").ok());
  ASSERT_TRUE(Set("No Show").ok());
  ASSERT_TRUE(Set("Attended").ok());
  const auto changes = Activities<StatusChangedInProgression>();
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_TRUE(changes[0].success);
  EXPECT_FALSE(changes[1].success);
  EXPECT_FALSE(changes[2].success);  // reached before
}

TEST_F(MembershipTest, NotInProgramHasAnIdOfItsOwnInEachChannel) {
  const auto other = org.AddChannel(PartyChannel("Gala")).value();
  EXPECT_NE(org.channels().NotInProgram(other)->id, org.channels().NotInProgram(channel)->id);
}

TEST_F(MembershipTest, AnActivityKeepsTheNamesOfItsTime) {
  ASSERT_TRUE(Set("Invited").ok());
  ASSERT_TRUE(org.RenameProgram(program, "Summer Party").ok());
  ASSERT_TRUE(org.RenameStatus(channel, "Invited", "Asked").ok());
  const auto one = Activities<StatusChangedInProgression>().at(0);
  EXPECT_EQ(Text(one.program_name), "Spring Party");
  EXPECT_EQ(Text(one.new_status), "Invited");
}

TEST_F(MembershipTest, ActivitiesAreNumberedStampedAndTyped) {
  ASSERT_TRUE(Set("Invited").ok());
  world.AdvanceBy(Duration{5});
  ASSERT_TRUE(Set("Attended").ok());
  ASSERT_EQ(org.activities().size(), 2U);
  EXPECT_EQ(org.activities()[1].id, 2);
  EXPECT_EQ(org.activities()[1].at, kOrgStart + Duration{5});
  EXPECT_EQ(org.activities()[1].person, ann);
  EXPECT_EQ(org.activities()[1].type(), ActivityType::kChangeStatusInProgression);
}

TEST_F(MembershipTest, LiftedRulesChangeDateSuccessAndOldStatus) {
  rules.Invert("MK-STATUS-06");
  GiveAnn("Invited");
  const auto before = *Row(Ann());
  ASSERT_TRUE(org.RemoveMember(Ann()).ok());
  world.AdvanceBy(Duration::Minutes(1));
  ASSERT_TRUE(Set("Invited").ok());
  EXPECT_EQ(Row(Ann())->member.membership_date, before.member.membership_date);
  rules.Invert("MK-STATUS-09");
  ASSERT_TRUE(Set("Attended").ok());
  EXPECT_FALSE(Row(Ann())->member.reached_success);
}

}  // namespace
}  // namespace campsync::sim
