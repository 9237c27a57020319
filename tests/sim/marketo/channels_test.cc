// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/channels.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::ProgramType;

class ChannelsTest : public OrgFixture {
 protected:
  /// Whether a channel of these statuses is accepted, and the rule that refused it fired.
  bool Accepts(std::vector<StatusSpec> statuses,
               std::optional<ProgramType> applies_to = std::nullopt) {
    return org
        .AddChannel({.name = "New", .statuses = std::move(statuses), .applies_to = applies_to})
        .ok();
  }
  const StatusSpec absent{.name = "Not in Program", .step = 0};
  const StatusSpec member{.name = "Member", .step = 10};
  const StatusSpec engaged{.name = "Engaged", .step = 20};
};

TEST_F(ChannelsTest, KeepsNameStatusesAndTheirOrder) {
  const marketo::Channel& party = *org.channels().Find(channel);
  EXPECT_EQ(party.name, "Party");
  ASSERT_EQ(party.statuses.size(), 5U);
  EXPECT_EQ(Text(party.statuses[4].name), "Attended");
  EXPECT_EQ(party.statuses[4].step, 30);
  EXPECT_TRUE(party.statuses[4].success);
  EXPECT_EQ(org.channels().FindByName("Party"), &party);
  EXPECT_EQ(org.channels().FindByName("party"), nullptr);
}

// --- MK-CHAN-01 ---

TEST_F(ChannelsTest, RefusesATakenOrEmptyName) {
  EXPECT_FALSE(org.AddChannel(PartyChannel("Party")).ok());
  EXPECT_FALSE(org.AddChannel(PartyChannel("")).ok());
  EXPECT_TRUE(Fired("MK-CHAN-01"));
  EXPECT_TRUE(org.AddChannel(PartyChannel("Gala")).ok());
}

TEST_F(ChannelsTest, RefusesAStatusNameTwiceOrEmpty) {
  EXPECT_FALSE(Accepts({absent, member, member}));
  EXPECT_FALSE(Accepts({absent, {.name = "", .step = 10}}));
  EXPECT_TRUE(Fired("MK-CHAN-01"));
  EXPECT_TRUE(Accepts({absent, member, {.name = "member", .step = 10}}));
}

TEST_F(ChannelsTest, CountsTheLengthOfAStatusNameInCharacters) {
  std::string longest;
  for (int i = 0; i < 255; ++i) longest += "é";
  EXPECT_FALSE(Accepts({absent, {.name = longest + "é", .step = 10}}));
  EXPECT_TRUE(Fired("MK-REST-20"));
  EXPECT_TRUE(Accepts({absent, member, {.name = longest, .step = 10}}));
}

// --- MK-CHAN-02 ---

TEST_F(ChannelsTest, RefusesAChannelWithoutNotInProgram) {
  EXPECT_FALSE(Accepts({member}));
  EXPECT_TRUE(Fired("MK-CHAN-02"));
}

TEST_F(ChannelsTest, RefusesStepZeroForAnythingElse) {
  EXPECT_FALSE(Accepts({absent, {.name = "Member", .step = 0}}));
  EXPECT_FALSE(Accepts({{.name = "Not in Program", .step = 10}, member}));
}

TEST_F(ChannelsTest, AcceptsNotInProgramAtStepZero) {
  EXPECT_TRUE(Accepts({absent, member, engaged}));
  EXPECT_FALSE(Fired("MK-CHAN-02"));
}

TEST_F(ChannelsTest, NotInProgramCannotBeChangedOrRemoved) {
  EXPECT_FALSE(org.RenameStatus(channel, "Not in Program", "Outside").ok());
  EXPECT_FALSE(org.RemoveStatus(channel, "Not in Program").ok());
}

// --- MK-CHAN-03 ---

TEST_F(ChannelsTest, StepsMayBeSharedButNotNegative) {
  EXPECT_FALSE(Accepts({absent, {.name = "Member", .step = -1}}));
  EXPECT_TRUE(Fired("MK-CHAN-03"));
  EXPECT_TRUE(Accepts({absent, member, {.name = "Guest", .step = 10}}));
}

// --- MK-CHAN-05 ---

TEST_F(ChannelsTest, SeveralStatusesMayCarrySuccess) {
  EXPECT_TRUE(Accepts({absent,
                       {.name = "Attended", .step = 30, .success = true},
                       {.name = "Follow Up Requested", .step = 40, .success = true}}));
  EXPECT_TRUE(Fired("MK-CHAN-05"));
}

TEST_F(ChannelsTest, OneSuccessStatusNeedsNoPermission) { EXPECT_FALSE(Fired("MK-CHAN-05")); }

// --- MK-CHAN-06 ---

