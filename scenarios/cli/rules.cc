// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/cli/case_session.h"
#include "scenarios/cli/prove.h"
#include "scenarios/cli/subcommands.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/report/json_report.h"
#include "scenarios/harness/rulebook/coverage.h"

namespace campsync::cli {
namespace {

std::string Details(const harness::RuleCoverage& one) {
  const harness::Rule& rule = *one.rule;
  std::string text =
      fmt::format("{}: {}\n  {}\n  source: {}\n  confidence: {}, strength: {}\n  status: {}\n",
                  rule.id, rule.title, rule.statement, rule.source, NameOf(rule.confidence),
                  NameOf(rule.strength), NameOf(one.status));
  if (!one.reason.empty()) text += fmt::format("  reason: {}\n", one.reason);
  if (!rule.switches.empty()) {
    text += fmt::format("  switches: {}\n", fmt::join(rule.switches, ", "));
  }
  for (const std::string& name : one.cases) text += fmt::format("  case: {}\n", name);
  return text;
}

std::string Table(const std::vector<harness::RuleCoverage>& coverage) {
  std::string text;
  std::map<std::string_view, std::int64_t> counts;
  for (const harness::RuleCoverage& one : coverage) {
    text += fmt::format("{:<18} {:<12} {}{}\n", one.rule->id, NameOf(one.status), one.rule->title,
                        one.reason.empty() ? "" : " (" + one.reason + ")");
    ++counts[NameOf(one.status)];
  }
  text += fmt::format("{} rules:", coverage.size());
  for (const auto& [status, count] : counts) text += fmt::format(" {} {}", count, status);
  return text + "\n";
}

// All cases are evidence, whatever rule was asked for.
std::vector<harness::CaseEvidence> EvidenceOf(const harness::RunReport& report) {
  std::vector<harness::CaseEvidence> evidence;
  for (const harness::TimedCase& one : report.cases) evidence.push_back(one.result.Evidence());
  return evidence;
}

}  // namespace

Usage RulesUsage() {
  return {.name = "rules",
          .summary = "shows the rulebook and which rules the cases cover",
          .arguments = "[ID...]",
          .example = "campsim rules MK-STATUS-03    one rule, its source and its cases",
          .options = {"prove", "json"}};
}

int ShowRules(const Options& options, Console& console) {
  const Options all_cases;
  const auto session = CaseSession::Open(console.root, all_cases);
  if (!session) {
    console.err << "campsim rules: " << session.error().sentence << "\n";
    return kExitInvalid;
  }
  for (const std::string& id : options.positional) {
    if (session->rulebook().Find(id) != nullptr) continue;
    console.err << fmt::format("campsim rules: no rule '{}'. {}\n", id,
                               harness::AdviceFor(id, session->rulebook().Ids()));
    return kExitInvalid;
  }
  if (options.prove) return ProveRules(*session, options, console);
  const harness::RunReport report = session->Run(session->Load(), all_cases);
  for (const auto& error : report.invalid) console.err << harness::FormatLocatedError(error);
  std::vector<harness::RuleCoverage> coverage =
      harness::CoverageOf(session->rulebook(), EvidenceOf(report));
  if (!options.positional.empty()) {
    std::erase_if(coverage, [&](const harness::RuleCoverage& one) {
      const auto& ids = options.positional;
      return std::find(ids.begin(), ids.end(), one.rule->id) == ids.end();
    });
  }
  if (options.json) {
    console.out << harness::JsonOfRules(coverage);
  } else if (options.positional.empty()) {
    console.out << Table(coverage);
  } else {
    for (const harness::RuleCoverage& one : coverage) console.out << Details(one);
  }
  return report.invalid.empty() ? kExitPass : kExitInvalid;
}

}  // namespace campsync::cli
