// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class MirrorAtRestTest : public testing::Test {
 protected:
  MirrorAtRestTest() { world_.AddPerson(1, 2, 2); }

  void Copy(int person, int step) {
    world_.after.marketo.mirror.push_back({.campaign = SmallWorld::Campaign(),
                                           .person = {person},
                                           .member = SmallWorld::Member(person),
                                           .status = world_.StatusLabel(step)});
  }
  Findings Judge() { return world_.Judge(JudgeMirrorAtRest); }

  SmallWorld world_;
};

TEST_F(MirrorAtRestTest, HoldsWhereTheCopyIsTheCampaigns) {
  Copy(1, 2);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(MirrorAtRestTest, FailsForAMemberWhoIsNotInTheCopy) {
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "person 1 in campaign webinar: Salesforce has \"Registered\", Marketo's copy nothing");
}

TEST_F(MirrorAtRestTest, FailsForAnotherStatus) {
  Copy(1, 3);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(MirrorAtRestTest, FailsAlsoWhereAWriteOfTheCopyMetAFault) {
  Copy(1, 3);
  for (const char* operation : {"WriteMirror", "Append"}) {
    world_.journal.push_back({.kind = sim::EntryKind::kFault, .operation = operation});
  }
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(MirrorAtRestTest, FailsForSomebodyWhoLeft) {
  Copy(1, 2);
  world_.AddPerson(2, 2, 0);
  Copy(2, 2);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(MirrorAtRestTest, WhoLeftWithoutATraceMayStayInTheCopy) {
  Copy(1, 2);
  world_.AddPerson(2, 2, 0);
  Copy(2, 2);
  const salesforce::ReadDeleteLog asked{.start = Instant{1'000}};
  world_.Call(asked, {.earliest_date_available = Instant{1'000}});
  EXPECT_EQ(Judge().size(), 1U);
  world_.Call(asked, {.earliest_date_available = Instant{2'000}});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(MirrorAtRestTest, WhoIsListedAsUnknownAfterAFaultMayStayInTheCopy) {
  Copy(1, 2);
  world_.AddPerson(2, 2, 0);
  Copy(2, 2);
  world_.List(2, store::Blocked{.code = ErrorCode::kUnknownAbsence});
  EXPECT_EQ(Judge().size(), 1U);
  world_.journal.push_back({.kind = sim::EntryKind::kFault, .operation = "Append"});
  EXPECT_TRUE(Judge().empty());
  world_.after.standing.clear();
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(MirrorAtRestTest, WhomMarketoDoesNotKnowIsInNoCopy) {
  world_.after.marketo.people.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(MirrorAtRestTest, SaysNothingOfCampaignsThatWereHidden) {
  world_.history.sight.push_back({.campaign = SmallWorld::Campaign(), .visible = true});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(MirrorAtRestTest, SaysNothingWhileTheSyncIsOff) {
  world_.after.marketo.settings.campaign_sync_enabled = false;
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