TEST_F(ChannelsTest, AStatusAddedLaterIsForFutureChanges) {
  GiveAnn("Invited");
  const auto walk_in = org.AddStatus(channel, {.name = "Walk-in", .step = 40}).value();
  EXPECT_TRUE(Fired("MK-CHAN-06"));
  EXPECT_EQ(StatusOf(Ann()), "Invited");
  ASSERT_TRUE(Set("Walk-in").ok());
  EXPECT_EQ(Row(Ann())->member.status, walk_in);
}

TEST_F(ChannelsTest, MembersKeepARenamedStatusUnderItsId) {
  GiveAnn("Registered");
  const auto registered = Status("Registered");
  ASSERT_TRUE(org.RenameStatus(channel, "Registered", "Signed up").ok());
  EXPECT_EQ(Row(Ann())->member.status, registered);
  EXPECT_EQ(StatusOf(Ann()), "Signed up");
  EXPECT_EQ(org.channels().FindStatus(channel, "Registered"), nullptr);
}

TEST_F(ChannelsTest, MembersKeepARemovedStatus) {
  GiveAnn("Registered");
  const auto registered = Status("Registered");
  ASSERT_TRUE(org.RemoveStatus(channel, "Registered").ok());
  EXPECT_TRUE(org.channels().FindStatus(registered)->retired);
  EXPECT_EQ(StatusOf(Ann()), "Registered");
  EXPECT_EQ(org.channels().FindGrantable(channel, registered), nullptr);
  ASSERT_TRUE(Set("No Show").ok());  // its step still guards
}

TEST_F(ChannelsTest, ANameFreedByRemovalCanBeUsedAgainUnderANewId) {
  const auto old_id = Status("Registered");
  ASSERT_TRUE(org.RemoveStatus(channel, "Registered").ok());
  const auto new_id = org.AddStatus(channel, {.name = "Registered", .step = 20}).value();
  EXPECT_NE(new_id, old_id);
  EXPECT_EQ(Status("Registered"), new_id);
}

TEST_F(ChannelsTest, AChannelNobodyUsesNeedsNoPermissionToChange) {
  const auto gala = org.AddChannel(PartyChannel("Gala")).value();
  ASSERT_TRUE(org.AddStatus(gala, {.name = "Walk-in", .step = 40}).ok());
  EXPECT_FALSE(Fired("MK-CHAN-06"));
  rules.Invert("MK-CHAN-06");
  EXPECT_TRUE(org.RemoveStatus(gala, "Walk-in").ok());
  EXPECT_FALSE(org.RemoveStatus(channel, "Registered").ok());
}

TEST_F(ChannelsTest, AnEditChangesStepAndFlags) {
  ASSERT_TRUE(
      org.UpdateStatus(channel, "No Show", {.step = 15, .success = true, .hidden = true}).ok());
  const auto& status = *org.channels().FindStatus(channel, "No Show");
  EXPECT_EQ(status.step, 15);
  EXPECT_TRUE(status.success);
  EXPECT_TRUE(status.hidden);
}

TEST_F(ChannelsTest, RefusesARenameToATakenNameAndAnUnknownStatus) {
  EXPECT_FALSE(org.RenameStatus(channel, "Registered", "Invited").ok());
  EXPECT_TRUE(IsRefused(org.RemoveStatus(channel, "Walk-in"), kProgramStatusNotFound,
                        "Program status not found"));
  EXPECT_FALSE(org.AddStatus({999}, member).ok());
}

TEST_F(ChannelsTest, EachEditIsInTheChangeLog) {
  const std::size_t before = org.changes().size();
  ASSERT_TRUE(org.AddStatus(channel, {.name = "Walk-in", .step = 40}).ok());
  ASSERT_TRUE(org.RenameStatus(channel, "Walk-in", "Guest").ok());
  ASSERT_TRUE(org.RemoveStatus(channel, "Guest").ok());
  ASSERT_EQ(org.changes().size(), before + 3);
  for (std::size_t i = before; i < org.changes().size(); ++i) {
    EXPECT_EQ(std::get<marketo::ChannelChanged>(org.changes()[i].what).channel, channel);
  }
}

// --- MK-CHAN-07 ---

TEST_F(ChannelsTest, AMappedStatusOfAnEventChannelCannotBeHidden) {
  const StatusSpec hidden{.name = "Waitlisted", .step = 20, .hidden = true};
  EXPECT_FALSE(Accepts({absent, hidden}, ProgramType::kEvent));
  EXPECT_TRUE(Fired("MK-CHAN-07"));
}

TEST_F(ChannelsTest, OtherStatusesAndOtherChannelsCanHide) {
  const StatusSpec waitlisted{.name = "Waitlisted", .step = 20, .hidden = true};
  const StatusSpec dummy{.name = "Dummy", .step = 20, .hidden = true};
  EXPECT_TRUE(Accepts({absent, member, dummy}, ProgramType::kEvent));
  EXPECT_TRUE(org.AddChannel({.name = "Plain",
                              .statuses = {absent, member, waitlisted},
                              .applies_to = ProgramType::kDefault})
                  .ok());
  EXPECT_FALSE(Fired("MK-CHAN-07"));
}

