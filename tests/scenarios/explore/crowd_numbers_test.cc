// SPDX-License-Identifier: Apache-2.0
// Numbers are closed up wherever they stand, and nothing else is touched.
#include "scenarios/harness/explore/crowd_numbers.h"

#include <gtest/gtest.h>

#include <string>

#include "scenarios/harness/writer/scenario_writer.h"
#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

Scenario WithCrowd(std::string_view first, std::string_view second) {
  std::string text = WithSteps(
      R"({"marketo": "add_person", "key": "crowdA", "lastName": "ann7", "company": "crow1"},
         {"marketo": "add_person", "key": "crowdB", "lastName": "N", "email": "crowdB@example.com"},
         {"salesforce": "add_lead", "key": "import2guest4", "LastName": "N", "Company": "C"},
         {"marketo": "remove_member", "program": "Spring Party", "person": "crowdB"})");
  const auto replace = [&text](std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, from.size(), to);
    }
  };
  replace("crowdA", first);
  replace("crowdB", second);
  return Loaded(text);
}

TEST(CrowdNumbersTest, CountsFromOneWithoutGaps) {
  const auto closed = CloseNumbers(WithCrowd("crowd9", "crowd17"));
  ASSERT_TRUE(closed.has_value());
  const std::string text = WriteUnfolded(*closed);
  EXPECT_NE(text.find(R"("key": "crowd1", "lastName": "ann7", "company": "crow1")"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(R"("email": "crowd2@example.com")"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("person": "crowd2")"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("key": "import2guest1")"), std::string::npos) << text;
}

TEST(CrowdNumbersTest, KeepsTheOrderOfTheNumbersAndNotOfTheText) {
  const auto closed = CloseNumbers(WithCrowd("crowd17", "crowd9"));
  ASSERT_TRUE(closed.has_value());
  EXPECT_NE(WriteUnfolded(*closed).find(R"("person": "crowd1")"), std::string::npos);
}

TEST(CrowdNumbersTest, LeavesAScenarioAloneThatHasNoGaps) {
  const auto once = CloseNumbers(WithCrowd("crowd2", "crowd3"));
  ASSERT_TRUE(once.has_value());
  EXPECT_FALSE(CloseNumbers(*once).has_value());
}

}  // namespace
}  // namespace campsync::harness
