// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/marketo_port.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::kBatchSizeMax;

class MarketoPortTest : public OrgFixture {
 protected:
  /// Whether the whole request is refused for its size.
  template <class Request>
  bool IsTooLarge(const Request& request) {
    const auto reply = org.port().Call(request);
    return !reply.ok() && reply.error().code == kMarketoSystemError &&
           reply.error().level() == ErrorLevel::kRequest;
  }
};

TEST_F(MarketoPortTest, EveryReplyCarriesMarketosTime) {
  const OrgClock skewed(world, Duration::Minutes(-2));
  MarketoOrg other(skewed, rules, labels, behavior);
  EXPECT_EQ(other.port().Call(marketo::ReadSettings{})->server_time, kOrgStart - Duration::Minutes(2));
}

TEST_F(MarketoPortTest, ReadsTheSettings) {
  org.SetSyncEnabled(false);
  org.SetCampaignSyncEnabled(false);
  org.SetDefaults("Unknown", std::nullopt);
  const auto settings = org.port().Call(marketo::ReadSettings{})->value;
  EXPECT_EQ(settings, org.settings());
  EXPECT_FALSE(settings.sync_enabled);
  EXPECT_FALSE(settings.campaign_sync_enabled);
  EXPECT_EQ(settings.default_last_name, "Unknown");
  EXPECT_EQ(settings.default_company, std::nullopt);
}

TEST_F(MarketoPortTest, ReadsRowsInTheOrderOfTheKeysAndLeavesOutUnknownOnes) {
  const auto bob = org.AddPerson({.first_name = "Bob"});
  const auto people = org.port().Call(marketo::ReadPeople{{bob, {999}, ann}})->value.rows;
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].id, bob);
  EXPECT_EQ(people[1].id, ann);
}

TEST_F(MarketoPortTest, ReadsMembersProgramsAndChannelsByKey) {
  GiveAnn("Invited");
  const auto bob = org.AddPerson({.first_name = "Bob"});
  const auto members = org.port().Call(marketo::ReadMembers{{Ann(), {program, bob}}})->value.rows;
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members[0], Row(Ann())->member);
  const auto programs = org.port().Call(marketo::ReadPrograms{{program, {999}}})->value.rows;
  ASSERT_EQ(programs.size(), 1U);
  EXPECT_EQ(programs[0], *org.programs().Find(program));
  const auto channels = org.port().Call(marketo::ReadChannels{{channel, {999}}})->value.rows;
  ASSERT_EQ(channels.size(), 1U);
  EXPECT_EQ(channels[0], *org.channels().Find(channel));
}

TEST_F(MarketoPortTest, ListsMembersInSlicesInTheOrderOfPeople) {
  std::vector<marketo::PersonId> people;
  for (int i = 0; i < 5; ++i) {
    people.push_back(org.AddPerson({}));
    ASSERT_TRUE(org.SetMemberStatus({program, people.back()}, "Invited").ok());
  }
  std::vector<marketo::PersonId> listed;
  marketo::ListMembers request{.program = program, .limit = 2};
  while (true) {
    const auto rows = org.port().Call(request)->value.rows;
    for (const marketo::ProgramMember& row : rows) listed.push_back(row.person);
    if (rows.size() < request.limit) break;
    request.after = rows.back().person;
  }
  EXPECT_EQ(listed, people);
}

TEST_F(MarketoPortTest, ListsNobodyOfAProgramThatHasNoMembers) {
  EXPECT_TRUE(org.port().Call(marketo::ListMembers{.program = program})->value.rows.empty());
  EXPECT_TRUE(org.port().Call(marketo::ListMembers{.program = {999}})->value.rows.empty());
}

TEST_F(MarketoPortTest, TakesABatchOfTheLargestSize) {
  EXPECT_FALSE(IsTooLarge(marketo::ReadPeople{std::vector(kBatchSizeMax, ann)}));
  EXPECT_FALSE(IsTooLarge(marketo::ReadChanges{.limit = kBatchSizeMax}));
  EXPECT_FALSE(Fired("MK-REST-03"));
}

