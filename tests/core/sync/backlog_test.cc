// SPDX-License-Identifier: Apache-2.0
#include "core/sync/backlog.h"

#include <gtest/gtest.h>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

class BacklogTest : public testing::Test {
 protected:
  void SetUp() override {
    ann = host.AddPerson("Ann");
    bob = host.AddPerson("Bob");
    host.SetStatus(program, ann, "Invited");
    host.SetStatus(program, bob, "Invited");
    ASSERT_TRUE(host.RunToRest());
    ASSERT_TRUE(host.Handle(LinkProgram{program, campaign}).ok());
    ASSERT_TRUE(host.RunToRest());
  }
  void Refuse(std::string operation, std::int64_t calls = 1) {
    host.world.faults().Add({.operation = std::move(operation),
                             .when = sim::OnCalls{1, calls},
                             .kind = sim::FaultKind::kRequestError,
                             .code = ErrorCode::kRequestLimitExceeded});
  }
  void SetInSalesforce(marketo::PersonId person, std::string_view status) {
    const auto* row =
        host.world.salesforce().Find(salesforce::MemberKey{campaign, host.RecordOf(person)});
    host.SetMemberStatus(row->id, status);
  }

  SyncHost host;
  marketo::ProgramId program = host.AddProgram();
  salesforce::CampaignId campaign = host.AddMatchingCampaign();
  marketo::PersonId ann;
  marketo::PersonId bob;
};

TEST_F(BacklogTest, IsEmptyAtRest) { EXPECT_EQ(host.engine().Backlog(), SyncBacklog{}); }

TEST_F(BacklogTest, CountsMarketosChangesWhileSalesforceRefusesEveryCall) {
  Refuse("ReadOwnUser");
  host.SetStatus(program, ann, "Registered");
  host.RunCycle();
  EXPECT_EQ(host.engine().Backlog(), (SyncBacklog{.to_salesforce = 1}));
  host.RunCycle();
  EXPECT_EQ(host.engine().Backlog(), SyncBacklog{});
}

TEST_F(BacklogTest, DoesNotCountWhatTheSyncWroteItself) {
  SetInSalesforce(ann, "Attended");
  host.RunCycle();
  Refuse("ReadOwnUser");
  host.RunCycle();
  EXPECT_EQ(host.engine().Backlog(), SyncBacklog{});
}

TEST_F(BacklogTest, CountsBothDirectionsOfACycleThatStopped) {
  SetInSalesforce(ann, "Attended");
  host.SetStatus(program, bob, "Registered");
  host.world.faults().Add({.operation = "ReadMembers", .kind = sim::FaultKind::kFailBefore});
  host.RunCycle();
  EXPECT_EQ(host.engine().Backlog(), (SyncBacklog{.to_marketo = 1, .to_salesforce = 1}));
}

TEST_F(BacklogTest, CountsAPushThatTheLimitStopped) {
  host.SetStatus(program, ann, "Registered");
  Refuse("UpdateMembers");
  host.RunCycle();
  EXPECT_EQ(host.engine().Backlog(), (SyncBacklog{.to_salesforce = 1}));
}

TEST_F(BacklogTest, GrowsOnlyAgainstSixHoursAgo) {
  Refuse("ReadOwnUser", 4);
  host.SetStatus(program, ann, "Registered");
  host.RunCycle();
  host.world.AdvanceBy(Duration::Minutes(6 * 60));
  host.RunCycle();
  EXPECT_FALSE(host.engine().Backlog().growing);  // one then, one now
  host.SetStatus(program, bob, "Registered");
  host.RunCycle();
  EXPECT_TRUE(host.engine().Backlog().growing);
  host.world.AdvanceBy(Duration::Minutes(6 * 60 + 1));
  host.RunCycle();
  EXPECT_FALSE(host.engine().Backlog().growing);
}

}  // namespace
}  // namespace campsync::test
