// SPDX-License-Identifier: Apache-2.0
// The writer knows every key that the loader knows: one that is added to the loader must be put
// into kEveryKey, and is then missed here until the writer writes it.
#include "tests/scenarios/writer/every_key.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "scenarios/harness/loader/shape.h"
#include "scenarios/harness/writer/scenario_writer.h"
#include "tests/scenarios/loader/load_text.h"

namespace campsync::harness {
namespace {

using nlohmann::json;
using Keys = std::set<std::string, std::less<>>;

// Objects by the key they stand behind, where that tells their shape.
const std::map<std::string, std::string, std::less<>> kShapeBehind = {
    {"given", "given"},
    {"clocks", "clocks"},
    {"settings", "settings"},
    {"channels", "channel"},
    {"programs", "program"},
    {"costs", "cost"},
    {"people", "person"},
    {"sync_user", "sync_user"},
    {"campaigns", "campaign"},
    {"leads", "lead"},
    {"contacts", "contact"},
    {"links", "link"},
    {"base", "base"},
    {"rows", "base_row"},
    {"marketo", "given_marketo"},
    {"salesforce", "given_salesforce"},
    {"during", "moment"},
    {"refused", "refused"},
    {"answer", "preview_answer"},
    {"incompatible", "incompatible_status"},
};

// The name of the object's shape; `behind` is the key it stands behind.
std::string ShapeOf(const std::string& behind, const json& object) {
  if (behind == "steps" || behind == "do") {
    for (const auto* word : {"sync", "time", "fault", "expect"}) {
      if (object.contains(word)) return word;
    }
    for (const auto* section : {"marketo", "salesforce", "user"}) {
      if (object.contains(section)) return section + ("." + object[section].get<std::string>());
    }
  }
  if (behind == "statuses") return object.contains("Label") ? "member_status" : "status";
  if (behind == "members") return object.contains("program") ? "program_member" : "campaign_member";
  const auto found = kShapeBehind.find(behind);
  return found == kShapeBehind.end() ? std::string("scenario") : found->second;
}

// The keys of the objects by their shapes. What is expected has shapes by table: see ExpectStep.
void CollectKeys(const std::string& behind, const json& value,
                 std::map<std::string, Keys, std::less<>>& keys) {
  if (value.is_array()) {
    for (const json& one : value) CollectKeys(behind, one, keys);
  }
  if (!value.is_object()) return;
  Keys& own = keys[ShapeOf(behind, value)];
  for (const auto& [key, child] : value.items()) {
    own.insert(key);
    if (key != "expect" && behind != "policy") CollectKeys(key, child, keys);
  }
}

bool IsOfExpectations(std::string_view shape) {
  return shape.starts_with("expectation") || shape.starts_with("row.") || shape == "table" ||
         shape == "matcher";
}

TEST(EveryKeyTest, TheTextHasEveryKeyOfTheLoader) {
  std::map<std::string, Keys, std::less<>> keys;
  json text = json::parse(kEveryKey);
  text.erase("policy");
  CollectKeys("", text, keys);
  for (const ObjectWords& shape : AllShapes()) {
    // Repeated records are written out one by one.
    const bool is_read_only = shape.name == "vendor_answer" || shape.name == "repeated";
    if (IsOfExpectations(shape.name) || is_read_only) continue;
    for (const KeyWord& key : shape.keys) {
      // A step is of one org: `salesforce` in one of Marketo's is refused.
      const bool is_of_both = shape.name == "marketo.add_person" && key.name == "salesforce";
      const bool is_not_written = key.name == "$schema" || key.name == "vendor_answers" ||
                                  key.name == "policy" || is_of_both;
      const auto found = keys.find(shape.name);
      EXPECT_TRUE(is_not_written || (found != keys.end() && found->second.contains(key.name)))
          << shape.name << " " << key.name;
    }
  }
}

TEST(EveryKeyTest, EveryValueIsWritten) {
  const Scenario scenario = Loaded(std::string(kEveryKey));
  const std::string written = WriteScenario(scenario);
  const json patch = json::diff(json::parse(kEveryKey), json::parse(written));
  EXPECT_EQ(patch.dump(2), "[]");
  EXPECT_EQ(WriteScenario(Loaded(written)), written);
}

// A field of a table by a value that the loader takes.
json ValueOf(const ExpectedField& field) {
  switch (field.type) {
    case FieldType::kNumber:
      return 7;
    case FieldType::kTruth:
      return true;
    case FieldType::kInstant:
      return "2026-01-02T03:04:05Z";
    case FieldType::kDate:
      return "2026-01-02";
    case FieldType::kWord:
      return field.words.front();
    case FieldType::kStatus:
      return "Invited";
    case FieldType::kProgram:
      return "Spring Party";
    case FieldType::kPerson:
      return "ann";
    case FieldType::kCampaign:
      return "Spring";
    case FieldType::kSalesforcePerson:
      return "lead:ann";
    case FieldType::kText:
      break;
  }
  json part = json::object();
  part["contains"] = "x";
  return part;
}

TEST(EveryKeyTest, EveryFieldOfEveryTableIsWritten) {
  json step = json::object();
  for (const ExpectedTable& table : ExpectedTables()) {
    json row = json::object();
    for (const ExpectedField& field : table.fields) row[std::string(field.name)] = ValueOf(field);
    json& pattern = step["expect"][std::string(table.section)][std::string(table.name)];
    pattern["only"] = true;
    pattern["rows"] = json::array({row});
    pattern["none"] = json::array({row});
  }
  const json written = json::parse(WriteScenario(Loaded(WithSteps(step.dump()))));
  EXPECT_EQ(json::diff(step, written["steps"][0]).dump(2), "[]");
}

}  // namespace
}  // namespace campsync::harness
