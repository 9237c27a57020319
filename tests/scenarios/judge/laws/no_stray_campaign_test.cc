// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class NoStrayCampaignTest : public testing::Test {
 protected:
  NoStrayCampaignTest() { campaign().created_by = world_.after.salesforce.sync_user.id; }
  salesforce::Campaign& campaign() { return world_.after.salesforce.campaigns.front(); }
  Findings Judge() { return world_.Judge(JudgeNoStrayCampaign); }
  void Store(store::Delta delta) {
    sim::JournalEntry entry{.sequence = 1, .kind = sim::EntryKind::kEffect};
    entry.content = sim::StoreAppend{{std::move(delta)}, {}};
    world_.journal.push_back(std::move(entry));
  }
  void StoreLink() {
    Store(store::Put<store::LinkRecord>{{.program = {5}, .campaign = SmallWorld::Campaign()}});
  }

  SmallWorld world_;
};

TEST_F(NoStrayCampaignTest, WhatTheSyncMadeWasLinked) {
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("no program was ever linked"), std::string::npos);
  StoreLink();
  EXPECT_TRUE(Judge().empty());
  world_.after.links.clear();  // unlinked since
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NoStrayCampaignTest, OthersCampaignsAreTheirs) {
  campaign().created_by = salesforce::UserId::FromFifteen("005000000000002");
  EXPECT_TRUE(Judge().empty());
}

TEST_F(NoStrayCampaignTest, OneThatMayBeTheLostOneWaitsForAPerson) {
  Store(store::Put<store::CampaignIntent>{{.program = {5}}});
  EXPECT_TRUE(Judge().empty());
  Store(store::EraseCampaignIntent{{5}});
  EXPECT_EQ(Judge().size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
