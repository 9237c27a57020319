// SPDX-License-Identifier: Apache-2.0
// How much of the recorded cases the reference model judges. A model that grows shy judges nothing
// and finds nothing.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>

#include "scenarios/cli/case_session.h"
#include "scenarios/harness/run/case_runner.h"

namespace campsync::cli {
namespace {

using harness::ReferenceTally;

void Add(ReferenceTally& sum, const ReferenceTally& one) {
  sum.edited += one.edited;
  sum.untouched += one.untouched;
  for (std::size_t i = 0; i < harness::kNotJudgedCount; ++i) {
    sum.not_judged[i] += one.not_judged[i];
  }
}

std::string Describe(const ReferenceTally& tally) {
  std::string text = fmt::format("{} edited, {} untouched judged", tally.edited, tally.untouched);
  for (std::size_t i = 0; i < harness::kNotJudgedCount; ++i) {
    text += fmt::format("; {} {}", tally.not_judged[i],
                        harness::NameOf(static_cast<harness::NotJudged>(i)));
  }
  return text;
}

TEST(ReferenceShareTest, MostEditedMembersOfTheRecordedCasesAreJudged) {
  const auto session = CaseSession::Open(CAMPSIM_SOURCE_DIR, {});
  ASSERT_TRUE(session.ok());
  const LoadedCases cases = session->Load();
  ReferenceTally sum;
  for (const harness::Scenario& scenario : cases.scenarios) {
    const auto result = harness::RunCase(scenario, {});
    ASSERT_TRUE(result.ok()) << scenario.name;
    Add(sum, result->reference);
  }
  const std::int64_t left_out =
      std::accumulate(sum.not_judged.begin(), sum.not_judged.end(), std::int64_t{0});
  EXPECT_GE(sum.edited, 3 * (sum.edited + left_out) / 5) << Describe(sum);
  RecordProperty("tally", Describe(sum));
}

}  // namespace
}  // namespace campsync::cli
