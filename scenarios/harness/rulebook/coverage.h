// SPDX-License-Identifier: Apache-2.0
//
// Coverage: which rules the cases of a run have shown. A rule is covered when a passing case cites
// it, the rule fired in that run and an expectation of the case depends on it. It judges no case;
// it reads the evidence that each run left.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

/// What one case says for the rules it cites.
struct CaseEvidence {
  std::string name;
  bool passed = false;
  std::vector<std::string> cited;
  std::set<std::string, std::less<>> fired;  // by an org's gate or a decision of the core
  std::int64_t expectations_met = 0;         // checked and found true
  std::set<std::string, std::less<>> fired_at_gates = {};  // those of `fired` that an org applied
  std::vector<std::string> settings = {};  // switches that the case sets, `name=value`
  /// Rules that somebody inverted at their gates: whether this case failed then.
  std::map<std::string, bool, std::less<>> failed_inverted = {};

  /// Whether an expectation depends on the rule: the case failed when the rule was inverted. Where
  /// nobody has inverted it, having met an expectation stands for it.
  [[nodiscard]] bool DependsOn(std::string_view rule) const;
  /// Whether this case covers the rule.
  [[nodiscard]] bool Covers(std::string_view rule) const;
};

enum class CoverageStatus : std::uint8_t { kCovered, kUncovered, kLater, kOutOfScope };
/// `covered`, `uncovered`, `later`, `out-of-scope`.
[[nodiscard]] std::string_view NameOf(CoverageStatus status);

struct RuleCoverage {
  const Rule* rule = nullptr;
  CoverageStatus status = CoverageStatus::kUncovered;
  /// Why it is not covered; empty for a covered rule.
  std::string reason;
  std::vector<std::string> cases;  // that cite it, by name
};

/// One entry a rule, by id. `rulebook` must outlive it.
[[nodiscard]] std::vector<RuleCoverage> CoverageOf(const Rulebook& rulebook,
                                                   const std::vector<CaseEvidence>& cases);

}  // namespace campsync::harness
