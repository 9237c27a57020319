// SPDX-License-Identifier: Apache-2.0
// What the store holds of links and of the members that they held.
#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class LinkRecordsTest : public testing::Test {
 protected:
  void Store(store::Delta delta, bool arrives = true) {
    sim::StoreAppend append;
    append.deltas.push_back(std::move(delta));
    append.reply = Result<Done>(Done{});
    if (!arrives) append.reply = Result<Done>(Error{.code = ErrorCode::kStoreFailed});
    sim::JournalEntry entry{.sequence = static_cast<std::int64_t>(world_.journal.size()) + 1,
                            .kind = sim::EntryKind::kEffect,
                            .operation = "Append"};
    entry.content = std::move(append);
    world_.journal.push_back(entry);
    world_.journal.push_back({.sequence = entry.sequence + 1,
                              .kind = sim::EntryKind::kAnswer,
                              .operation = "Append",
                              .effect = entry.sequence});
  }
  void StoreLink(std::uint32_t epoch, store::LinkState state, bool arrives = true) {
    store::LinkRecord link{.program = {5}, .campaign = SmallWorld::Campaign(), .epoch = epoch};
    link.state = state;
    Store(store::Put<store::LinkRecord>{link}, arrives);
  }
  // Person 1, whom the link of that number held on both sides.
  void StoreMember(std::uint32_t epoch) {
    store::MemberRecord record{.key = {SmallWorld::Campaign(), {1}}, .link_epoch = epoch};
    record.salesforce = store::SalesforceSeen{SmallWorld::Member(1), world_.StatusLabel(1)};
    record.marketo = marketo::MemberState{.status = {1}};
    Store(store::Put<store::MemberRecord>{record});
  }
  Findings Judge() { return world_.Judge(JudgeLinkRecords); }

  SmallWorld world_;
};

TEST_F(LinkRecordsTest, ANewLinkHasNothingOfAFormerOne) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  Store(store::EraseLink{{5}});
  StoreLink(2, store::LinkState::kInitializing);
  EXPECT_TRUE(Judge().empty());
  Store(store::EraseLink{{5}});
  StoreLink(1, store::LinkState::kInitializing);
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("the number of a former one"), std::string::npos);
}

TEST_F(LinkRecordsTest, ANumberOfWhichNothingIsLeftMayComeAgain) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreMember(0);  // they were given up with the link
  Store(store::EraseLink{{5}});
  StoreLink(1, store::LinkState::kInitializing);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LinkRecordsTest, ALinkWithoutItsOtherHalfGoesWhenItsMembersHaveLeft) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreLink(1, store::LinkState::kCampaignGone);
  StoreLink(1, store::LinkState::kDropping, false);
  EXPECT_TRUE(Judge().empty());  // the store did not take it
  StoreLink(1, store::LinkState::kDropping);
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_EQ(Judge().front().rule, "MK-UNLINK-07");
}

TEST_F(LinkRecordsTest, NobodyIsLeftWhereBothHalvesAreGone) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreLink(1, store::LinkState::kCampaignGone);
  StoreLink(1, store::LinkState::kDropping);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.marketo.programs.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LinkRecordsTest, AfterTheLastHasLeftTheLinkGoes) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreLink(1, store::LinkState::kProgramGone);
  Store(store::EraseMember{{SmallWorld::Campaign(), {1}}});
  StoreLink(1, store::LinkState::kDropping);
  Store(store::EraseLink{{5}});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LinkRecordsTest, ALinkThatAUserEndsKeepsWhoeverItHeld) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreLink(1, store::LinkState::kDropping);
  Store(store::EraseLink{{5}});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LinkRecordsTest, ADeletedProgramsMembersLeaveTheCampaignFirst) {
  StoreLink(1, store::LinkState::kLinked);
  StoreMember(1);
  StoreLink(1, store::LinkState::kProgramGone);
  Store(store::EraseLink{{5}});
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_EQ(Judge().front().rule, "MK-UNLINK-05");
}

}  // namespace
}  // namespace campsync::harness
