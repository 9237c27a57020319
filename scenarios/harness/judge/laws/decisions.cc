// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

void JudgeDecision(const Rulebook& rulebook, RuleId id, std::string_view outcome,
                   Findings& findings) {
  const Rule* rule = rulebook.Find(id.text());
  if (rule != nullptr && std::ranges::find(rule->decides, outcome) != rule->decides.end()) return;
  Finding finding;
  finding.rule = id.text();
  if (rule == nullptr) {
    finding.sentence =
        fmt::format("the sync decided '{}' by {}, which is no rule", outcome, id.text());
  } else if (rule->decides.empty()) {
    finding.sentence =
        fmt::format("the sync decided '{}' by {}, by which it decides nothing", outcome, id.text());
  } else {
    finding.sentence = fmt::format("the sync decided '{}' by {}, by which it decides '{}'", outcome,
                                   id.text(), fmt::join(rule->decides, "' or '"));
  }
  finding.lines.emplace_back("its entry in scenarios/rulebook says so under \"decides\"");
  findings.push_back(std::move(finding));
}

// A verdict names the switches that its decisions read: who changes one must see what it changes.
void JudgeSwitches(const Rulebook& rulebook, const Decided& decided, Findings& findings) {
  const Rule* rule = rulebook.Find(decided.rule.text());
  const std::string_view outcome = NameOf(decided.outcome);
  if (rule == nullptr || std::ranges::find(rule->reads, outcome) == rule->reads.end()) return;
  for (const std::string& name : rule->switches) {
    if (std::ranges::find(decided.switches, name) != decided.switches.end()) continue;
    findings.push_back({.rule = rule->id,
                        .sentence = fmt::format("the sync decided '{}' by {} and does not say that "
                                                "it read the switch {}",
                                                outcome, rule->id, name),
                        .lines = {"its entry in scenarios/rulebook says so under \"reads\""}});
  }
}

}  // namespace

void JudgeDecisions(const LawView& view, Findings& findings) {
  if (view.rulebook == nullptr) return;
  // From the end: the events of one step are few, those of a run many.
  const auto& events = view.history.events;
  for (auto seen = events.rbegin(); seen != events.rend(); ++seen) {
    if (seen->journal <= view.journal_before) break;
    if (const auto* decided = std::get_if<Decided>(&seen->event.what)) {
      JudgeDecision(*view.rulebook, decided->rule, NameOf(decided->outcome), findings);
      JudgeSwitches(*view.rulebook, *decided, findings);
    }
    if (const auto* link = std::get_if<LinkDecided>(&seen->event.what)) {
      JudgeDecision(*view.rulebook, link->rule, kDecidesLinks, findings);
    }
  }
  std::ranges::reverse(findings);
}

}  // namespace campsync::harness