TEST_F(MarketoPortTest, RefusesALargerBatchAsAWhole) {
  constexpr std::size_t kMore = kBatchSizeMax + 1;
  EXPECT_TRUE(IsTooLarge(marketo::ReadPeople{std::vector(kMore, ann)}));
  EXPECT_TRUE(IsTooLarge(marketo::ReadMembers{std::vector(kMore, Ann())}));
  EXPECT_TRUE(IsTooLarge(marketo::ReadPrograms{std::vector(kMore, program)}));
  EXPECT_TRUE(IsTooLarge(marketo::ReadChannels{std::vector(kMore, channel)}));
  EXPECT_TRUE(IsTooLarge(marketo::ReadChanges{.limit = kMore}));
  EXPECT_TRUE(IsTooLarge(marketo::ListMembers{.program = program, .limit = kMore}));
  EXPECT_TRUE(
      IsTooLarge(marketo::CreatePeople{std::vector(kMore, marketo::PersonFromSalesforce{})}));
  EXPECT_TRUE(IsTooLarge(marketo::UpdatePeople{std::vector(kMore, marketo::PersonUpdate{})}));
  EXPECT_TRUE(IsTooLarge(marketo::WriteMembers{std::vector(kMore, marketo::MemberWrite{})}));
  EXPECT_TRUE(IsTooLarge(marketo::WriteMirror{std::vector(kMore, marketo::MirrorWrite{})}));
  EXPECT_TRUE(Fired("MK-REST-03"));
  EXPECT_EQ(org.committed_writes(), CommittedWrites{});
}

TEST_F(MarketoPortTest, RefusesAPageWithoutRoomForARow) {
  EXPECT_TRUE(IsTooLarge(marketo::ReadChanges{.limit = 0}));
  EXPECT_TRUE(IsTooLarge(marketo::ListMembers{.program = program, .limit = 0}));
}

TEST_F(MarketoPortTest, OneRefusedRecordDoesNotStopTheOthers) {
  const marketo::MemberWrite good{.member = Ann(), .action = marketo::SetMember{Status("Invited")}};
  marketo::MemberWrite bad = good;
  bad.member.person = {999};
  const auto results = org.port().Call(marketo::WriteMembers{{bad, good}})->value.results;
  ASSERT_EQ(results.size(), 2U);
  EXPECT_TRUE(IsRefused(results[0], kPersonNotFound, "Lead not found"));
  EXPECT_TRUE(results[1].ok());
  EXPECT_EQ(org.committed_writes().members, 1);
}

TEST_F(MarketoPortTest, ShowsAndHidesTheCampaignOfAProgram) {
  const marketo::SfdcCampaign campaign{salesforce::CampaignId::FromFifteen("701000000000001"),
                                       "Party"};
  ASSERT_TRUE(org.port().Call(marketo::SetProgramCampaign{program, campaign}).ok());
  EXPECT_EQ(org.programs().Find(program)->sfdc_campaign, campaign);
  ASSERT_TRUE(org.port().Call(marketo::SetProgramCampaign{program, campaign}).ok());
  EXPECT_EQ(org.committed_writes().program_campaign, 1);
  ASSERT_TRUE(org.port().Call(marketo::SetProgramCampaign{program, std::nullopt}).ok());
  EXPECT_EQ(org.programs().Find(program)->sfdc_campaign, std::nullopt);
  EXPECT_EQ(org.committed_writes().program_campaign, 2);
}

TEST_F(MarketoPortTest, RefusesTheCampaignOfAProgramThatDoesNotExist) {
  EXPECT_TRUE(IsRefused(org.port().Call(marketo::SetProgramCampaign{{999}, std::nullopt}),
                        kProgramNotFound, "Object not found"));
}

TEST_F(MarketoPortTest, FilesReports) {
  ASSERT_TRUE(org.port().Call(marketo::PublishReport{{.cycle = 7}}).ok());
  ASSERT_EQ(org.reports().shown().size(), 1U);
  EXPECT_EQ(org.reports().shown().front().report.cycle, 7);
  EXPECT_EQ(org.reports().shown().front().published_at, kOrgStart);
}

TEST_F(MarketoPortTest, TheChangeLogHoldsTheSyncsOwnChangesToo) {
  const auto cursor = marketo::ChangeCursor{std::ssize(org.changes())};
  const auto written = Write({.member = Ann(), .action = marketo::SetMember{Status("Invited")}});
  ASSERT_TRUE(written.ok());
  const auto page = org.port().Call(marketo::ReadChanges{.after = cursor})->value;
  ASSERT_EQ(page.changes.size(), 1U);
  EXPECT_EQ(std::get<marketo::MemberChanged>(page.changes[0].what).member, Ann());
  EXPECT_FALSE(page.more);
}

TEST_F(MarketoPortTest, ARefusedWriteIsNoChange) {
  GiveAnn("Attended");
  const std::size_t changes = org.changes().size();
  ASSERT_FALSE(Write(Expecting(marketo::SetMember{Status("Invited")})).ok());
  EXPECT_EQ(org.changes().size(), changes);
}

}  // namespace
}  // namespace campsync::sim
