// SPDX-License-Identifier: Apache-2.0
// Runs under an inverted rule, each in a child: what fails there, what holds, what dies.
#include "scenarios/cli/inverted_runs.h"

#include <gtest/gtest.h>

#include "tests/scenarios/loader/load_text.h"

namespace campsync::cli {
namespace {

// A registrant whom somebody tries to move back; the step guard is the mock's.
const std::string kStepBack = R"({"title": "t", "given": {"marketo": {
    "channels": [{"name": "C", "statuses": [
      {"name": "Low", "step": 10}, {"name": "High", "step": 20, "success": true}]}],
    "programs": [{"name": "P", "channel": "C"}],
    "people": [{"key": "ann", "lastName": "Li"}],
    "members": [{"program": "P", "person": "ann", "status": "High"}]}},
  "steps": [
    {"marketo": "set_status", "program": "P", "person": "ann", "status": "Low",
     "refused": {"code": "1037"}}]})";

TEST(InvertedRunsTest, ACaseFailsWithoutTheRuleItStandsOn) {
  const harness::Scenario scenario = harness::Loaded(kStepBack);
  EXPECT_EQ(FailInverted({&scenario}, "MK-STATUS-03"), std::vector<bool>{true});
}

TEST(InvertedRunsTest, ACaseHoldsWithoutARuleItDoesNotMeet) {
  const harness::Scenario scenario = harness::Loaded(kStepBack);
  EXPECT_EQ(FailInverted({&scenario, &scenario}, "SF-CMS-02"), (std::vector<bool>{false, false}));
}

TEST(InvertedRunsTest, NoCaseNoOutcome) { EXPECT_TRUE(FailInverted({}, "SF-CMS-02").empty()); }

// A switch that the loader would have refused fails a check of the runner.
TEST(InvertedRunsTest, ACaseThatDiesHasFailedAndTheNextOneRuns) {
  const harness::Scenario good = harness::Loaded(kStepBack);
  harness::Scenario broken = good;
  broken.policy.push_back({{}, "no-such-switch", "x"});
  EXPECT_EQ(FailInverted({&broken, &good, &broken, &good}, "MK-STATUS-03"),
            (std::vector<bool>{true, true, true, true}));
  EXPECT_EQ(FailInverted({&broken, &good}, "SF-CMS-02"), (std::vector<bool>{true, false}));
}

}  // namespace
}  // namespace campsync::cli
