// SPDX-License-Identifier: Apache-2.0
//
// Helpers of the loader's tests: a small valid scenario whose parts a test replaces, and the errors
// of a text as strings. Not a builder of worlds.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "scenarios/harness/loader/scenario_loader.h"

namespace campsync::harness {

/// The rule ids the tests' rulebook has.
inline const RuleIds& TestRules() {
  static const RuleIds kRules = {"MK-MEMBER-01", "MK-MEMBER-03", "MK-STATUS-01", "MK-STATUS-11"};
  return kRules;
}

/// Two linked sides with two people: `ann` is a lead, `bob` is in Marketo alone.
inline constexpr std::string_view kTwoPeople = R"({
    "marketo": {
      "channels": [{"name": "Party", "statuses": [
        {"name": "Invited", "step": 10}, {"name": "Attended", "step": 30, "success": true}]}],
      "programs": [{"name": "Spring Party", "type": "Event", "channel": "Party",
                    "costs": [{"startDate": "2026-03", "cost": 500}]}],
      "people": [{"key": "ann", "lastName": "Li", "salesforce": "lead:ann"},
                 {"key": "bob", "lastName": "Ng", "company": "Acme"}],
      "members": [{"program": "Spring Party", "person": "ann", "status": "Invited"}]
    },
    "salesforce": {
      "campaigns": [{"Name": "Spring", "statuses": [
        {"Label": "Invited", "IsDefault": true}, {"Label": "Attended", "HasResponded": true}]}],
      "leads": [{"key": "ann", "LastName": "Li", "Company": "Acme"}],
      "contacts": [{"key": "cem", "LastName": "Oz"}],
      "members": [{"campaign": "Spring", "person": "lead:ann", "Status": "Invited"}]
    },
    "links": [{"program": "Spring Party", "campaign": "Spring"}]
  })";

/// A scenario over kTwoPeople with these steps (the inside of the list).
inline std::string WithSteps(std::string_view steps) {
  return R"({"title": "t", "given": )" + std::string(kTwoPeople) + R"(, "steps": [)" +
         std::string(steps) + "]}";
}

/// A scenario with this `given` and one step.
inline std::string WithGiven(std::string_view given) {
  return R"({"title": "t", "given": )" + std::string(given) + R"(, "steps": [{"sync": "cycle"}]})";
}

inline Scenario Loaded(const std::string& text) {
  auto scenario = ParseScenario("cases/topic/name.json", text, TestRules());
  EXPECT_TRUE(scenario.ok()) << (scenario.ok() ? "" : FormatLoadErrors(scenario.error()));
  return scenario.ok() ? std::move(*scenario) : Scenario();
}

/// Everything that is printed about the text; empty when it loads.
inline std::string ErrorsOf(const std::string& text) {
  const auto scenario = ParseScenario("cases/topic/name.json", text, TestRules());
  return scenario.ok() ? std::string() : FormatLoadErrors(scenario.error());
}

/// Expects that the text is refused and that the print holds both parts.
inline void ExpectError(const std::string& text, std::string_view message,
                        std::string_view advice = "") {
  const std::string printed = ErrorsOf(text);
  EXPECT_NE(printed.find(message), std::string::npos) << printed << "\nwanted: " << message;
  EXPECT_NE(printed.find(advice), std::string::npos) << printed << "\nwanted: " << advice;
  EXPECT_NE(printed.find("cases/topic/name.json:"), std::string::npos) << printed;
}

}  // namespace campsync::harness
