// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/marketo_org.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

class MarketoOrgTest : public OrgFixture {};

TEST_F(MarketoOrgTest, AGivenMemberHasNoActivityAndMeetsNoGuard) {
  const Instant before = kOrgStart - Duration::Days(30);
  ASSERT_TRUE(org.GivenMember({.member = Ann(),
                               .status = Status("Attended"),
                               .membership_date = before,
                               .acquired_by = true})
                  .ok());
  EXPECT_TRUE(org.activities().empty());
  const marketo::ProgramMember& member = Row(Ann())->member;
  EXPECT_EQ(member.membership_date, before);
  EXPECT_EQ(member.updated_at, before);
  EXPECT_TRUE(member.reached_success);  // as the status says
  EXPECT_TRUE(member.acquired_by);
  EXPECT_EQ(org.people().Find(ann)->acquisition_program, program);
}

TEST_F(MarketoOrgTest, AGivenMemberMayHaveReachedSuccessBefore) {
  ASSERT_TRUE(
      org.GivenMember({.member = Ann(), .status = Status("No Show"), .reached_success = true})
          .ok());
  EXPECT_TRUE(Row(Ann())->member.reached_success);
  EXPECT_EQ(Row(Ann())->member.membership_date, kOrgStart);
}

TEST_F(MarketoOrgTest, AGivenMemberMayHoldARetiredStatus) {
  const auto registered = Status("Registered");
  ASSERT_TRUE(org.RemoveStatus(channel, "Registered").ok());
  EXPECT_TRUE(org.GivenMember({.member = Ann(), .status = registered}).ok());
}

TEST_F(MarketoOrgTest, AGivenMemberWithoutItsProgramPersonOrStatusIsASentence) {
  const auto invited = Status("Invited");
  EXPECT_FALSE(org.GivenMember({.member = {{999}, ann}, .status = invited}).ok());
  EXPECT_FALSE(org.GivenMember({.member = {program, {999}}, .status = invited}).ok());
  EXPECT_FALSE(org.GivenMember({.member = Ann(), .status = {999}}).ok());
  const auto malformed = org.GivenMember({.member = Ann(), .status = Status("Not in Program")});
  ASSERT_FALSE(malformed.ok());
  EXPECT_NE(malformed.error().sentence.find("'Spring Party'"), std::string::npos);
}

TEST_F(MarketoOrgTest, AGivenMemberTwiceIsASentence) {
  ASSERT_TRUE(org.GivenMember({.member = Ann(), .status = Status("Invited")}).ok());
  EXPECT_FALSE(org.GivenMember({.member = Ann(), .status = Status("Invited")}).ok());
}

TEST_F(MarketoOrgTest, GivenRowsAreInTheChangeLog) {
  const std::size_t before = org.changes().size();
  GiveAnn("Invited");
  ASSERT_EQ(org.changes().size(), before + 1);
  EXPECT_EQ(std::get<marketo::MemberChanged>(org.changes().back().what).member, Ann());
}

TEST_F(MarketoOrgTest, MembersOfAProgramAreWalkedInTheOrderOfPeople) {
  const auto bob = org.AddPerson({.first_name = "Bob"});
  ASSERT_TRUE(org.SetMemberStatus({program, bob}, "Invited").ok());
  ASSERT_TRUE(Set("Attended").ok());
  std::vector<marketo::PersonId> people;
  org.members().ForEachOf(
      program, [&](const MarketoMemberRow& row) { people.push_back(row.member.person); });
  EXPECT_EQ(people, (std::vector{ann, bob}));
}

TEST_F(MarketoOrgTest, StartsWithBothSyncsOnAndNoDefaults) {
  EXPECT_EQ(org.settings(), marketo::Settings{});
}

TEST_F(MarketoOrgTest, UserActionsAreNoWritesOfTheSync) {
  ASSERT_TRUE(Set("Invited").ok());
  ASSERT_TRUE(org.UpdatePerson(ann, {.company = "Acme"}).ok());
  EXPECT_EQ(org.committed_writes(), CommittedWrites{});
}

}  // namespace
}  // namespace campsync::sim
