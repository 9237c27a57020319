// SPDX-License-Identifier: Apache-2.0
// Whoever stays a campaign member stays in Marketo's copy.
#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class CopyLosesNobodyTest : public testing::Test {
 protected:
  // Person 1 is a member all the time.
  CopyLosesNobodyTest() {
    world_.AddPerson(1, 2, 2);
    world_.before = world_.after;
  }

  // The sync takes the person out of the copy.
  void TakeOut(int person) { Write({.campaign = SmallWorld::Campaign(), .person = {person}}); }
  void Write(marketo::MirrorWrite write) {
    marketo::WriteMirror request;
    request.rows.push_back(std::move(write));
    sim::JournalEntry entry{
        .lane = sim::Lane::kMarketo, .kind = sim::EntryKind::kEffect, .operation = "WriteMirror"};
    entry.content = sim::MarketoCall{std::move(request), {}};
    world_.journal.push_back(std::move(entry));
    world_.journal.push_back({.lane = sim::Lane::kMarketo, .kind = sim::EntryKind::kAnswer});
  }
  Findings Judge() { return world_.Judge(JudgeCopyLosesNobody); }

  SmallWorld world_;
};

TEST_F(CopyLosesNobodyTest, WhoeverStaysAMemberStaysInTheCopy) {
  TakeOut(1);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "the sync took person 1 out of Marketo's copy of webinar although they were a member "
            "all the time");
}

TEST_F(CopyLosesNobodyTest, ARowThatOnlyChangesIsNotTakenAway) {
  Write({.campaign = SmallWorld::Campaign(),
         .person = {1},
         .row = marketo::MirrorRow{SmallWorld::Member(1), world_.StatusLabel(3)}});
  EXPECT_TRUE(Judge().empty());
  TakeOut(1);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(CopyLosesNobodyTest, WhoLeftTheCampaignLeavesTheCopy) {
  TakeOut(1);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.members.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(CopyLosesNobodyTest, WhoCameToTheCampaignWasNotThereAllTheTime) {
  TakeOut(1);
  EXPECT_EQ(Judge().size(), 1U);
  world_.before.salesforce.members.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(CopyLosesNobodyTest, AnotherRowIsAnotherMembership) {
  TakeOut(1);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.members.front().id = SmallWorld::Member(2);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(CopyLosesNobodyTest, WhoIsGoneInMarketoHasNoRow) {
  TakeOut(1);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.marketo.people.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(CopyLosesNobodyTest, AConvertedLeadsMemberIsTheContacts) {
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  for (WorldView* world : {&world_.before, &world_.after}) {
    world->marketo.people.push_back({.id = {2}, .sfdc_record = contact});
    world->salesforce.members.front().person =
        salesforce::ConvertedRef{SmallWorld::Lead(1), contact.contact};
  }
  TakeOut(1);
  EXPECT_TRUE(Judge().empty());
  TakeOut(2);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(CopyLosesNobodyTest, OnlyWhatTheSyncDidInTheStepIsJudged) {
  TakeOut(1);
  Findings findings;
  LawView view = world_.View();
  JudgeCopyLosesNobody(view, findings);
  EXPECT_EQ(findings.size(), 1U);
  findings.clear();
  view.engine_ran = false;
  JudgeCopyLosesNobody(view, findings);
  EXPECT_TRUE(findings.empty());
  view.engine_ran = true;
  view.journal_before = static_cast<std::int64_t>(world_.journal.size());
  JudgeCopyLosesNobody(view, findings);
  EXPECT_TRUE(findings.empty());
}

}  // namespace
}  // namespace campsync::harness
