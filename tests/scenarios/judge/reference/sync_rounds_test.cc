// SPDX-License-Identifier: Apache-2.0
// When the sync looked, read off a journal told by hand.
#include "scenarios/harness/judge/reference/sync_rounds.h"

#include <gtest/gtest.h>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

TEST(SyncRoundsTest, ACycleLooksAtBothOrgs) {
  ToldRun run(1, 1);
  run.Cycle().Cycle();
  const SyncRounds read = RoundsOf(run.world.journal);
  ASSERT_EQ(read.rounds.size(), 2U);
  EXPECT_EQ(read.rounds[0].salesforce_look, 2);  // the delete log, before the feed of the members
  EXPECT_EQ(read.rounds[0].marketo_look, 3);
  EXPECT_EQ(read.rounds[0].last, 5);
  EXPECT_EQ(read.rounds[1].last, 10);
  EXPECT_FALSE(read.rounds[0].is_disturbed);
}

TEST(SyncRoundsTest, ACycleEndsWhenItStoresHowFarItRead) {
  ToldRun run(1, 1);
  run.Look().End().HalfACycle();
  const SyncRounds read = RoundsOf(run.world.journal);
  EXPECT_TRUE(read.rounds[0].has_ended);
  EXPECT_FALSE(read.rounds[1].has_ended);
}

TEST(SyncRoundsTest, AFaultDisturbsItsCycle) {
  ToldRun run(1, 1);
  run.Look().Fault().LastCall().Cycle();
  const SyncRounds read = RoundsOf(run.world.journal);
  EXPECT_TRUE(read.rounds[0].is_disturbed);
  EXPECT_FALSE(read.rounds[1].is_disturbed);
}

TEST(SyncRoundsTest, ARefusedRecordDisturbsItsCycle) {
  ToldRun run(1, 1);
  run.Look().Write(2).LastCall();
  EXPECT_FALSE(RoundsOf(run.world.journal).rounds[0].is_disturbed);
  sim::SalesforceCall call = *run.world.journal[4].content.As<sim::SalesforceCall>();
  call.reply = Timed<salesforce::Reply>{{},
                                        salesforce::WriteResults<salesforce::CampaignMemberId>{
                                            {Error{.code = ErrorCode::kUnableToLockRow}}}};
  run.world.journal[4].content = std::move(call);
  EXPECT_TRUE(RoundsOf(run.world.journal).rounds[0].is_disturbed);
}

TEST(SyncRoundsTest, AForestalledWriteIsNoDisturbance) {
  ToldRun run(1, 1);
  run.Look().LastCall();
  sim::MarketoCall call = *run.world.journal.back().content.As<sim::MarketoCall>();
  call.request = marketo::WriteMembers{};
  call.reply = Timed<marketo::Reply>{
      {}, marketo::WriteResults<marketo::MemberAfter>{{Error{.code = ErrorCode::kMemberChanged}}}};
  run.world.journal.back().content = std::move(call);
  EXPECT_FALSE(RoundsOf(run.world.journal).rounds[0].is_disturbed);
}

TEST(SyncRoundsTest, AnActThatIsNoEditMayHoldUpTheSync) {
  ToldRun run(1, 1);
  run.Act("marketo set_status").Act("salesforce add_lead").Cycle();
  const auto none = RoundsOf(run.world.journal).first_other_act;
  run.Act("salesforce set_permission").Act("marketo update_settings");
  EXPECT_LT(RoundsOf(run.world.journal).first_other_act, none);
  EXPECT_EQ(RoundsOf(run.world.journal).first_other_act, 8);
}

}  // namespace
}  // namespace campsync::harness
