// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/rulebook.h"

#include <gtest/gtest.h>

#include "scenarios/harness/rulebook/coverage.h"

namespace campsync::harness {
namespace {

std::string RuleJson(const std::string& id, const std::string& more = R"("status": "active")") {
  return R"({"id": ")" + id +
         R"(", "title": "T", "statement": "S", "source": "P", "confidence": "documented",
          "strength": "required", )" +
         more + "}";
}

std::string Family(const std::string& rules) { return R"({"rules": [)" + rules + "]}"; }

bool Loads(const std::string& rules) {
  return ReadFamily("scenarios/rulebook/mk-link.json", Family(rules)).ok();
}

TEST(RulebookTest, TheProjectsOwnRulebookLoads) {
  const auto rulebook = Rulebook::Load(CAMPSIM_SOURCE_DIR "/scenarios/rulebook");
  ASSERT_TRUE(rulebook.ok());
  ASSERT_NE(rulebook->Find("MK-LINK-01"), nullptr);
  EXPECT_EQ(rulebook->Find("MK-LINK-01")->title, "One program, one campaign");
  EXPECT_EQ(rulebook->Find("MK-LINK-99"), nullptr);
}

TEST(RulebookTest, AFolderWithoutFamiliesIsAnError) {
  EXPECT_FALSE(Rulebook::Load(CAMPSIM_SOURCE_DIR "/nowhere").ok());
}

TEST(RulebookTest, AFamilyIsRead) { EXPECT_TRUE(Loads(RuleJson("MK-LINK-01"))); }

TEST(RulebookTest, AnUnknownKeyIsAnError) {
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01", R"("status": "active", "statsu": "active")")));
}

TEST(RulebookTest, AnUnknownWordIsAnError) {
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01", R"("status": "done")")));
}

TEST(RulebookTest, AnIdOfAnotherFamilyIsAnError) { EXPECT_FALSE(Loads(RuleJson("MK-NEW-01"))); }

TEST(RulebookTest, IdsStandInOrderAndOnce) {
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-02") + "," + RuleJson("MK-LINK-01")));
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01") + "," + RuleJson("MK-LINK-01")));
}

TEST(RulebookTest, OnlyARuleThatIsNotActiveHasAReason) {
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01", R"("status": "active", "reason": "R")")));
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01", R"("status": "later")")));
  EXPECT_TRUE(Loads(RuleJson("MK-LINK-01", R"("status": "later", "reason": "R")")));
}

TEST(RulebookTest, WhatARuleDecidesIsReadAndUnknownWordsAreErrors) {
  const auto family = ReadFamily(
      "scenarios/rulebook/mk-link.json",
      Family(RuleJson("MK-LINK-01", R"("decides": ["push", "link"], "status": "active")")));
  ASSERT_TRUE(family.ok());
  EXPECT_EQ(family->front().decides, (std::vector<std::string_view>{"push", "link"}));
  EXPECT_FALSE(Loads(RuleJson("MK-LINK-01", R"("decides": ["shove"], "status": "active")")));
}

TEST(RulebookTest, OnlyWhatIsDecidedByASwitchReadsOne) {
  const auto with = [](const std::string& keys) {
    return ReadFamily("scenarios/rulebook/mk-link.json",
                      Family(RuleJson("MK-LINK-01", keys + R"(, "status": "active")")));
  };
  const auto family = with(R"("switch": "retry", "decides": ["push", "pull"], "reads": ["pull"])");
  ASSERT_TRUE(family.ok());
  EXPECT_EQ(family->front().reads, std::vector<std::string_view>{"pull"});
  EXPECT_FALSE(with(R"("switch": "retry", "decides": ["push"], "reads": ["pull"])").ok());
  EXPECT_FALSE(with(R"("decides": ["push"], "reads": ["push"])").ok());
}

class CoverageTest : public testing::Test {
 protected:
  RuleCoverage Cover() {
    const auto all = CoverageOf(rulebook_, {evidence_});
    return all.front();
  }
  Rulebook rulebook_{{Rule{.id = "MK-LINK-01"}}};
  CaseEvidence evidence_{.name = "link/a",
                         .passed = true,
                         .cited = {"MK-LINK-01"},
                         .fired = {"MK-LINK-01"},
                         .expectations_met = 1};
};

TEST_F(CoverageTest, ARuleThatIsCitedFiredAndExpectedIsCovered) {
  EXPECT_EQ(Cover().status, CoverageStatus::kCovered);
  EXPECT_EQ(Cover().cases, std::vector<std::string>{"link/a"});
}

TEST_F(CoverageTest, AFailingCaseCoversNothing) {
  evidence_.passed = false;
  EXPECT_EQ(Cover().reason, "no case that cites it passes");
}

TEST_F(CoverageTest, ARuleThatDidNotFireIsNotCovered) {
  evidence_.fired.clear();
  EXPECT_EQ(Cover().reason, "it fired in no passing case that cites it");
}

TEST_F(CoverageTest, ARuleThatNoExpectationDependsOnIsNotCovered) {
  evidence_.expectations_met = 0;
  EXPECT_EQ(Cover().status, CoverageStatus::kUncovered);
}

TEST_F(CoverageTest, ARuleThatNobodyCitesIsNotCovered) {
  evidence_.cited.clear();
  EXPECT_EQ(Cover().reason, "no case cites it");
}

TEST_F(CoverageTest, ARuleForLaterKeepsItsReason) {
  rulebook_ =
      Rulebook({Rule{.id = "MK-LINK-01", .status = RuleStatus::kLater, .reason = "Needs more."}});
  EXPECT_EQ(Cover().status, CoverageStatus::kLater);
  EXPECT_EQ(Cover().reason, "Needs more.");
}

}  // namespace
}  // namespace campsync::harness
