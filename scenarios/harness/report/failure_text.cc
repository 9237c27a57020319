// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/failure_text.h"

#include <fmt/format.h>

#include <cstddef>
#include <set>

namespace campsync::harness {
namespace {

// One screen: whoever wants all of it takes the trace.
constexpr std::size_t kFindingsShownMax = 6;

std::string FindingText(const CaseResult& result, const Finding& finding) {
  const std::string where =
      finding.place.line == 0 ? result.path : fmt::format("{}:{}", result.path, finding.place.line);
  const std::string judge =
      finding.judge == "expect" ? std::string() : fmt::format("[{}] ", finding.judge);
  std::string text = fmt::format("  {}: {}{}\n", where, judge, finding.sentence);
  for (const std::string& line : finding.lines) text += fmt::format("      {}\n", line);
  return text;
}

// The rules that the findings name; for failed expectations, those that the case cites.
std::set<std::string> RulesBroken(const CaseResult& result) {
  std::set<std::string> rules;
  bool expectation = false;
  for (const Finding& finding : result.findings) {
    if (!finding.rule.empty()) rules.insert(finding.rule);
    expectation = expectation || finding.rule.empty();
  }
  if (expectation) rules.insert(result.cited.begin(), result.cited.end());
  return rules;
}

// A name replays what lies among the cases; everything else is replayed by its path.
std::string Address(const CaseResult& result) {
  for (const char* folder : {"scenarios/cases/", "fixtures/"}) {
    if (result.path.ends_with(folder + result.name + ".json")) return result.name;
  }
  return result.path;
}

std::string RuleText(const std::string& id, const Rulebook& rulebook) {
  const Rule* rule = rulebook.Find(id);
  if (rule == nullptr) return fmt::format("  rule {}\n", id);
  return fmt::format("  rule {}: {}\n    source ({}, {}): {}\n", id, rule->statement,
                     NameOf(rule->confidence), NameOf(rule->strength), rule->source);
}

}  // namespace

std::string FailureText(const CaseResult& result, const Rulebook& rulebook,
                        const std::string& options) {
  if (result.verdict == Verdict::kPass) return {};
  std::string text;
  for (std::size_t index = 0; index < result.findings.size(); ++index) {
    if (index == kFindingsShownMax) {
      text += fmt::format("  and {} more findings\n", result.findings.size() - index);
      break;
    }
    text += FindingText(result, result.findings[index]);
  }
  for (const std::string& doubt : result.doubts) text += fmt::format("  not decided: {}\n", doubt);
  for (const LoadNote& note : result.notes) {
    text += fmt::format("  {}:{}: {}: {}\n", result.path, note.place.line, NameOf(note.kind),
                        note.text);
  }
  for (const std::string& rule : RulesBroken(result)) text += RuleText(rule, rulebook);
  if (result.divergence) text += fmt::format("  first divergent event: {}\n", *result.divergence);
  text += fmt::format("  replay: scenarios/run run {} --trace{}\n", Address(result), options);
  return text;
}

}  // namespace campsync::harness
