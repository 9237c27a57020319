// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/proof.h"

#include <gtest/gtest.h>

#include "scenarios/harness/report/proof_report.h"

namespace campsync::harness {
namespace {

using Names = std::vector<std::string>;

// A case whose one rule an org applied; `failed` tells what inverting it did.
CaseEvidence Gated(const std::string& name, const std::string& rule, bool failed) {
  return {.name = name,
          .passed = true,
          .cited = {rule},
          .fired = {rule},
          .expectations_met = 1,
          .fired_at_gates = {rule},
          .failed_inverted = {{rule, failed}}};
}

// A case whose one rule the core decided.
CaseEvidence Decided(const std::string& name, const std::string& rule) {
  return {.name = name, .passed = true, .cited = {rule}, .fired = {rule}, .expectations_met = 1};
}

class ProofTest : public testing::Test {
 protected:
  Rulebook rulebook_{{Rule{.id = "MK-A-01"}, Rule{.id = "MK-A-02"},
                      Rule{.id = "MK-A-03", .status = RuleStatus::kLater, .reason = "Later."}}};
};

TEST_F(ProofTest, ARuleIsProvedByTheCitingCaseThatFails) {
  const auto report =
      ReportProofs(rulebook_, {Gated("t/a", "MK-A-01", false), Gated("t/b", "MK-A-01", true)});
  ASSERT_EQ(report.gates.size(), 1U);
  EXPECT_EQ(report.gates[0].citing, (Names{"t/a", "t/b"}));
  EXPECT_EQ(report.gates[0].killed_by, Names{"t/b"});
  EXPECT_TRUE(report.EveryGateIsProved());
}

TEST_F(ProofTest, ARuleWhoseCasesAllPassInvertedIsNotProved) {
  const auto report = ReportProofs(rulebook_, {Gated("t/a", "MK-A-01", false)});
  EXPECT_EQ(report.gates.at(0).reason, "every case that cites it passes with it inverted");
  EXPECT_FALSE(report.EveryGateIsProved());
}

TEST_F(ProofTest, ARuleThatFiresAndNobodyCitesIsNotProved) {
  CaseEvidence one = Decided("t/a", "MK-A-02");
  one.fired_at_gates = {"MK-A-01"};
  const auto report = ReportProofs(rulebook_, {one});
  EXPECT_EQ(report.gates.at(0).reason, "no passing case cites it");
}

TEST_F(ProofTest, ACaseThatFailsWithoutCitingTheRuleIsAdvice) {
  CaseEvidence other = Decided("t/b", "MK-A-02");
  other.failed_inverted = {{"MK-A-01", true}};
  const auto report = ReportProofs(rulebook_, {Gated("t/a", "MK-A-01", false), other});
  EXPECT_TRUE(report.gates.at(0).killed_by.empty());
  EXPECT_EQ(report.gates.at(0).advice, Names{"t/b"});
  EXPECT_NE(ProofText(report).find("it would be proved by t/b"), std::string::npos);
}

TEST_F(ProofTest, ACaseThatAloneHoldsARuleUnderASwitchIsNotRedundant) {
  CaseEvidence other = Decided("t/b", "MK-A-02");
  other.settings = {"retry=on_change"};
  const auto report = ReportProofs(rulebook_, {Decided("t/a", "MK-A-02"), other});
  ASSERT_EQ(report.redundant.size(), 1U);
  EXPECT_EQ(report.redundant[0].name, "t/a");
}

TEST_F(ProofTest, AnIncidentIsNeverRedundant) {
  const auto report =
      ReportProofs(rulebook_, {Decided("fixtures/a", "MK-A-02"), Decided("t/b", "MK-A-02")});
  ASSERT_EQ(report.redundant.size(), 1U);
  EXPECT_EQ(report.redundant[0].name, "t/b");
}

TEST_F(ProofTest, AFailingCaseProvesNothing) {
  CaseEvidence one = Gated("t/a", "MK-A-01", true);
  one.passed = false;
  EXPECT_TRUE(GateRules(rulebook_, {one}).empty());
}

TEST_F(ProofTest, ARuleForLaterCountsOnlyWhenItIsCited) {
  CaseEvidence one = Decided("t/a", "MK-A-01");
  one.fired_at_gates = {"MK-A-03"};
  EXPECT_TRUE(GateRules(rulebook_, {one}).empty());
  EXPECT_EQ(GateRules(rulebook_, {Gated("t/b", "MK-A-03", true)}).size(), 1U);
}

TEST_F(ProofTest, RulesOfTheCoreAreListedApart) {
  const auto report = ReportProofs(rulebook_, {Decided("t/a", "MK-A-02")});
  EXPECT_TRUE(report.gates.empty());
  ASSERT_EQ(report.core_only.size(), 1U);
  EXPECT_EQ(report.core_only[0]->id, "MK-A-02");
}

TEST_F(ProofTest, InvertingDecidesWhetherAnExpectationDependsOnARule) {
  EXPECT_TRUE(Gated("t/a", "MK-A-01", true).Covers("MK-A-01"));
  EXPECT_FALSE(Gated("t/a", "MK-A-01", false).Covers("MK-A-01"));
}

TEST_F(ProofTest, ACaseThatHoldsNothingAloneIsRedundant) {
  const auto report =
      ReportProofs(rulebook_, {Gated("t/a", "MK-A-01", true), Gated("t/b", "MK-A-01", true),
                               Decided("t/c", "MK-A-02"), Gated("t/d", "MK-A-01", false)});
  ASSERT_EQ(report.redundant.size(), 3U);
  EXPECT_EQ(report.redundant[0].name, "t/a");
  EXPECT_EQ(report.redundant[1].name, "t/b");
  EXPECT_EQ(report.redundant[2].name, "t/d");
  EXPECT_TRUE(report.redundant[2].covers.empty());
}

TEST_F(ProofTest, TheReportSaysWhatKilledAndWhatIsNotProved) {
  const auto report =
      ReportProofs(rulebook_, {Gated("t/a", "MK-A-01", true), Gated("t/b", "MK-A-01", true),
                               Gated("t/c", "MK-A-03", false), Decided("t/d", "MK-A-02")});
  const std::string text = ProofText(report);
  EXPECT_NE(text.find("t/a (and 1 more)"), std::string::npos) << text;
  EXPECT_NE(text.find("- every case that cites it passes"), std::string::npos) << text;
  EXPECT_NE(text.find("decided by the core, no gate: 1 rules\n  MK-A-02"), std::string::npos);
  EXPECT_NE(text.find("2 rules have a gate: 1 proved, 1 not proved"), std::string::npos) << text;
  const std::string json = JsonOfProofs(report);
  EXPECT_NE(json.find(R"("proved": false)"), std::string::npos);
  EXPECT_NE(json.find(R"("killedBy": [)"), std::string::npos);
}

}  // namespace
}  // namespace campsync::harness
