// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/programs.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::PeriodCost;
using marketo::ProgramType;

class ProgramsTest : public OrgFixture {
 protected:
  [[nodiscard]] const marketo::Program& Program() const { return *org.programs().Find(program); }
  static PeriodCost Cost(std::int64_t units, std::int32_t month = 3) {
    return {.month = {2026, month}, .cost = {units}, .note = "hall"};
  }
  const salesforce::CampaignId campaign = salesforce::CampaignId::FromFifteen("701000000000001");
};

TEST_F(ProgramsTest, KnowsAllFiveTypes) {
  int number = 0;
  for (const auto type :
       {ProgramType::kDefault, ProgramType::kEvent, ProgramType::kEventWithWebinar,
        ProgramType::kEngagement, ProgramType::kEmail}) {
    const auto id =
        org.AddProgram({.name = "P" + std::to_string(++number), .type = type, .channel = channel});
    ASSERT_TRUE(id.ok());
    EXPECT_EQ(org.programs().Find(*id)->type, type);
  }
}

TEST_F(ProgramsTest, RefusesATakenEmptyOrTooLongName) {
  EXPECT_FALSE(org.AddProgram({.name = "Spring Party", .channel = channel}).ok());
  EXPECT_FALSE(org.AddProgram({.name = "", .channel = channel}).ok());
  std::string longest;
  for (int i = 0; i < 255; ++i) longest += "会";
  EXPECT_FALSE(org.AddProgram({.name = longest + "会", .channel = channel}).ok());
  EXPECT_TRUE(Fired("MK-REST-12"));
  EXPECT_TRUE(org.AddProgram({.name = longest, .channel = channel}).ok());
}

TEST_F(ProgramsTest, RefusesAnUnknownChannel) {
  EXPECT_FALSE(org.AddProgram({.name = "P", .channel = {999}}).ok());
}

TEST_F(ProgramsTest, RefusesAChannelForAnotherType) {
  ChannelSpec spec = PartyChannel("Events only");
  spec.applies_to = ProgramType::kEvent;
  const auto events = org.AddChannel(spec).value();
  EXPECT_FALSE(org.AddProgram({.name = "P", .channel = events}).ok());
  EXPECT_TRUE(Fired("MK-CHAN-01"));
  EXPECT_TRUE(org.AddProgram({.name = "P", .type = ProgramType::kEvent, .channel = events}).ok());
}

