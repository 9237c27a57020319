// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/proof.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace campsync::harness {
namespace {

bool FailedInverted(const CaseEvidence& one, std::string_view rule) {
  const auto inverted = one.failed_inverted.find(rule);
  return one.passed && inverted != one.failed_inverted.end() && inverted->second;
}

RuleProof ProofOf(const Rule& rule, const std::vector<CaseEvidence>& cases) {
  RuleProof proof{.rule = &rule, .citing = {}, .killed_by = {}, .reason = {}, .advice = {}};
  for (const CaseEvidence& one : cases) {
    const bool cites = CanProve(one, rule.id);
    if (cites) proof.citing.push_back(one.name);
    if (!FailedInverted(one, rule.id)) continue;
    (cites ? proof.killed_by : proof.advice).push_back(one.name);
  }
  if (!proof.killed_by.empty()) {
    proof.advice.clear();
    return proof;
  }
  if (proof.citing.empty()) {
    proof.reason = "no passing case cites it";
  } else {
    proof.reason = "every case that cites it passes with it inverted";
  }
  return proof;
}

// What a case holds of a rule: the rule under the switches the case sets, one entry a switch.
std::vector<std::string> HeldBy(const CaseEvidence& one) {
  std::vector<std::string> held;
  for (const std::string& rule : one.cited) {
    if (!one.Covers(rule)) continue;
    held.push_back(rule);
    for (const std::string& setting : one.settings) held.push_back(rule + " " + setting);
  }
  return held;
}

std::vector<RedundantCase> RedundantOf(const std::vector<CaseEvidence>& cases) {
  std::map<std::string, std::int64_t, std::less<>> holders;
  for (const CaseEvidence& one : cases) {
    for (const std::string& held : HeldBy(one)) ++holders[held];
  }
  std::vector<RedundantCase> redundant;
  for (const CaseEvidence& one : cases) {
    if (one.name.starts_with("fixtures/")) continue;  // an incident stands for itself
    std::vector<std::string> held = HeldBy(one);
    const bool alone =
        std::ranges::any_of(held, [&](const std::string& what) { return holders[what] == 1; });
    if (!alone) redundant.push_back({one.name, std::move(held)});
  }
  return redundant;
}

}  // namespace

bool CanProve(const CaseEvidence& one, std::string_view rule) {
  return one.passed && std::ranges::find(one.cited, rule) != one.cited.end();
}

std::vector<const Rule*> GateRules(const Rulebook& rulebook,
                                   const std::vector<CaseEvidence>& cases) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : rulebook.rules()) {
    const bool fired = std::ranges::any_of(cases, [&](const CaseEvidence& one) {
      return one.passed && one.fired_at_gates.contains(rule.id);
    });
    const bool counts =
        rule.status == RuleStatus::kActive ||
        std::ranges::any_of(cases, [&](const CaseEvidence& one) { return CanProve(one, rule.id); });
    if (fired && counts) rules.push_back(&rule);
  }
  return rules;
}

bool ProofReport::EveryGateIsProved() const {
  return std::ranges::all_of(gates, [](const RuleProof& one) { return one.reason.empty(); });
}

ProofReport ReportProofs(const Rulebook& rulebook, const std::vector<CaseEvidence>& cases) {
  ProofReport report;
  std::set<const Rule*> at_gates;
  for (const Rule* rule : GateRules(rulebook, cases)) {
    at_gates.insert(rule);
    report.gates.push_back(ProofOf(*rule, cases));
  }
  for (const RuleCoverage& one : CoverageOf(rulebook, cases)) {
    const bool covered = one.status == CoverageStatus::kCovered;
    if (covered && !at_gates.contains(one.rule)) report.core_only.push_back(one.rule);
  }
  report.redundant = RedundantOf(cases);
  return report;
}

}  // namespace campsync::harness
