// SPDX-License-Identifier: Apache-2.0
#include "core/sync/stages/compare_rows_stage.h"

#include <gtest/gtest.h>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

sim::WorldOptions DeletedFeedOnly() {
  sim::WorldOptions options;
  options.behavior.member_deleted_visible = sim::MemberDeletedVisible::kDeletedFeedOnly;
  return options;
}

/// Links `count` members, lets the feeds' overlap pass, removes the first and purges the log.
struct Purged {
  explicit Purged(SyncHost& sync_host, int count) : host(sync_host) {
    for (int i = 0; i < count; ++i) {
      people.push_back(host.AddPerson("P" + std::to_string(i)));
      host.SetStatus(program, people.back(), "Invited");
    }
    EXPECT_TRUE(host.RunToRest());
    EXPECT_TRUE(host.Handle(LinkProgram{program, campaign}).ok());
    EXPECT_TRUE(host.RunToRest());
    host.world.AdvanceBy(Duration::Minutes(60));
    EXPECT_TRUE(host.RunToRest());
    const auto* row =
        host.world.salesforce().Find(salesforce::MemberKey{campaign, host.RecordOf(people[0])});
    EXPECT_TRUE(host.world.salesforce().AsSalesUser().RemoveMember(row->id).ok());
    host.world.AdvanceBy(Duration::Seconds(2));
    host.world.salesforce().PurgeDeleteLog();
  }

  SyncHost& host;
  marketo::ProgramId program = host.AddProgram();
  salesforce::CampaignId campaign = host.AddMatchingCampaign();
  std::vector<marketo::PersonId> people;
};

bool WasCompared(const SyncHost& host) {
  for (const Event& event : host.log.events) {
    const auto* decided = std::get_if<Decided>(&event.what);
    if (decided != nullptr && decided->rule == RuleId("SF-INC-21")) return true;
  }
  return false;
}

TEST(CompareRowsStageTest, AReadableDeletedRowIsARemoval) {
  SyncHost host;
  Purged purged(host, 2);
  host.RunCycle();
  EXPECT_TRUE(WasCompared(host));
  EXPECT_EQ(host.StatusOf(purged.program, purged.people[0]), "");
  EXPECT_EQ(host.StatusOf(purged.program, purged.people[1]), "Invited");
}

TEST(CompareRowsStageTest, ARowThatDoesNotAnswerMovesNothingAndIsListed) {
  SyncHost host({}, DeletedFeedOnly());
  Purged purged(host, 2);
  const std::int64_t before = host.CommittedWrites();
  host.RunCycle();
  host.RunCycle();
  EXPECT_EQ(host.CommittedWrites(), before);
  EXPECT_EQ(host.StatusOf(purged.program, purged.people[0]), "Invited");
  const auto standing = host.engine().Standing();
  ASSERT_EQ(standing.size(), 1U);
  EXPECT_EQ(std::get<store::Blocked>(standing[0].disposition).code, ErrorCode::kUnknownAbsence);
}

TEST(CompareRowsStageTest, EverySliceIsRead) {
  SyncHost host({}, DeletedFeedOnly());
  Purged purged(host, 201);
  host.RunCycle();
  EXPECT_EQ(host.engine().Standing().size(), 1U);
}

TEST(CompareRowsStageTest, IsRepeatedWhenTheCycleDidNotGetToItsEnd) {
  SyncHost host({}, DeletedFeedOnly());
  Purged purged(host, 2);
  host.world.faults().Add({.operation = "RetrieveMembers",
                           .kind = sim::FaultKind::kRequestError,
                           .code = ErrorCode::kInvalidSessionId});
  host.RunCycle();
  EXPECT_TRUE(host.engine().Standing().empty());
  host.RunCycle();
  EXPECT_EQ(host.engine().Standing().size(), 1U);
}

TEST(CompareRowsStageTest, IsNoWorkWhileTheLogReachesBack) {
  SyncHost host;
  Purged purged(host, 2);
  host.RunCycle();
  host.log.events.clear();
  host.world.AdvanceBy(Duration::Minutes(10));
  host.RunCycle();
  EXPECT_FALSE(WasCompared(host));
}

}  // namespace
}  // namespace campsync::test
