// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class DeleteLogTest : public SalesforceOrgTest {
 protected:
  DeleteLog Log(ObjectKind object, Duration back = Duration::Days(1)) {
    return Api(ReadDeleteLog{.object = object, .start = clock_.Now() - back, .end = clock_.Now()});
  }
  std::size_t Count(ObjectKind object) { return Log(object).deleted_records.size(); }
};

TEST_F(DeleteLogTest, ListsIdAndDateOfADeletion) {
  const CampaignMemberId id = AddLead(MakeCampaign(), MakeLead());
  EXPECT_EQ(Count(ObjectKind::kCampaignMember), 0U);
  ASSERT_TRUE(org_.AsSalesUser().RemoveMember(id).ok());
  const DeletedRecord expected{id.Text(), clock_.Now().WholeSecond()};
  EXPECT_EQ(Log(ObjectKind::kCampaignMember).deleted_records, std::vector{expected});
}

TEST_F(DeleteLogTest, ListsWhatADeletedCampaignTookAlong) {
  const CampaignId campaign = MakeCampaign();
  AddLead(campaign, MakeLead());
  AddContact(campaign, MakeContact());
  ASSERT_TRUE(org_.AsSalesUser().DeleteCampaign(campaign).ok());
  EXPECT_EQ(Count(ObjectKind::kCampaign), 1U);
  EXPECT_EQ(Count(ObjectKind::kCampaignMemberStatus), 2U);
  EXPECT_EQ(Count(ObjectKind::kCampaignMember), 2U);
  EXPECT_EQ(Count(ObjectKind::kLead), 0U);
}

TEST_F(DeleteLogTest, ListsWhatADeletedPersonTookAlong) {
  const LeadId lead = MakeLead();
  const ContactId contact = MakeContact();
  const CampaignId campaign = MakeCampaign();
  AddLead(campaign, lead);
  AddContact(campaign, contact);
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  ASSERT_TRUE(org_.AsSalesUser().DeleteContact(contact).ok());
  EXPECT_EQ(Count(ObjectKind::kLead), 1U);
  EXPECT_EQ(Count(ObjectKind::kContact), 1U);
  EXPECT_EQ(Count(ObjectKind::kCampaignMember), 2U);
}

TEST_F(DeleteLogTest, IsOrderedByDateThenId) {
  const LeadId first = MakeLead();
  const LeadId second = MakeLead();
  const LeadId third = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(third).ok());
  Wait(Duration::Seconds(5));
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(second).ok());
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(first).ok());
  const auto records = Log(ObjectKind::kLead).deleted_records;
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].id, third.Text());
  EXPECT_EQ(records[1].id, first.Text());
  EXPECT_EQ(records[2].id, second.Text());
}

TEST_F(DeleteLogTest, ListsOnlyTheWindow) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Minutes(10));
  EXPECT_EQ(Log(ObjectKind::kLead, Duration::Minutes(5)).deleted_records.size(), 0U);
  EXPECT_EQ(Log(ObjectKind::kLead, Duration::Minutes(11)).deleted_records.size(), 1U);
}

TEST_F(DeleteLogTest, ReachesFifteenDaysBackAndSaysSo) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Days(16));
  const DeleteLog log = Log(ObjectKind::kLead, Duration::Days(20));
  EXPECT_TRUE(log.deleted_records.empty());
  EXPECT_EQ(log.earliest_date_available, clock_.Now() - Duration::Days(15));
  EXPECT_EQ(log.latest_date_covered, clock_.Now());
  EXPECT_TRUE(Fired("SF-REPL-02"));
}

TEST_F(DeleteLogTest, ListsDeletionsWithinFifteenDays) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Days(14));
  EXPECT_EQ(Log(ObjectKind::kLead, Duration::Days(15)).deleted_records.size(), 1U);
  EXPECT_FALSE(Fired("SF-REPL-02"));
}

TEST_F(DeleteLogTest, ReachesThirtyDaysBackWithTheSwitch) {
  behavior_.delete_log_days = DeleteLogDays::k30;
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Days(29));
  const DeleteLog log = Log(ObjectKind::kLead, Duration::Days(40));
  EXPECT_EQ(log.deleted_records.size(), 1U);
  EXPECT_EQ(log.earliest_date_available, clock_.Now() - Duration::Days(30));
}

TEST_F(DeleteLogTest, ForgetsWhatWasUndeletedAndListsItsNextDeletion) {
  const LeadId lead = MakeLead();
  AddLead(MakeCampaign(), lead);
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().UndeleteLead(lead).ok());
  EXPECT_EQ(Count(ObjectKind::kLead), 0U);
  EXPECT_EQ(Count(ObjectKind::kCampaignMember), 0U);
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  const DeletedRecord expected{lead.Text(), clock_.Now().WholeSecond()};
  EXPECT_EQ(Log(ObjectKind::kLead).deleted_records, std::vector{expected});
  EXPECT_EQ(Count(ObjectKind::kCampaignMember), 1U);
}

TEST_F(DeleteLogTest, CoversNoLaterThanNow) {
  const Instant end = clock_.Now() + Duration::Days(1);
  const auto log =
      Api(ReadDeleteLog{.object = ObjectKind::kLead, .start = clock_.Now(), .end = end});
  EXPECT_EQ(log.latest_date_covered, clock_.Now());
}

TEST_F(DeleteLogTest, OfUsersIsEmpty) { EXPECT_EQ(Count(ObjectKind::kUser), 0U); }

TEST_F(DeleteLogTest, ReachesBackThirtyDaysByItsSwitch) {
  behavior_.delete_log_days = DeleteLogDays::k30;
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  Wait(Duration::Days(20));
  EXPECT_EQ(Log(ObjectKind::kLead, Duration::Days(25)).deleted_records.size(), 1U);
  Wait(Duration::Days(11));
  const DeleteLog log = Log(ObjectKind::kLead, Duration::Days(40));
  EXPECT_TRUE(log.deleted_records.empty());
  EXPECT_EQ(log.earliest_date_available, clock_.Now() - Duration::Days(30));
}

TEST_F(DeleteLogTest, SaysWhereItBeginsAfterItWasPurged) {
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(MakeLead()).ok());
  Wait(Duration::Seconds(5));
  org_.PurgeDeleteLog();
  const Instant purged = clock_.Now();
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(MakeLead()).ok());
  const DeleteLog log = Log(ObjectKind::kLead);
  EXPECT_EQ(log.earliest_date_available, purged);
  EXPECT_EQ(log.deleted_records.size(), 1U);
}

}  // namespace
}  // namespace campsync::sim