TEST_F(ProgramsTest, OnlyDatedTypesTakeDates) {
  const Date day{20'000};
  EXPECT_FALSE(org.AddProgram({.name = "P", .channel = channel, .start_date = day}).ok());
  EXPECT_TRUE(Fired("MK-REST-11"));
  EXPECT_TRUE(
      org.AddProgram(
             {.name = "P", .type = ProgramType::kEmail, .channel = channel, .start_date = day})
          .ok());
}

TEST_F(ProgramsTest, ARenameMovesTheNameAndKeepsTheId) {
  ASSERT_TRUE(org.RenameProgram(program, "Summer Party").ok());
  EXPECT_EQ(org.programs().FindByName("Summer Party")->id, program);
  EXPECT_EQ(org.programs().FindByName("Spring Party"), nullptr);
}

TEST_F(ProgramsTest, ARenameToATakenNameChangesNothing) {
  NewProgram("Autumn Party");
  const auto result = org.UpdateProgram(
      program, {.name = "Autumn Party", .description = "changed", .archived = true});
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(Program().description, "");
  EXPECT_FALSE(Program().archived);
}

TEST_F(ProgramsTest, ARenameToThePresentNameIsNoRefusalAndNoChange) {
  const std::size_t changes = org.changes().size();
  EXPECT_TRUE(org.RenameProgram(program, "Spring Party").ok());
  EXPECT_EQ(org.changes().size(), changes);
}

TEST_F(ProgramsTest, ArchivingKeepsTheDataWhereItIs) {
  GiveAnn("Invited");
  ASSERT_TRUE(org.ArchiveProgram(program).ok());
  EXPECT_TRUE(Program().archived);
  EXPECT_TRUE(Set("Registered").ok());
}

TEST_F(ProgramsTest, RefusesEditsOfAProgramThatDoesNotExist) {
  EXPECT_TRUE(IsRefused(org.RenameProgram({999}, "X"), kProgramNotFound, "Object not found"));
  EXPECT_FALSE(org.AddCost({999}, Cost(1)).ok());
  EXPECT_FALSE(org.CloneProgram({999}, "X").ok());
}

// --- Costs (MK-ATTR-05, MK-ATTR-08) ---

TEST_F(ProgramsTest, CostsAreWholeNumbersUpToTheMaximum) {
  EXPECT_FALSE(org.AddCost(program, Cost(-1)).ok());
  EXPECT_FALSE(org.AddCost(program, Cost(100'000'000)).ok());
  EXPECT_TRUE(Fired("MK-ATTR-05"));
  EXPECT_TRUE(Program().costs.empty());
  EXPECT_TRUE(org.AddCost(program, Cost(0)).ok());
  EXPECT_TRUE(org.AddCost(program, Cost(99'999'999)).ok());
}

TEST_F(ProgramsTest, CostsFallIntoAMonth) {
  EXPECT_FALSE(org.AddCost(program, Cost(5, 0)).ok());
  EXPECT_FALSE(org.AddCost(program, Cost(5, 13)).ok());
  EXPECT_TRUE(org.AddCost(program, Cost(5, 12)).ok());
}

TEST_F(ProgramsTest, CostsAreAppendedSeveralToAMonth) {
  ASSERT_TRUE(org.AddCost(program, Cost(100)).ok());
  ASSERT_TRUE(org.AddCosts(program, {Cost(50), Cost(25, 4)}).ok());
  EXPECT_EQ(Program().costs, (std::vector{Cost(100), Cost(50), Cost(25, 4)}));
  EXPECT_FALSE(Fired("MK-ATTR-08"));
}

TEST_F(ProgramsTest, ADestructiveUpdateReplacesThem) {
  ASSERT_TRUE(org.AddCost(program, Cost(100)).ok());
  ASSERT_TRUE(org.ReplaceCosts(program, {Cost(7)}).ok());
  EXPECT_EQ(Program().costs, std::vector{Cost(7)});
  EXPECT_TRUE(Fired("MK-ATTR-08"));
}

TEST_F(ProgramsTest, ADestructiveUpdateWithoutCostsClearsThem) {
  ASSERT_TRUE(org.AddCost(program, Cost(100)).ok());
  ASSERT_TRUE(org.ClearCosts(program).ok());
  EXPECT_TRUE(Program().costs.empty());
}

TEST_F(ProgramsTest, OneBadCostRefusesAllOfTheCall) {
  EXPECT_FALSE(org.AddCosts(program, {Cost(1), Cost(-1)}).ok());
  EXPECT_TRUE(Program().costs.empty());
}

TEST_F(ProgramsTest, AnUnchangedListIsNoChange) {
  const std::size_t changes = org.changes().size();
  ASSERT_TRUE(org.ClearCosts(program).ok());
  EXPECT_EQ(org.changes().size(), changes);
}

// --- Clone (MK-LINK-09) ---

TEST_F(ProgramsTest, ACloneHasNeitherCampaignNorCostsNorMembers) {
  GiveAnn("Invited");
  ASSERT_TRUE(org.AddCost(program, Cost(100)).ok());
  ASSERT_TRUE(org.port()
                  .Call(marketo::SetProgramCampaign{
                      program, marketo::SfdcCampaign{campaign, "Spring Party"}})
                  .ok());
  const auto clone = org.CloneProgram(program, "Spring Party 2").value();
  const marketo::Program& copy = *org.programs().Find(clone);
  EXPECT_EQ(copy.sfdc_campaign, std::nullopt);
  EXPECT_TRUE(copy.costs.empty());
  EXPECT_EQ(copy.channel, channel);
  EXPECT_EQ(copy.type, ProgramType::kEvent);
  EXPECT_EQ(org.members().CountOf(clone), 0U);
  EXPECT_TRUE(Fired("MK-LINK-09"));
  EXPECT_TRUE(Program().sfdc_campaign.has_value());  // the original keeps it
}

TEST_F(ProgramsTest, ACloneOfAnUnlinkedProgramLosesNothing) {
  ASSERT_TRUE(org.CloneProgram(program, "Copy").ok());
  EXPECT_FALSE(Fired("MK-LINK-09"));
}

TEST_F(ProgramsTest, ACloneNeedsANameOfItsOwn) {
  EXPECT_FALSE(org.CloneProgram(program, "Spring Party").ok());
}

// --- Given ---

TEST_F(ProgramsTest, AGivenProgramKeepsItsIdAndLaterOnesAreAboveIt) {
  ASSERT_TRUE(org.GivenProgram({.id = {5000}, .name = "Old", .channel = channel}).ok());
  EXPECT_EQ(NewProgram("New"), marketo::ProgramId{5001});
}

TEST_F(ProgramsTest, AGivenProgramThatCannotBeOneIsASentence) {
  const marketo::Program good{.id = {5000}, .name = "Old", .channel = channel};
  marketo::Program bad = good;
  bad.channel = {999};
  EXPECT_FALSE(org.GivenProgram(bad).ok());
  bad = good;
  bad.costs = {Cost(-1)};
  EXPECT_FALSE(org.GivenProgram(bad).ok());
  ASSERT_TRUE(org.GivenProgram(good).ok());
  EXPECT_FALSE(org.GivenProgram(good).ok());  // id and name once more
  bad = good;
  bad.id = {};
  EXPECT_FALSE(org.GivenProgram(bad).ok());  // the name once more
}

TEST_F(ProgramsTest, ADeletedProgramIsGoneWithItsMembers) {
  GiveAnn("Registered");
  const auto before = org.activities().size();
  const auto changes = org.changes().size();
  ASSERT_TRUE(org.DeleteProgram(program).ok());
  EXPECT_TRUE(Fired("MK-UNLINK-05"));
  EXPECT_EQ(org.programs().Find(program), nullptr);
  EXPECT_EQ(org.programs().FindByName("Spring Party"), nullptr);
  EXPECT_EQ(Row(Ann()), nullptr);
  EXPECT_EQ(org.activities().size(), before);
  // The log names the member and then the program.
  ASSERT_EQ(org.changes().size(), changes + 2);
  EXPECT_EQ(org.changes().back().what,
            (decltype(marketo::Change::what)(marketo::ProgramChanged{program})));
}

TEST_F(ProgramsTest, ADeletedProgramsNameIsFreeAndItsIdIsNot) {
  ASSERT_TRUE(org.DeleteProgram(program).ok());
  EXPECT_FALSE(org.DeleteProgram(program).ok());
  const auto again = NewProgram("Spring Party");
  EXPECT_NE(again, program);
}

}  // namespace
}  // namespace campsync::sim
