// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/mirror.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::MirrorRow;

class MirrorTest : public OrgFixture {
 protected:
  const salesforce::CampaignId campaign = salesforce::CampaignId::FromFifteen("701000000000001");
  const salesforce::CampaignMemberId first =
      salesforce::CampaignMemberId::FromFifteen("00v000000000001");
  const salesforce::CampaignMemberId second =
      salesforce::CampaignMemberId::FromFifteen("00v000000000002");
  const Label sent = labels.Intern("Sent");
  const Label responded = labels.Intern("Responded");

  Result<marketo::MirrorChanged> Mirror(std::optional<MirrorRow> row, bool backfill = false) {
    marketo::MirrorWrite write{.campaign = campaign,
                               .campaign_name = "Party",
                               .person = ann,
                               .row = row,
                               .backfill = backfill};
    return org.port().Call(marketo::WriteMirror{{write}})->value.results.at(0);
  }
  [[nodiscard]] const MarketoMirrorRow* AnnsRow() const { return org.mirror().Find(campaign, ann); }
};

TEST_F(MirrorTest, ANewRowWritesAddToSfdcCampaign) {
  EXPECT_TRUE(Mirror(MirrorRow{first, sent})->changed);
  EXPECT_EQ(AnnsRow()->row, (MirrorRow{first, sent}));
  ASSERT_EQ(org.activities().size(), 1U);
  EXPECT_EQ(org.activities()[0].type(), ActivityType::kAddToSfdcCampaign);
  EXPECT_EQ(org.activities()[0].person, ann);
  const auto added = Activities<AddedToSfdcCampaign>().at(0);
  EXPECT_EQ(added.campaign.campaign, campaign);
  EXPECT_EQ(added.campaign.marketo_id, 1);
  EXPECT_EQ(Text(added.campaign.name), "Party");
  EXPECT_EQ(added.status, sent);
  EXPECT_FALSE(added.campaign.backfill);
}

TEST_F(MirrorTest, AnotherStatusWritesChangeStatusInSfdcCampaign) {
  ASSERT_TRUE(Mirror(MirrorRow{first, sent}).ok());
  EXPECT_TRUE(Mirror(MirrorRow{first, responded})->changed);
  const auto changed = Activities<StatusChangedInSfdcCampaign>();
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].old_status, sent);
  EXPECT_EQ(changed[0].new_status, responded);
}

TEST_F(MirrorTest, ARowThatGoesWritesRemoveFromSfdcCampaignWithTheLastStatus) {
  ASSERT_TRUE(Mirror(MirrorRow{first, responded}).ok());
  EXPECT_TRUE(Mirror(std::nullopt)->changed);
  EXPECT_EQ(AnnsRow(), nullptr);
  const auto removed = Activities<RemovedFromSfdcCampaign>();
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].status, responded);
}

TEST_F(MirrorTest, AnEqualRowWritesNothing) {
  ASSERT_TRUE(Mirror(MirrorRow{first, sent}).ok());
  EXPECT_FALSE(Mirror(MirrorRow{first, sent})->changed);
  EXPECT_EQ(org.activities().size(), 1U);
  EXPECT_EQ(org.committed_writes().mirror, 1);
}

TEST_F(MirrorTest, AbsenceOfSomeoneAbsentWritesNothing) {
  EXPECT_FALSE(Mirror(std::nullopt)->changed);
  EXPECT_TRUE(org.activities().empty());
  EXPECT_EQ(org.committed_writes().mirror, 0);
}

TEST_F(MirrorTest, OnlyAnotherMemberIdChangesTheRowAndFiresNothing) {
  ASSERT_TRUE(Mirror(MirrorRow{first, sent}).ok());
  EXPECT_TRUE(Mirror(MirrorRow{second, sent})->changed);
  EXPECT_EQ(AnnsRow()->row.member, second);
  EXPECT_EQ(org.activities().size(), 1U);
}

TEST_F(MirrorTest, BackfillIsRecordedOnTheActivity) {
  ASSERT_TRUE(Mirror(MirrorRow{first, sent}, true).ok());
  EXPECT_TRUE(Activities<AddedToSfdcCampaign>().at(0).campaign.backfill);
}

TEST_F(MirrorTest, RefusesNobody) {
  marketo::MirrorWrite write{.campaign = campaign, .person = {999}, .row = MirrorRow{first, sent}};
  const auto reply = org.port().Call(marketo::WriteMirror{{write}});
  EXPECT_TRUE(IsRefused(reply->value.results.at(0), kPersonNotFound, "Lead not found"));
  EXPECT_TRUE(org.mirror().campaigns().empty());
}

TEST_F(MirrorTest, EachCampaignHasANumberOfItsOwnAndItsLastName) {
  ASSERT_TRUE(Mirror(MirrorRow{first, sent}).ok());
  const auto other = salesforce::CampaignId::FromFifteen("701000000000002");
  ASSERT_TRUE(org.GivenMirrorRow({other, "Gala", ann, {second, sent}}).ok());
  ASSERT_TRUE(org.GivenMirrorRow({other, "Gala 2", ann, {second, sent}}).ok());
  EXPECT_EQ(org.mirror().campaigns().at(other).marketo_id, 2);
  EXPECT_EQ(org.mirror().campaigns().at(other).name, "Gala 2");
  EXPECT_EQ(org.mirror().campaigns().at(campaign).marketo_id, 1);
}

TEST_F(MirrorTest, AGivenRowWritesNoActivity) {
  ASSERT_TRUE(org.GivenMirrorRow({campaign, "Party", ann, {first, sent}}).ok());
  EXPECT_TRUE(org.activities().empty());
  EXPECT_EQ(AnnsRow()->row, (MirrorRow{first, sent}));
  EXPECT_FALSE(org.GivenMirrorRow({campaign, "Party", {999}, {first, sent}}).ok());
}

TEST_F(MirrorTest, RowsAreWalkedInTheOrderOfPeople) {
  const auto bob = org.AddPerson({.first_name = "Bob"});
  ASSERT_TRUE(org.GivenMirrorRow({campaign, "Party", bob, {second, sent}}).ok());
  ASSERT_TRUE(org.GivenMirrorRow({campaign, "Party", ann, {first, sent}}).ok());
  std::vector<marketo::PersonId> people;
  org.mirror().ForEachOf(campaign,
                         [&](const MarketoMirrorRow& row) { people.push_back(row.person); });
  EXPECT_EQ(people, (std::vector{ann, bob}));
}

}  // namespace
}  // namespace campsync::sim
