// SPDX-License-Identifier: Apache-2.0
// Transactions of other users: the stamp of the beginning, visible at the commit.
#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class TransactionTest : public SalesforceOrgTest {};

TEST_F(TransactionTest, CommitsAtOnceOrAfterTheDelayOfTheSwitch) {
  const Instant stamp = org_.BeginTransaction();
  EXPECT_EQ(stamp, clock_.Now().WholeSecond());
  EXPECT_EQ(org_.CommitTime(stamp), stamp);
  behavior_.commit_delay = CommitDelay::k30;
  EXPECT_EQ(org_.CommitTime(stamp), stamp + Duration::Seconds(30));
  behavior_.commit_delay = CommitDelay::k300;
  EXPECT_EQ(org_.CommitTime(stamp), stamp + Duration::Minutes(5));
}

TEST_F(TransactionTest, ItsRowsAppearWithTheOlderStamp) {
  const CampaignMemberId member = AddLead(MakeCampaign(), MakeLead());
  Wait(Duration::Minutes(1));
  const Instant stamp = org_.BeginTransaction();
  Wait(Duration::Minutes(5));
  const auto session = org_.AsSalesUser().InTransactionSince(stamp);
  ASSERT_TRUE(SalesforceSession(session).SetMemberStatus(member, Text("Responded")).ok());
  EXPECT_EQ(org_.Find(member)->system_modstamp, stamp);
  EXPECT_TRUE(Fired("SF-TIME-07"));
}

TEST_F(TransactionTest, ARowNeverGetsAnOlderStampThanItHas) {
  const CampaignMemberId member = AddLead(MakeCampaign(), MakeLead());
  const Instant stamp = org_.BeginTransaction();
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().SetMemberStatus(member, Text("Responded")).ok());
  const Instant newer = org_.Find(member)->system_modstamp;
  auto session = org_.AsSalesUser().InTransactionSince(stamp);
  ASSERT_TRUE(session.SetMemberStatus(member, Text("Sent")).ok());
  EXPECT_EQ(org_.Find(member)->system_modstamp, newer);
}

TEST_F(TransactionTest, TheDeleteLogCoversNothingYoungerThanAnOpenTransaction) {
  const auto covered = [&] {
    return Api(ReadDeleteLog{.start = clock_.Now() - Duration::Days(1), .end = clock_.Now()})
        .latest_date_covered;
  };
  const Instant stamp = org_.BeginTransaction();
  Wait(Duration::Minutes(2));
  EXPECT_EQ(covered(), stamp);
  org_.EndTransaction(stamp);
  EXPECT_EQ(covered(), clock_.Now());
}

TEST_F(TransactionTest, ATouchMovesStampsOfLiveMembersAlone) {
  const CampaignId campaign = MakeCampaign();
  const CampaignMemberId member = AddLead(campaign, MakeLead());
  const CampaignMember before = *org_.Find(member);
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().TouchMembers(campaign).ok());
  CampaignMember after = *org_.Find(member);
  EXPECT_EQ(after.system_modstamp, clock_.Now().WholeSecond());
  after.system_modstamp = before.system_modstamp;
  EXPECT_EQ(after, before);
}

}  // namespace
}  // namespace campsync::sim
