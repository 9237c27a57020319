// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/scenario_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/json/source_file.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/expect_reader.h"
#include "scenarios/harness/loader/given_reader.h"
#include "scenarios/harness/loader/link_reader.h"
#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/loader/repeated_records.h"
#include "scenarios/harness/loader/salesforce_records.h"
#include "scenarios/harness/loader/step_reader.h"
#include "scenarios/harness/scenario_words.h"
#include "scenarios/harness/vendor_answers/answer_blocks.h"

namespace campsync::harness {
namespace {

constexpr auto kScenarioKeys = std::to_array<KeyWord>({{"$schema", false},
                                                       {"title", true},
                                                       {"rules", false},
                                                       {"spares", false},
                                                       {"policy", false},
                                                       {"given", true},
                                                       {"steps", true}});
constexpr ObjectWords kScenarioShape{"scenario", kScenarioKeys};

std::vector<CitedRule> ReadRules(const ObjectReader& object, std::string_view key,
                                 const RuleIds& known) {
  std::vector<CitedRule> rules;
  for (const JsonNode& node : object.List(key)) {
    const auto id = ReadText(node, object.errors());
    if (!id) continue;
    if (!known.contains(*id)) {
      object.errors().Add(node.place, fmt::format("the rulebook has no rule '{}'", *id),
                          AdviceFor(*id, {known.begin(), known.end()}));
    }
    if (std::ranges::find(rules, *id, &CitedRule::id) != rules.end()) {
      object.errors().Add(node.place, fmt::format("'{}' is cited twice", *id), "Cite it once.");
    }
    rules.push_back({node.place, *id});
  }
  return rules;
}

void CheckRules(const ObjectReader& object, const Scenario& scenario) {
  for (const CitedRule& spared : scenario.spares) {
    if (std::ranges::find(scenario.rules, spared.id, &CitedRule::id) == scenario.rules.end()) {
      continue;
    }
    object.errors().Add(spared.place, fmt::format("'{}' is cited and spared", spared.id),
                        "Either it comes to bear in this case, or it does not.");
  }
  const std::size_t count = scenario.rules.size() + scenario.spares.size();
  if (count <= kCitedRulesMax) return;
  object.errors().Add(object.PlaceOf("rules"),
                      fmt::format("{} rules are cited; at most {}", count, kCitedRulesMax),
                      "A case has one reason to exist: split it.");
}

std::vector<SwitchSetting> ReadPolicy(const JsonNode& node, ErrorList& errors) {
  std::vector<SwitchSetting> settings;
  if (node.AsObject() == nullptr) {
    errors.Add(node.place,
               fmt::format("expected an object of switches, found {}", DescribeValue(node)));
    return settings;
  }
  for (const JsonMember& member : *node.AsObject()) {
    const auto values = SwitchValues(member.key);
    if (!values) {
      errors.Add(member.key_place, fmt::format("there is no switch '{}'", member.key),
                 AdviceFor(member.key, SwitchWords()));
      continue;
    }
    const auto index =
        ReadWord(member.value, fmt::format("value of {}", member.key), *values, errors);
    if (index) {
      settings.push_back({member.value.place, member.key, std::string((*values)[*index])});
    }
  }
  return settings;
}

void ReadRoot(const JsonNode& root, const RuleIds& known_rules, ErrorList& errors,
              Scenario& scenario) {
  const ObjectReader object(root, kScenarioShape, errors);
  if (root.AsObject() == nullptr) return;
  (void)object.Text("$schema");  // an editor's, ignored
  scenario.title = object.Name("title");
  scenario.rules = ReadRules(object, "rules", known_rules);
  scenario.spares = ReadRules(object, "spares", known_rules);
  CheckRules(object, scenario);
  if (const JsonNode* policy = object.Find("policy")) {
    scenario.policy = ReadPolicy(*policy, errors);
  }
  Directory directory;
  if (const JsonNode* given = object.Find("given")) {
    const std::string folder = std::filesystem::path(scenario.path).parent_path().string();
    GivenRead read = ReadGiven(*given, folder, directory, errors);
    scenario.given = std::move(read.given);
    scenario.notes = std::move(read.notes);
  }
  if (const JsonNode* steps = object.Find("steps")) {
    scenario.steps = ReadSteps(*steps, scenario.given.time, directory, errors);
  }
}

}  // namespace

std::string FormatLoadErrors(const LoadErrors& errors) {
  std::string text;
  for (const LocatedError& error : errors.errors) text += FormatLocatedError(error);
  return text;
}

Result<Scenario, LoadErrors> LoadScenario(const std::string& path, const RuleIds& known_rules) {
  auto text = ReadSourceFile(path);
  if (!text) return LoadErrors{{text.error()}};
  return ParseScenario(path, std::move(*text), known_rules);
}

Result<Scenario, LoadErrors> ParseScenario(const std::string& path, std::string text,
                                           const RuleIds& known_rules) {
  auto root = ParseJson(path, text);
  if (!root) return LoadErrors{{root.error()}};
  Scenario scenario;
  scenario.path = path;
  scenario.name = ScenarioName(path);
  ErrorList errors(path, text);
  ExpandRepeats(*root, errors);
  ReadRoot(*root, known_rules, errors, scenario);
  if (!errors.IsEmpty()) return LoadErrors{errors.Sorted()};
  scenario.source = std::move(text);
  return scenario;
}

bool IsFixture(std::string_view path) {
  const std::filesystem::path file(path);
  return file.filename() == "scenario.json" &&
         file.parent_path().parent_path().filename() == "fixtures";
}

std::string ScenarioName(std::string_view path) {
  const std::filesystem::path file(path);
  const std::string topic = file.parent_path().filename().string();
  if (IsFixture(path)) return "fixtures/" + topic;
  const std::string stem = file.stem().string();
  return topic.empty() || topic == "." || topic == ".." ? stem : topic + "/" + stem;
}

std::vector<ObjectWords> AllShapes() {
  std::vector<ObjectWords> all = {kScenarioShape};
  for (const auto& part :
       {RepeatShapes(), GivenShapes(), LinkShapes(), AnswerBlockShapes(), MarketoRecordShapes(),
        SalesforceRecordShapes(), StepShapes(), ExpectShapes()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace campsync::harness
