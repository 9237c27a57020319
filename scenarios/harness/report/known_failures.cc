// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/known_failures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/check.h"
#include "scenarios/harness/json/json_parser.h"

namespace campsync::harness {
namespace {

constexpr auto kFileKeys = std::to_array<KeyWord>({{"knownFailures", true}});
constexpr auto kEntryKeys = std::to_array<KeyWord>(
    {{"case", true}, {"rule", true}, {"message", true}, {"reason", true}, {"expires", true}});
constexpr ObjectWords kFileWords = {"known failures", kFileKeys};
constexpr ObjectWords kEntryWords = {"known failure", kEntryKeys};

KnownFailure ReadEntry(const JsonNode& node, ErrorList& errors) {
  const ObjectReader reader(node, kEntryWords, errors);
  return {.case_name = reader.Name("case"),
          .rule = reader.Name("rule"),
          .message = reader.Name("message"),
          .reason = reader.Name("reason"),
          .expires = reader.DateOf("expires").value_or(Date{})};
}

std::string TextOf(const Finding& finding) {
  std::string text = finding.sentence;
  for (const std::string& line : finding.lines) text += "\n" + line;
  return text;
}

// A failed expectation and a crash break no rule by name: then it is one that the case cites.
bool SaysRule(const std::string& rule, const KnownFailure& entry, const CaseResult& result) {
  if (!rule.empty()) return rule == entry.rule;
  return std::ranges::find(result.cited, entry.rule) != result.cited.end();
}

// nullopt: it fails as the entry says.
std::optional<std::string> Difference(const KnownFailure& entry, const CaseResult& result) {
  if (!result.HasFailed()) return fmt::format("it is {}", NameOf(result.verdict));
  bool says_message = result.crash.find(entry.message) != std::string::npos;
  if (!result.crash.empty() && !SaysRule({}, entry, result)) {
    return fmt::format("it does not cite {}", entry.rule);
  }
  for (const Finding& finding : result.findings) {
    if (!SaysRule(finding.rule, entry, result)) {
      const std::string found = finding.rule.empty() ? "no rule by name" : finding.rule;
      return fmt::format("it breaks {} and not only {}", found, entry.rule);
    }
    says_message = says_message || TextOf(finding).find(entry.message) != std::string::npos;
  }
  if (says_message) return std::nullopt;
  return fmt::format("nothing that was found says '{}'", entry.message);
}

KnownVerdict Judge(const KnownFailure& entry, const CaseResult* result, Date today) {
  const auto verdict = [&entry](KnownOutcome outcome, std::string sentence) {
    return KnownVerdict{entry, outcome, std::move(sentence)};
  };
  if (result == nullptr) {
    return verdict(KnownOutcome::kUnused, "no such case ran: remove the entry or mend its name");
  }
  if (result->verdict == Verdict::kPass) {
    return verdict(KnownOutcome::kUnexpectedPass, "the case passes: remove the entry");
  }
  if (today > entry.expires) {
    return verdict(KnownOutcome::kExpired,
                   fmt::format("the entry ended on {} and today is {}: mend what is wrong, or "
                               "decide anew",
                               FormatDate(entry.expires), FormatDate(today)));
  }
  if (const auto difference = Difference(entry, *result)) {
    return verdict(KnownOutcome::kFailingDifferently, *difference);
  }
  return verdict(KnownOutcome::kExpectedFailure,
                 fmt::format("{} (until {})", entry.reason, FormatDate(entry.expires)));
}

}  // namespace

std::string_view NameOf(KnownOutcome outcome) {
  switch (outcome) {
    case KnownOutcome::kExpectedFailure:
      return "expected failure";
    case KnownOutcome::kUnexpectedPass:
      return "unexpected pass";
    case KnownOutcome::kFailingDifferently:
      return "failing differently";
    case KnownOutcome::kUnused:
      return "unused entry";
    case KnownOutcome::kExpired:
      return "expired entry";
  }
  CAMPSYNC_UNREACHABLE();
}

std::vector<ObjectWords> KnownFailureShapes() { return {kFileWords, kEntryWords}; }

Result<std::vector<KnownFailure>, std::vector<LocatedError>> ReadKnownFailures(
    const std::string& file, std::string_view text) {
  Result<JsonNode, LocatedError> root = ParseJson(file, text);
  if (!root) return std::vector<LocatedError>{root.error()};
  ErrorList errors(file, text);
  const ObjectReader reader(*root, kFileWords, errors);
  std::vector<KnownFailure> entries;
  std::set<std::string> names;
  for (const JsonNode& node : reader.List("knownFailures")) {
    KnownFailure entry = ReadEntry(node, errors);
    if (!entry.case_name.empty() && !names.insert(entry.case_name).second) {
      errors.Add(node.place, fmt::format("'{}' is listed twice", entry.case_name),
                 "One entry says how a case fails.");
    }
    entries.push_back(std::move(entry));
  }
  if (!errors.IsEmpty()) return errors.Sorted();
  std::ranges::sort(entries, {}, &KnownFailure::case_name);
  return entries;
}

std::vector<KnownVerdict> JudgeKnownFailures(const std::vector<KnownFailure>& entries,
                                             const std::vector<CaseResult>& results, bool all_ran,
                                             Date today) {
  std::vector<KnownVerdict> verdicts;
  for (const KnownFailure& entry : entries) {
    const auto found = std::ranges::find(results, entry.case_name, &CaseResult::name);
    if (found == results.end() && !all_ran) continue;
    const CaseResult* result = found == results.end() ? nullptr : &*found;
    verdicts.push_back(Judge(entry, result, today));
  }
  return verdicts;
}

}  // namespace campsync::harness
