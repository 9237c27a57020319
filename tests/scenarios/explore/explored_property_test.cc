// SPDX-License-Identifier: Apache-2.0
// The generator fed by a property library: whatever numbers it is given, the case can be run and
// all laws hold.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <vector>

#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/explore/explored_case.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

RC_GTEST_PROP(ExploredLaw, HoldsForAnyStreamOfDraws, (const std::vector<std::uint32_t>& numbers)) {
  const std::vector<std::uint64_t> wide(numbers.begin(), numbers.end());
  ListDraws draws(wide);
  const Scenario scenario = GenerateCase(draws, Profiles().front());
  const CaseResult result = RunDrawn(scenario, {});
  RC_LOG() << WriteScenario(scenario);
  for (const Finding& finding : result.findings) RC_LOG() << finding.sentence << "\n";
  RC_ASSERT(result.findings.empty());
}

}  // namespace
}  // namespace campsync::harness
