// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/program_channel.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;

class ProgramChannelTest : public OrgFixture {
 protected:
  const marketo::ChannelId gala = org.AddChannel(PartyChannel("Gala")).value();
  const marketo::ChannelId plain = org.AddChannel({.name = "Plain",
                                                   .statuses = {{.name = "Not in Program"},
                                                                {.name = "Member", .step = 10},
                                                                {.name = "Engaged", .step = 20}}})
                                       .value();
};

TEST_F(ProgramChannelTest, MembersKeepTheirStatusByName) {
  GiveAnn("Registered");
  ASSERT_TRUE(org.SetProgramChannel(program, gala).ok());
  EXPECT_EQ(org.programs().Find(program)->channel, gala);
  EXPECT_EQ(Row(Ann())->member.status, org.channels().FindStatus(gala, "Registered")->id);
  EXPECT_TRUE(org.activities().empty());
}

TEST_F(ProgramChannelTest, TheProgramAndItsMembersAreInTheChangeLog) {
  GiveAnn("Registered");
  const std::size_t before = org.changes().size();
  ASSERT_TRUE(org.SetProgramChannel(program, gala).ok());
  ASSERT_EQ(org.changes().size(), before + 2);
  EXPECT_EQ(std::get<marketo::ProgramChanged>(org.changes()[before].what).program, program);
  EXPECT_EQ(std::get<marketo::MemberChanged>(org.changes()[before + 1].what).member, Ann());
}

TEST_F(ProgramChannelTest, RefusesAChannelWithoutAStatusThatAMemberHolds) {
  GiveAnn("Registered");
  const auto result = org.SetProgramChannel(program, plain);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"Registered"});
  EXPECT_EQ(org.programs().Find(program)->channel, channel);
  EXPECT_TRUE(Fired("MK-ATTR-11"));
}

TEST_F(ProgramChannelTest, AcceptsAnyChannelWithoutMembers) {
  ASSERT_TRUE(org.SetProgramChannel(program, plain).ok());
  EXPECT_FALSE(Fired("MK-ATTR-11"));
  EXPECT_TRUE(Set("Member").ok());
}

TEST_F(ProgramChannelTest, ChangesWhichChannelIsInUse) {
  ASSERT_TRUE(org.SetProgramChannel(program, gala).ok());
  EXPECT_TRUE(org.programs().UsesChannel(gala));
  EXPECT_FALSE(org.programs().UsesChannel(channel));
}

TEST_F(ProgramChannelTest, ThePresentChannelIsNoChange) {
  const std::size_t before = org.changes().size();
  EXPECT_TRUE(org.SetProgramChannel(program, channel).ok());
  EXPECT_EQ(org.changes().size(), before);
}

TEST_F(ProgramChannelTest, RefusesUnknownProgramsAndChannelsAndOtherTypes) {
  EXPECT_TRUE(IsRefused(org.SetProgramChannel({999}, gala), kProgramNotFound, "Object not found"));
  EXPECT_FALSE(org.SetProgramChannel(program, {999}).ok());
  ChannelSpec spec = PartyChannel("Mails");
  spec.applies_to = marketo::ProgramType::kEmail;
  EXPECT_FALSE(org.SetProgramChannel(program, org.AddChannel(spec).value()).ok());
}

TEST_F(ProgramChannelTest, WithTheRuleLiftedMembersStayReadable) {
  GiveAnn("Registered");
  rules.Invert("MK-ATTR-11");
  ASSERT_TRUE(org.SetProgramChannel(program, plain).ok());
  EXPECT_EQ(StatusOf(Ann()), "Registered");
  EXPECT_FALSE(Set("Member").ok());
  EXPECT_TRUE(org.RemoveMember(Ann()).ok());
}

}  // namespace
}  // namespace campsync::sim
