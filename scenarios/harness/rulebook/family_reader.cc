// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <utility>

#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/json/object_reader.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {
namespace {

constexpr auto kFamilyKeys = std::to_array<KeyWord>({{"rules", true}});
constexpr auto kRuleKeys = std::to_array<KeyWord>({{"id", true},
                                                   {"title", true},
                                                   {"statement", true},
                                                   {"source", true},
                                                   {"confidence", true},
                                                   {"strength", true},
                                                   {"switch"},
                                                   {"decides"},
                                                   {"reads"},
                                                   {"status", true},
                                                   {"reason"}});
constexpr ObjectWords kFamilyWords = {"family", kFamilyKeys};
constexpr ObjectWords kRuleWords = {"rule", kRuleKeys};

template <class Enum>
Enum ReadEnum(const ObjectReader& reader, std::string_view key,
              const std::vector<std::string_view>& words) {
  return static_cast<Enum>(reader.Word(key, key, words).value_or(0));
}

// `mk-link.json` holds the rules MK-LINK-01, MK-LINK-02, ...
std::string PrefixOf(const std::string& file) {
  std::string prefix = std::filesystem::path(file).stem().string() + "-";
  std::ranges::transform(prefix, prefix.begin(),
                         [](unsigned char one) { return static_cast<char>(std::toupper(one)); });
  return prefix;
}

bool IsNumbered(std::string_view id, std::string_view prefix) {
  if (!id.starts_with(prefix) || id.size() != prefix.size() + 2) return false;
  return std::ranges::all_of(id.substr(prefix.size()),
                             [](unsigned char one) { return std::isdigit(one) != 0; });
}

std::vector<std::string> ReadSwitches(const ObjectReader& reader) {
  const JsonNode* node = reader.Find("switch");
  if (node == nullptr) return {};
  std::vector<std::string> names;
  const auto read_name = [&](const JsonNode& one) {
    if (auto name = ReadText(one, reader.errors())) names.push_back(*std::move(name));
  };
  if (node->AsArray() == nullptr) {
    read_name(*node);
    return names;
  }
  for (const JsonNode& one : *node->AsArray()) read_name(one);
  return names;
}

std::vector<std::string_view> ReadOutcomes(const ObjectReader& reader, std::string_view key) {
  std::vector<std::string_view> words;
  for (const JsonNode& one : reader.List(key)) {
    const auto word = ReadWord(one, "outcome of a decision", DecisionWords(), reader.errors());
    if (word) words.push_back(DecisionWords()[*word]);
  }
  return words;
}

void CheckReads(const ObjectReader& reader, const Rule& rule) {
  const bool decided = std::ranges::all_of(rule.reads, [&](std::string_view outcome) {
    return std::ranges::find(rule.decides, outcome) != rule.decides.end();
  });
  if (decided && (rule.reads.empty() || !rule.switches.empty())) return;
  reader.errors().Add(reader.PlaceOf("reads"), "only a decision by a switch reads one",
                      "Name outcomes of `decides`, of a rule that has a `switch`.");
}

Rule ReadRule(const JsonNode& node, const std::string& prefix, ErrorList& errors) {
  const ObjectReader reader(node, kRuleWords, errors);
  Rule rule;
  rule.id = reader.Name("id");
  rule.title = reader.Name("title");
  rule.statement = reader.Name("statement");
  rule.source = reader.Name("source");
  rule.confidence =
      ReadEnum<Confidence>(reader, "confidence", {"documented", "community", "inferred", "open"});
  rule.strength = ReadEnum<Strength>(reader, "strength", {"required", "recommended"});
  rule.status = ReadEnum<RuleStatus>(reader, "status", {"active", "later", "out-of-scope"});
  rule.switches = ReadSwitches(reader);
  rule.decides = ReadOutcomes(reader, "decides");
  rule.reads = ReadOutcomes(reader, "reads");
  CheckReads(reader, rule);
  rule.reason = reader.Text("reason");
  if (!IsNumbered(rule.id, prefix)) {
    errors.Add(reader.PlaceOf("id"), fmt::format("'{}' is no rule of this family", rule.id),
               fmt::format("Ids here are {} and two digits.", prefix));
  }
  if ((rule.status == RuleStatus::kActive) != rule.reason.empty()) {
    errors.Add(reader.PlaceOf("status"), "a reason belongs to every rule that is not active",
               "Say in `reason` why the rule is later or out-of-scope; an active one has none.");
  }
  return rule;
}

}  // namespace

Result<std::vector<Rule>, std::vector<LocatedError>> ReadFamily(const std::string& file,
                                                                std::string_view text) {
  Result<JsonNode, LocatedError> root = ParseJson(file, text);
  if (!root) return std::vector<LocatedError>{root.error()};
  ErrorList errors(file, text);
  const ObjectReader reader(*root, kFamilyWords, errors);
  std::vector<Rule> rules;
  for (const JsonNode& node : reader.List("rules")) {
    Rule rule = ReadRule(node, PrefixOf(file), errors);
    if (!rules.empty() && rule.id <= rules.back().id) {
      errors.Add(node.place, fmt::format("'{}' stands after '{}'", rule.id, rules.back().id),
                 "Rules stand in the order of their ids, each once.");
    }
    rules.push_back(std::move(rule));
  }
  if (!errors.IsEmpty()) return errors.Sorted();
  return rules;
}

}  // namespace campsync::harness
