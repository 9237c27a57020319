// SPDX-License-Identifier: Apache-2.0
// Which edits the sync's writes took across.
#include "scenarios/harness/judge/carried_edits.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

// The edits that were carried, by number.
std::vector<std::int64_t> Carried(ToldRun& run) {
  MarkCarried(run.world.View(), run.world.history);
  std::vector<std::int64_t> carried;
  for (const MemberEdit& edit : run.world.history.edits) {
    EXPECT_EQ(edit.applied, edit.carried != 0);
    if (edit.applied) carried.push_back(edit.id);
  }
  return carried;
}

class CarriedEditsTest : public testing::Test {
 protected:
  using Edits = std::vector<std::int64_t>;
  static constexpr int kNobody = ToldRun::kNobody;
  static constexpr int kInvited = ToldRun::kInvited;
  static constexpr int kRegistered = ToldRun::kRegistered;
  static constexpr int kAttended = ToldRun::kAttended;
};

TEST_F(CarriedEditsTest, AWriteCarriesTheEditWhoseValueItHas) {
  ToldRun pushed(kInvited, kInvited);
  pushed.InMarketo(kRegistered).Write(kRegistered);
  EXPECT_EQ(Carried(pushed), Edits{1});
  EXPECT_EQ(pushed.world.history.edits.front().carried, pushed.world.journal.back().sequence);
  ToldRun pulled(kInvited, kInvited);
  pulled.InSalesforce(kRegistered).Pull(kRegistered);
  EXPECT_EQ(Carried(pulled), Edits{1});
}

TEST_F(CarriedEditsTest, AnotherValueCarriesNothing) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Write(kAttended).Delete();
  EXPECT_EQ(Carried(run), Edits{});
}

TEST_F(CarriedEditsTest, AWriteBeforeTheEditOrToItsOwnSideCarriesNothing) {
  ToldRun run(kInvited, kInvited);
  run.Write(kRegistered).InMarketo(kRegistered).Pull(kRegistered);
  EXPECT_EQ(Carried(run), Edits{});
}

TEST_F(CarriedEditsTest, ARemovalIsCarriedByARemoval) {
  ToldRun pushed(kInvited, kInvited);
  pushed.InMarketo(kNobody).Delete();
  EXPECT_EQ(Carried(pushed), Edits{1});
  ToldRun pulled(kInvited, kInvited);
  pulled.InSalesforce(kNobody).Pull(kNobody);
  EXPECT_EQ(Carried(pulled), Edits{1});
}

TEST_F(CarriedEditsTest, ARowThatCameAndLeftSinceIsKnownByItsCreation) {
  ToldRun run(kNobody, kNobody);
  run.InMarketo(kInvited).Create(kInvited).InMarketo(kNobody).Delete();
  EXPECT_EQ(Carried(run), (Edits{1, 2}));
}

TEST_F(CarriedEditsTest, TheSyncMayHaveReadBeforeTheLastEdit) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).InMarketo(kAttended).Write(kRegistered);
  EXPECT_EQ(Carried(run), Edits{1});
}

TEST_F(CarriedEditsTest, OfEqualEditsTheLastIsCarried) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).InMarketo(kAttended).InMarketo(kRegistered).Write(kRegistered);
  EXPECT_EQ(Carried(run), Edits{3});
}

TEST_F(CarriedEditsTest, NothingIsCarriedBehindWhatHasCrossed) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).InMarketo(kAttended).Write(kAttended).Write(kRegistered);
  EXPECT_EQ(Carried(run), Edits{2});
}

TEST_F(CarriedEditsTest, AnotherPersonsWriteCarriesNothing) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kRegistered).Pull(kRegistered);
  run.world.after.marketo.people.front().sfdc_record = salesforce::LeadRef{SmallWorld::Lead(2)};
  EXPECT_EQ(Carried(run), Edits{});
}

TEST_F(CarriedEditsTest, AnotherCampaignsLinkCarriesNothing) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Write(kRegistered);
  run.world.after.links.front().campaign = salesforce::CampaignId::FromFifteen("701000000000002");
  EXPECT_EQ(Carried(run), Edits{});
}

}  // namespace
}  // namespace campsync::harness