TEST_F(ChannelsTest, TheMappingOfAWebinarIsLocked) {
  ChannelSpec spec = PartyChannel("Webinar");
  spec.applies_to = ProgramType::kEventWithWebinar;
  const auto webinar = org.AddChannel(spec).value();
  EXPECT_FALSE(org.RenameStatus(webinar, "Attended", "Was there").ok());
  EXPECT_FALSE(org.RemoveStatus(webinar, "Registered").ok());
  EXPECT_TRUE(Fired("MK-CHAN-07"));
  EXPECT_TRUE(org.RenameStatus(webinar, "No Show", "Missing").ok());
  EXPECT_TRUE(org.UpdateStatus(webinar, "Attended", {.step = 50}).ok());
}

// --- MK-CHAN-08, MK-STATUS-08 ---

TEST_F(ChannelsTest, TheStarterChannelsAreChannels) {
  OrgParts fresh;
  for (const ChannelSpec& spec : StarterChannels()) {
    if (spec.name == "Party") continue;  // the fixture's
    EXPECT_TRUE(fresh.org.AddChannel(spec).ok()) << spec.name;
  }
  const auto& webinar = *fresh.org.channels().FindByName("Webinar");
  EXPECT_EQ(fresh.org.channels().AppliesTo(webinar.id), ProgramType::kEventWithWebinar);
  EXPECT_EQ(fresh.org.channels().FindStatus(webinar.id, "Attended")->step,
            fresh.org.channels().FindStatus(webinar.id, "No Show")->step);
}

TEST_F(ChannelsTest, TheFirstStatusHasTheLowestStepAboveZero) {
  EXPECT_EQ(Text(org.channels().FirstStatus(channel)->name), "Invited");
  ASSERT_TRUE(org.RemoveStatus(channel, "Invited").ok());
  EXPECT_EQ(Text(org.channels().FirstStatus(channel)->name), "Registered");
}

TEST_F(ChannelsTest, ATieForTheFirstStatusIsDecidedByTheSwitch) {
  ASSERT_TRUE(org.AddStatus(channel, {.name = "Asked", .step = 10}).ok());
  EXPECT_EQ(Text(org.channels().FirstStatus(channel)->name), "Invited");
  behavior.first_status_tie = FirstStatusTie::kNameOrder;
  EXPECT_EQ(Text(org.channels().FirstStatus(channel)->name), "Asked");
}

// --- MK-CHAN-04 ---

TEST_F(ChannelsTest, AsksForTwoStatusesBesideAbsence) {
  EXPECT_FALSE(Accepts({absent, member}));
  EXPECT_TRUE(Fired("MK-CHAN-04"));
  EXPECT_TRUE(Accepts({absent, member, engaged}));
}

TEST_F(ChannelsTest, AChannelOfNothingButAbsenceHasNoFirstStatus) {
  marketo::Channel bare{.name = "Empty"};
  bare.statuses = {{.name = labels.Intern("Not in Program")}};
  const auto empty = org.GivenChannel(bare).value();
  EXPECT_EQ(org.channels().FirstStatus(empty), nullptr);
  EXPECT_EQ(org.channels().FirstStatus({999}), nullptr);
}

// --- Given ---

TEST_F(ChannelsTest, AGivenChannelKeepsItsIdsAndFillsInMissingOnes) {
  marketo::Channel given{.id = {500}, .name = "Old"};
  given.statuses = {{.id = {70}, .name = labels.Intern("Not in Program")},
                    {.name = labels.Intern("Member"), .step = 10, .retired = true}};
  ASSERT_TRUE(org.GivenChannel(given).ok());
  EXPECT_EQ(org.channels().NotInProgram({500})->id, marketo::StatusId{70});
  EXPECT_EQ(org.channels().Find({500})->statuses[1].id, marketo::StatusId{71});
  EXPECT_GT(org.AddChannel(PartyChannel("Later")).value(), marketo::ChannelId{500});
}

TEST_F(ChannelsTest, AGivenChannelThatCannotBeOneIsASentence) {
  marketo::Channel given{.name = "Old"};
  EXPECT_FALSE(org.GivenChannel(given).ok());  // no `Not in Program`
  given.statuses = {{.name = labels.Intern("Not in Program")}};
  EXPECT_TRUE(org.GivenChannel(given).ok());
  EXPECT_FALSE(org.GivenChannel(given).ok());  // the name once more
  given.name = "Other";
  given.statuses[0].id = Status("Invited");
  EXPECT_FALSE(org.GivenChannel(given).ok());  // an id of another channel
}

}  // namespace
}  // namespace campsync::sim
