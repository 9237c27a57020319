// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/failure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "scenarios/harness/report/wrapped_text.h"

namespace campsync::harness {
namespace {

// One screen: whoever wants all of it takes the trace.
constexpr std::size_t kFindingsShownMax = 6;

std::string Padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, ColumnsOf(text)), ' ');
}

// The expected row beside the nearest one, a mark where they differ.
std::string DiffText(const std::vector<FieldDiff>& diff) {
  std::size_t field = ColumnsOf("field");
  std::size_t expected = ColumnsOf("expected");
  for (const FieldDiff& one : diff) {
    field = std::max(field, ColumnsOf(one.field));
    expected = std::max(expected, ColumnsOf(one.expected));
  }
  std::string text =
      fmt::format("      {}  {}  found\n", Padded("field", field), Padded("expected", expected));
  for (const FieldDiff& one : diff) {
    text += fmt::format("    {} {}  {}  {}\n", one.is_different ? '*' : ' ',
                        Padded(one.field, field), Padded(one.expected, expected), one.found);
  }
  return text;
}

// With a diff below it the sentence need not spell the row out.
std::string Headline(const Finding& finding) {
  if (finding.diff.empty()) return finding.sentence;
  std::string fields;
  for (const FieldDiff& one : finding.diff) {
    if (one.is_different) fields += (fields.empty() ? "" : ", ") + one.field;
  }
  const std::string before = finding.sentence.substr(0, finding.sentence.find(" {"));
  return fmt::format("{} as expected; the nearest one differs in {}", before, fields);
}

std::string FindingText(const CaseResult& result, const Finding& finding) {
  const std::string where =
      finding.place.line == 0 ? result.path : fmt::format("{}:{}", result.path, finding.place.line);
  const std::string judge =
      finding.judge == "expect" ? std::string() : fmt::format("[{}] ", finding.judge);
  std::string text = fmt::format("  {}:\n", where) + Wrapped(judge + Headline(finding), "    ");
  if (!finding.diff.empty()) return text + DiffText(finding.diff);
  for (const std::string& line : finding.lines) text += Wrapped(line, "      ");
  return text;
}

std::string FindingsText(const CaseResult& result) {
  std::string text;
  for (std::size_t index = 0; index < result.findings.size(); ++index) {
    if (index == kFindingsShownMax) {
      return text + fmt::format("  and {} more findings\n", result.findings.size() - index);
    }
    text += FindingText(result, result.findings[index]);
  }
  return text;
}

// `(https://...)` and the like: where a document lies is for `campsim rules`.
bool IsAddress(std::string_view text) {
  return text.find("://") != std::string_view::npos ||
         text.find("github.com") != std::string_view::npos;
}

std::string RuleText(const std::string& id, const Rulebook& rulebook) {
  const Rule* rule = rulebook.Find(id);
  if (rule == nullptr) return fmt::format("  rule {}\n", id);
  const std::string source = fmt::format("source: {} [{}, {}]", ShortSource(rule->source),
                                         NameOf(rule->confidence), NameOf(rule->strength));
  return fmt::format("  rule {}: {}\n", id, rule->title) + Wrapped(rule->statement, "    ") +
         Wrapped(source, "    ");
}

std::string DoubtsText(const CaseResult& result) {
  std::string text;
  for (const std::string& doubt : result.doubts) text += Wrapped("not decided: " + doubt, "  ");
  for (const LoadNote& note : result.notes) {
    text += Wrapped(
        fmt::format("{}:{}: {}: {}", result.path, note.place.line, NameOf(note.kind), note.text),
        "  ");
  }
  return text;
}

}  // namespace

std::string ShortSource(std::string_view source) {
  std::string text;
  while (!source.empty()) {
    const std::size_t open = source.find(" (");
    const std::size_t close = source.find(')', open == std::string_view::npos ? open : open + 2);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += source.substr(0, open);
    const std::string_view group = source.substr(open, close + 1 - open);
    if (!IsAddress(group)) text += group;
    source.remove_prefix(close + 1);
  }
  return text += source;
}

std::set<std::string> RulesBroken(const CaseResult& result) {
  std::set<std::string> rules;
  bool expectation = result.verdict == Verdict::kCrash;
  for (const Finding& finding : result.findings) {
    if (!finding.rule.empty()) rules.insert(finding.rule);
    expectation = expectation || finding.rule.empty();
  }
  if (expectation) rules.insert(result.cited.begin(), result.cited.end());
  return rules;
}

std::string AddressOf(const CaseResult& result) {
  const bool is_case = result.path.ends_with("scenarios/cases/" + result.name + ".json");
  const bool is_fixture =
      result.name.starts_with("fixtures/") && result.path.ends_with(result.name + "/scenario.json");
  return is_case || is_fixture ? result.name : result.path;
}

std::string ReplayLine(const CaseResult& result, const std::string& options) {
  const bool beside = std::ranges::any_of(result.findings, [](const Finding& finding) {
    return finding.judge == kCalmTellingJudge;
  });
  return fmt::format("scenarios/run run {} --trace{}{}", AddressOf(result),
                     beside ? " --undisturbed" : "", options);
}

std::string FailureText(const CaseResult& result, const Rulebook& rulebook,
                        const std::string& options) {
  if (result.verdict == Verdict::kPass) return {};
  std::string text = Wrapped(result.title, "  ");
  if (!result.crash.empty()) {
    text += "  the program broke while this case ran:\n" + Wrapped(result.crash, "    ");
  }
  text += FindingsText(result) + DoubtsText(result);
  for (const std::string& rule : RulesBroken(result)) text += RuleText(rule, rulebook);
  if (result.divergence) {
    text += "  first divergent event:\n" + Wrapped(*result.divergence, "    ");
  }
  text += fmt::format("  replay: {}\n", ReplayLine(result, options));
  return text;
}

}  // namespace campsync::harness
