// SPDX-License-Identifier: Apache-2.0
// Who a member is from the start to rest, and where that is not one membership.
#include "scenarios/harness/judge/reference/member_timeline.h"

#include <gtest/gtest.h>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

std::vector<MemberTimeline> Timelines(ToldRun& run) {
  return TimelinesOf(run.world.before, run.world.View());
}

TEST(MemberTimelineTest, TheSidesAndTheirEditsComeTogether) {
  ToldRun run(1, 1);
  run.InMarketo(2).InSalesforce(3).Rest(3, 3);
  const auto timelines = Timelines(run);
  ASSERT_EQ(timelines.size(), 1U);
  EXPECT_EQ(timelines[0].start, (Sides{"Invited", "Invited"}));
  EXPECT_EQ(timelines[0].rest, (Sides{"Attended", "Attended"}));
  EXPECT_EQ(timelines[0].marketo.size(), 1U);
  EXPECT_EQ(timelines[0].salesforce.size(), 1U);
  EXPECT_FALSE(timelines[0].is_moved);
}

TEST(MemberTimelineTest, AConvertedLeadIsTheSameMember) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  ToldRun run(1, 1);
  run.InSalesforce(2).Rest(2, 2);
  run.world.after.salesforce.became.emplace(ToldRun::Lead(), contact);
  run.world.after.salesforce.members.front().person =
      salesforce::ConvertedRef{SmallWorld::Lead(1), contact.contact};
  const auto timelines = Timelines(run);
  ASSERT_EQ(timelines.size(), 1U);
  EXPECT_EQ(timelines[0].rest, (Sides{"Registered", "Registered"}));
  EXPECT_FALSE(timelines[0].is_moved);
}

TEST(MemberTimelineTest, ALeadThatLeftBeforeTheConversionIsMoved) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  ToldRun run(1, 1);
  run.InSalesforce(0).InSalesforce(2).Rest(2, 2);
  EXPECT_FALSE(Timelines(run).front().is_moved);
  run.world.after.salesforce.became.emplace(ToldRun::Lead(), contact);
  EXPECT_TRUE(Timelines(run).front().is_moved);
}

TEST(MemberTimelineTest, AConvertedLeadThatWasDeletedIsMoved) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  ToldRun run(1, 1);
  run.InSalesforce(2).Rest(2, 2);
  run.world.after.salesforce.deleted_people.push_back({ToldRun::Lead(), std::nullopt});
  run.world.after.salesforce.became.emplace(ToldRun::Lead(), contact);
  EXPECT_TRUE(Timelines(run).front().is_moved);
}

TEST(MemberTimelineTest, SomebodyWhomMarketoLacksIsKnownByTheRecord) {
  ToldRun run(0, 0);
  run.world.before.marketo.people.clear();
  run.InSalesforce(2).Rest(0, 2);
  run.world.after.marketo.people.clear();
  const auto timelines = Timelines(run);
  ASSERT_EQ(timelines.size(), 1U);
  EXPECT_EQ(timelines[0].person, nullptr);
  EXPECT_EQ(timelines[0].reference, salesforce::PersonRef(ToldRun::Lead()));
}

TEST(MemberTimelineTest, AMergedPersonsMembershipIsMoved) {
  ToldRun run(1, 1);
  run.Rest(2, 2);
  run.world.before.marketo.members.push_back({.program = {5}, .person = {2}, .status = {2}});
  run.world.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  const auto timelines = Timelines(run);
  ASSERT_EQ(timelines.size(), 1U);
  EXPECT_TRUE(timelines[0].is_moved);
}

TEST(MemberTimelineTest, ADeletedLeadsMembershipIsMoved) {
  ToldRun run(1, 1);
  run.Rest(1, 0);
  run.world.after.salesforce.deleted_people.push_back({ToldRun::Lead(), std::nullopt});
  EXPECT_TRUE(Timelines(run).front().is_moved);
}

TEST(MemberTimelineTest, WhereLeadsAreMadeAgainAnybodyMayHaveHadAnother) {
  ToldRun run(1, 1);
  run.Rest(1, 1);
  const salesforce::PersonRef other = salesforce::LeadRef{SmallWorld::Lead(2)};
  run.world.history.displaced.push_back(
      {salesforce::MemberKey{salesforce::CampaignId::FromFifteen("701000000000009"), other}, 1});
  EXPECT_FALSE(Timelines(run).front().is_moved);
  run.world.policy.deleted_recreate = DeletedRecreate::kYes;
  EXPECT_TRUE(Timelines(run).front().is_moved);
  run.world.after.salesforce.became.emplace(other, ToldRun::Lead());  // merged, not deleted
  EXPECT_FALSE(Timelines(run).front().is_moved);
}

TEST(MemberTimelineTest, AMembershipThatNobodysEditEndedIsMoved) {
  ToldRun run(1, 1);
  run.Rest(1, 0);
  EXPECT_FALSE(Timelines(run).front().is_moved);
  run.world.history.displaced.push_back(
      {salesforce::MemberKey{SmallWorld::Campaign(), ToldRun::Lead()}});
  EXPECT_TRUE(Timelines(run).front().is_moved);
}

TEST(MemberTimelineTest, ARecordOfTwoPeopleIsNobodysForSure) {
  ToldRun run(1, 1);
  run.Rest(1, 1);
  run.world.after.marketo.people.push_back({.id = {2}, .sfdc_record = ToldRun::Lead()});
  EXPECT_TRUE(Timelines(run).front().is_moved);
}

}  // namespace
}  // namespace campsync::harness
