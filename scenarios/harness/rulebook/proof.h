// SPDX-License-Identifier: Apache-2.0
//
// Proof: what inverting the rules of the mock orgs has shown: which cases fail when a rule holds
// the wrong way round, and which cases could go without a rule being held less. It inverts and runs
// nothing; it reads the evidence. Rules that only the core decides have no gate and are listed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/rulebook/coverage.h"
#include "scenarios/harness/rulebook/rulebook.h"

namespace campsync::harness {

/// Whether this case says something about the rule when it is inverted: it passes and cites it.
[[nodiscard]] bool CanProve(const CaseEvidence& one, std::string_view rule);

/// The rules that a passing case fired at a gate, by id: what can be inverted. Rules that are not
/// active count only when a case cites them.
[[nodiscard]] std::vector<const Rule*> GateRules(const Rulebook& rulebook,
                                                 const std::vector<CaseEvidence>& cases);

struct RuleProof {
  const Rule* rule = nullptr;
  std::vector<std::string> citing;     // passing cases, by name
  std::vector<std::string> killed_by;  // those that failed with the rule inverted
  std::string reason;                  // why it is not proved; empty for a proved rule
  std::vector<std::string> advice;     // not proved: cases that would prove it if they cited it
};

/// A case whose deletion leaves every rule that it covers covered, also with the switches it sets.
/// It may be worth its place all the same: for a moment, a fault, an edit of the core it catches.
struct RedundantCase {
  std::string name;
  std::vector<std::string> covers;  // each also by another case; empty: none
};

struct ProofReport {
  std::vector<RuleProof> gates;
  std::vector<const Rule*> core_only;    // covered, and no passing case fired them at a gate
  std::vector<RedundantCase> redundant;  // each on its own: deleting two may lose a rule

  [[nodiscard]] bool EveryGateIsProved() const;
};

/// `cases` know of each gate rule whether they failed with it inverted.
[[nodiscard]] ProofReport ReportProofs(const Rulebook& rulebook,
                                       const std::vector<CaseEvidence>& cases);

}  // namespace campsync::harness
