// SPDX-License-Identifier: Apache-2.0
// Edits in Salesforce against a status that a change of the channel, and nobody's edit, gave in
// Marketo.
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Both sides hold Registered, and an edit to `step` in Salesforce has gone.
class SurvivalChannelTest : public testing::Test {
 protected:
  void Edit(int step, std::string before) {
    world_.AddPerson(1, 2, 2);
    world_.EditInSalesforce(1, step);
    world_.history.edits.back().before = std::move(before);
    world_.history.edits.back().journal = 3;
  }
  void Move() { world_.history.channel_edits.push_back({1, {}, {{5}}, std::nullopt}); }
  void RenameTo(const std::string& name) {
    world_.history.channel_edits.push_back({2, {}, {{5}}, name});
  }
  void ReadList(std::int64_t sequence) {
    sim::JournalEntry& entry = world_.journal.emplace_back();
    entry.sequence = sequence;
    entry.lane = sim::Lane::kSalesforce;
    entry.kind = sim::EntryKind::kEffect;
    entry.content = sim::SalesforceCall{
        salesforce::QueryStatusLists{{SmallWorld::Campaign()}},
        Timed<salesforce::Reply>{{}, salesforce::Rows<salesforce::CampaignMemberStatus>{}}};
  }
  [[nodiscard]] bool Survives() { return world_.Judge(JudgeSurvival).empty(); }

  SmallWorld world_;
};

TEST_F(SurvivalChannelTest, AStatusWithAnotherNameInAnotherChannelStandsLikeAnEdit) {
  Edit(1, "Registered");
  RenameTo("Registered");
  EXPECT_FALSE(Survives());
  Move();
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalChannelTest, AStatusThatTheSyncSawInBetweenIsKnownAgain) {
  Edit(1, "Registered");
  Move();
  RenameTo("Registered");
  ReadList(1);
  EXPECT_TRUE(Survives());
  ReadList(2);
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalChannelTest, AStatusThatKeptItsNameIsNoEdit) {
  Edit(1, "Registered");
  Move();
  RenameTo("Attended");
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalChannelTest, AnotherProgramsChannelSaysNothing) {
  Edit(1, "Registered");
  Move();
  RenameTo("Registered");
  for (ChannelEdit& edit : world_.history.channel_edits) edit.programs = {{6}};
  EXPECT_FALSE(Survives());
}

TEST_F(SurvivalChannelTest, AHigherStepWinsAgainstIt) {
  Edit(3, "Registered");
  Move();
  RenameTo("Registered");
  EXPECT_FALSE(Survives());
  world_.history.edits.back().before = "Attended";  // the edit came to nothing
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalChannelTest, MarketosOwnEditIsJudgedByItself) {
  Edit(1, "Registered");
  Move();
  RenameTo("Registered");
  world_.EditInMarketo(1, 3);
  EXPECT_FALSE(Survives());
  world_.history.edits.back().applied = true;
  world_.history.edits.back().settled = true;
  EXPECT_TRUE(Survives());
}

TEST_F(SurvivalChannelTest, AStatusWonByTheStepItHadThen) {
  SmallWorld world;
  world.AddPerson(1, 3, 3);
  world.EditInMarketo(1, 2);
  world.EditInSalesforce(1, 3);
  world.after.marketo.channels.front().statuses[2].retired = true;
  EXPECT_EQ(world.Judge(JudgeSurvival).size(), 1U);
  world.history.program_edits.push_back(1);
  EXPECT_TRUE(world.Judge(JudgeSurvival).empty());
}

}  // namespace
}  // namespace campsync::harness
