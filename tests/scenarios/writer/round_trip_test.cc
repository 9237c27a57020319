// SPDX-License-Identifier: Apache-2.0
// Every recorded case and incident, written and loaded again, is the same scenario and the same
// run.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "scenarios/harness/json/duration_text.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/rulebook/rulebook.h"
#include "scenarios/harness/run/case_files.h"
#include "scenarios/harness/run/case_runner.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

using nlohmann::json;
using Texts = std::vector<std::string>;

RuleIds KnownRules() {
  const auto rulebook = Rulebook::Load(CAMPSIM_SOURCE_DIR "/scenarios/rulebook");
  if (!rulebook) return {};
  const auto ids = rulebook->Ids();
  return {ids.begin(), ids.end()};
}

template <class Record>
void AppendIds(const std::vector<Record>& records, Texts& ids) {
  for (const Record& record : records) {
    std::string id = "none";
    if constexpr (requires { record.id->Text(); }) {
      if (record.id) id = record.id->Text();
    } else {
      if (record.id) id = std::to_string(record.id->value);
    }
    std::string key;
    if constexpr (requires { record.key; }) {
      key = record.key;
    } else {
      key = record.campaign + " " + FormatKey(record.person);
    }
    ids.push_back(key + " " + id);
  }
}

// The key and id of each record, in order.
Texts IdsOf(const Given& given) {
  Texts ids;
  AppendIds(given.marketo.programs, ids);
  AppendIds(given.marketo.people, ids);
  AppendIds(given.salesforce.campaigns, ids);
  AppendIds(given.salesforce.leads, ids);
  AppendIds(given.salesforce.contacts, ids);
  AppendIds(given.salesforce.members, ids);
  return ids;
}

// Everything that a run says and that must not depend on where the scenario came from.
Texts SayingsOf(const Result<CaseResult, LocatedError>& result) {
  if (!result) return {result.error().message};
  Texts sayings = {std::string(NameOf(result->verdict)), result->digest, result->title,
                   std::to_string(result->expectations_met)};
  for (const Finding& finding : result->findings) {
    sayings.push_back(finding.judge + ": " + finding.sentence);
    sayings.insert(sayings.end(), finding.lines.begin(), finding.lines.end());
  }
  sayings.insert(sayings.end(), result->doubts.begin(), result->doubts.end());
  sayings.insert(sayings.end(), result->cited.begin(), result->cited.end());
  sayings.insert(sayings.end(), result->settings.begin(), result->settings.end());
  return sayings;
}

// What an author may say and need not: the loader takes it for granted.
bool IsTakenForGranted(const json& object, const std::string& name, const json& value) {
  static const std::set<std::string> kOnes = {"nth", "times", "record", "records"};
  if (kOnes.contains(name)) return value == 1;
  if (name == "SortOrder") return value.is_null();
  if (name == "refused") return value.is_array() && value.empty();
  return name == "new_contact" && object.contains("lead") && object["lead"] == value;
}

// A month by any of its days.
bool IsMonth(const std::string& key, const json& value) {
  return key == "startDate" && value.is_string() &&
         value.get_ref<const std::string&>().size() == 10;
}

// What two ways to write one thing have in common.
json Usual(const std::string& key, json value) {
  if (value.is_structured()) {
    for (auto& [name, child] : value.items()) child = Usual(name, child);
  }
  if (value.is_object()) {
    const json whole = value;
    for (const auto& [name, child] : whole.items()) {
      if (IsTakenForGranted(whole, name, child)) value.erase(name);
    }
    if (value.contains("cost") && IsMonth("startDate", value["startDate"])) {
      value["startDate"] = value["startDate"].get<std::string>().substr(0, 7);
    }
  }
  if (key == "refused" && value.is_object() && value.size() == 1) return value["code"];
  if (value.is_object() && value.size() == 1 && value.contains("rows")) return value["rows"];
  if (!value.is_string()) return value;
  const auto& text = value.get_ref<const std::string&>();
  if (const auto span = ParseDuration(text)) return FormatDuration(*span);
  if (const auto instant = ParseInstant(text)) return FormatInstant(*instant);
  return value;
}

// The steps with each repeated one written out.
json WrittenOut(const json& steps) {
  json all = json::array();
  for (const json& step : steps) {
    if (!step.contains("repeat")) {
      all.push_back(step);
      continue;
    }
    for (int n = 1; n <= step["repeat"].get<int>(); ++n) {
      std::string text = step["each"].dump();
      for (auto at = text.find("{n}"); at != std::string::npos; at = text.find("{n}")) {
        text.replace(at, 3, std::to_string(n));
      }
      all.push_back(json::parse(text));
    }
  }
  return all;
}

// The steps of a file's text, in the usual way.
json StepsIn(const std::string& text) {
  const json scenario = json::parse(text, nullptr, true, /*ignore_comments=*/true);
  return Usual("", WrittenOut(scenario["steps"]));
}

// Whether the file's scenario survives being written.
void CheckFile(const std::string& path, const RuleIds& rules) {
  const auto scenario = LoadScenario(path, rules);
  ASSERT_TRUE(scenario.ok()) << FormatLoadErrors(scenario.error());
  const std::string written = WriteScenario(*scenario);
  const auto again = ParseScenario(path, written, rules);
  ASSERT_TRUE(again.ok()) << FormatLoadErrors(again.error()) << written;
  EXPECT_EQ(json::diff(StepsIn(scenario->source), StepsIn(written)).dump(2), "[]");
  EXPECT_EQ(IdsOf(again->given), IdsOf(scenario->given));
  EXPECT_EQ(WriteScenario(*again), written);
  EXPECT_EQ(SayingsOf(RunCase(*again, {})), SayingsOf(RunCase(*scenario, {}))) << written;
}

TEST(RoundTripTest, EveryRecordedCaseIsTheSameWhenWritten) {
  const RuleIds rules = KnownRules();
  const auto files = FindCases(CAMPSIM_SOURCE_DIR, {});
  ASSERT_TRUE(files.ok());
  ASSERT_GE(files->size(), 475U);
  for (const std::string& path : *files) {
    SCOPED_TRACE(path);
    CheckFile(path, rules);
  }
}

}  // namespace
}  // namespace campsync::harness
