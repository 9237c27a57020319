// SPDX-License-Identifier: Apache-2.0
// What the reference model does not judge, and why.
#include <gtest/gtest.h>

#include <optional>

#include "scenarios/harness/judge/reference/reference_model.h"
#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

class NotJudgedTest : public testing::Test {
 protected:
  static constexpr int kNobody = ToldRun::kNobody;
  static constexpr int kInvited = ToldRun::kInvited;
  static constexpr int kAttended = ToldRun::kAttended;
  static constexpr int kOnSite = ToldRun::kOnSite;
};

TEST_F(NotJudgedTest, ALinkThatIsNotTheOneOfTheStart) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  EXPECT_EQ(run.Reason(), std::nullopt);
  run.world.after.links.front().epoch = 2;
  EXPECT_EQ(run.Reason(), NotJudged::kLinkChanged);
  run.world.after.links.clear();
  EXPECT_EQ(run.Reason(), NotJudged::kLinkChanged);
}

TEST_F(NotJudgedTest, StatusesThatChanged) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  run.world.after.salesforce.statuses.pop_back();  // On Site, which nobody had to do with
  run.world.after.marketo.channels.front().statuses.pop_back();
  EXPECT_EQ(run.Reason(), std::nullopt);
  run.world.after.marketo.channels.front().statuses.front().step = 2;
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
  ToldRun renamed(kInvited, kInvited);
  renamed.InMarketo(kOnSite).Cycle().Rest(kOnSite, kOnSite);
  renamed.world.after.salesforce.statuses.pop_back();
  EXPECT_EQ(renamed.Reason(), NotJudged::kDefinitionsChanged);
}

TEST_F(NotJudgedTest, TwoStatusesThatChangedNames) {
  ToldRun run(kInvited, kInvited);
  auto& statuses = run.world.after.marketo.channels.front().statuses;
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  std::swap(statuses[2].name, statuses[3].name);  // Attended and On Site, of one step
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
}

TEST_F(NotJudgedTest, ALabelThatWentToAnotherRow) {
  ToldRun run(kInvited, kInvited);
  auto& rows = run.world.after.salesforce.statuses;
  rows[0].id = salesforce::CampaignMemberStatusId::FromFifteen("01Y000000000001");
  rows[2].id = salesforce::CampaignMemberStatusId::FromFifteen("01Y000000000003");
  run.world.before.salesforce.statuses = rows;
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  EXPECT_EQ(run.Reason(), std::nullopt);
  std::swap(rows[0].label, rows[2].label);  // members of both follow
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
}

TEST_F(NotJudgedTest, AnyStatusWhereTheFirstOneIsEntered) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  run.world.policy.inbound_unknown_status = InboundUnknownStatus::kFirstStatus;
  EXPECT_EQ(run.Reason(), std::nullopt);
  run.world.after.marketo.channels.front().statuses.pop_back();
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
}

TEST_F(NotJudgedTest, AnotherChannel) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  run.world.before.marketo.programs.front().channel = {2};
  EXPECT_EQ(run.Reason(), NotJudged::kDefinitionsChanged);
}

TEST_F(NotJudgedTest, ASyncThatMayNotRun) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kInvited);
  run.world.after.marketo.settings.sync_enabled = false;
  EXPECT_EQ(run.Reason(), NotJudged::kSyncStopped);
  run.world.after.marketo.settings.sync_enabled = true;
  run.world.after.salesforce.campaigns.front().is_active = false;
  EXPECT_EQ(run.Reason(), NotJudged::kSyncStopped);
}

TEST_F(NotJudgedTest, AStartWithoutACommonBase) {
  ToldRun run(kAttended, kInvited);
  run.InMarketo(kOnSite).Cycle().Rest(kOnSite, kOnSite);
  EXPECT_EQ(run.Reason(), NotJudged::kNoCommonStart);
  run.world.before.standing.push_back(
      {"member " + SmallWorld::Campaign().Text() + "/1",
       store::Diverged{run.world.labels.Intern("MK-STATUS-11"), {}}});
  EXPECT_EQ(run.Reason(), std::nullopt);
}

TEST_F(NotJudgedTest, AListedErrorThatHolds) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kAttended).Cycle().Rest(kInvited, kAttended);
  run.world.List(1, store::Blocked{ErrorCode::kStatusNotInChannel, store::WaitsOn::kRecord, {}});
  EXPECT_EQ(run.Reason(), std::nullopt);  // the channel has it: that is no reason
  EXPECT_EQ(run.Judge().findings.size(), 1U);
  run.world.after.salesforce.members.front().status = run.world.labels.Intern("VIP");
  EXPECT_EQ(run.Reason(), NotJudged::kListedError);
}

TEST_F(NotJudgedTest, AMembershipThatSomethingElseMoved) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kAttended).Cycle().Rest(kAttended, kAttended);
  run.world.after.marketo.people.front().sfdc_is_deleted = true;
  EXPECT_EQ(run.Reason(), NotJudged::kMembershipMoved);
  run.world.after.marketo.people.front().sfdc_is_deleted = false;
  run.world.history.displaced.push_back({run.world.history.edits.front().member});
  EXPECT_EQ(run.Reason(), NotJudged::kMembershipMoved);
}

TEST_F(NotJudgedTest, MoreLegalStatesThanSayAnything) {
  ToldRun run(kNobody, kNobody);
  run.world.policy.inbound_unknown_status = InboundUnknownStatus::kFirstStatus;
  for (const int id : {5, 6, 7, 8}) {  // with Invited, five at the lowest step
    const Label name = run.world.labels.Intern("Status " + std::to_string(id));
    for (WorldView* view : {&run.world.before, &run.world.after}) {
      view->marketo.channels.front().statuses.push_back({.id = {id}, .name = name, .step = 1});
    }
  }
  run.InSalesforce(kInvited).Cycle().Rest(kInvited, kInvited);
  EXPECT_EQ(run.Reason(), std::nullopt);
  run.world.history.edits.front().value = "VIP";
  EXPECT_EQ(run.Reason(), NotJudged::kManyStates);
}

TEST_F(NotJudgedTest, EachReasonHasAName) {
  EXPECT_EQ(NameOf(NotJudged::kLinkChanged), "link changed");
  EXPECT_EQ(NameOf(NotJudged::kManyStates), "many states");
}

}  // namespace
}  // namespace campsync::harness
