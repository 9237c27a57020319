// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/rulebook/coverage.h"

#include <algorithm>

#include "core/check.h"

namespace campsync::harness {
namespace {

bool Cites(const CaseEvidence& one, std::string_view rule) {
  return std::ranges::find(one.cited, rule) != one.cited.end();
}

// The first thing that is missing, nearest to being covered.
std::string ReasonUncovered(std::string_view rule, const std::vector<CaseEvidence>& citing) {
  if (citing.empty()) return "no case cites it";
  const auto any = [&](auto&& holds) { return std::ranges::any_of(citing, holds); };
  if (!any([](const CaseEvidence& one) { return one.passed; }))
    return "no case that cites it passes";
  if (!any([&](const CaseEvidence& one) { return one.passed && one.fired.contains(rule); })) {
    return "it fired in no passing case that cites it";
  }
  return "no expectation of a case that cites it depends on it";
}

RuleCoverage CoverageOf(const Rule& rule, const std::vector<CaseEvidence>& cases) {
  RuleCoverage coverage{.rule = &rule, .reason = rule.reason};
  std::vector<CaseEvidence> citing;
  for (const CaseEvidence& one : cases) {
    if (!Cites(one, rule.id)) continue;
    citing.push_back(one);
    coverage.cases.push_back(one.name);
  }
  std::ranges::sort(coverage.cases);
  switch (rule.status) {
    case RuleStatus::kLater:
      coverage.status = CoverageStatus::kLater;
      return coverage;
    case RuleStatus::kOutOfScope:
      coverage.status = CoverageStatus::kOutOfScope;
      return coverage;
    case RuleStatus::kActive:
      break;
  }
  const bool covered =
      std::ranges::any_of(citing, [&](const CaseEvidence& one) { return one.Covers(rule.id); });
  coverage.status = covered ? CoverageStatus::kCovered : CoverageStatus::kUncovered;
  coverage.reason = covered ? std::string() : ReasonUncovered(rule.id, citing);
  return coverage;
}

}  // namespace

std::string_view NameOf(CoverageStatus status) {
  switch (status) {
    case CoverageStatus::kCovered:
      return "covered";
    case CoverageStatus::kUncovered:
      return "uncovered";
    case CoverageStatus::kLater:
      return "later";
    case CoverageStatus::kOutOfScope:
      return "out-of-scope";
  }
  CAMPSYNC_UNREACHABLE();
}

bool CaseEvidence::DependsOn(std::string_view rule) const {
  const auto inverted = failed_inverted.find(rule);
  return inverted != failed_inverted.end() ? inverted->second : expectations_met > 0;
}

bool CaseEvidence::Covers(std::string_view rule) const {
  return passed && Cites(*this, rule) && fired.contains(rule) && DependsOn(rule);
}

std::vector<RuleCoverage> CoverageOf(const Rulebook& rulebook,
                                     const std::vector<CaseEvidence>& cases) {
  std::vector<RuleCoverage> coverage;
  for (const Rule& rule : rulebook.rules()) coverage.push_back(CoverageOf(rule, cases));
  return coverage;
}

}  // namespace campsync::harness
