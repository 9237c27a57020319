// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/prove.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "scenarios/cli/inverted_runs.h"
#include "scenarios/harness/report/proof_report.h"
#include "scenarios/harness/rulebook/proof.h"

namespace campsync::cli {
namespace {

using Evidence = std::vector<harness::CaseEvidence>;

// Runs the passing cases that cite the rule, or those that do not, with it inverted and notes what
// came of each. True: one failed.
bool Invert(const std::string& rule, bool citing, const LoadedCases& loaded, Evidence& evidence) {
  std::map<std::string, const harness::Scenario*, std::less<>> by_name;
  for (const harness::Scenario& one : loaded.scenarios) by_name.emplace(one.name, &one);
  std::vector<harness::CaseEvidence*> inverted;
  std::vector<const harness::Scenario*> cases;
  for (harness::CaseEvidence& one : evidence) {
    if (!one.passed || harness::CanProve(one, rule) != citing) continue;
    inverted.push_back(&one);
    cases.push_back(by_name.at(one.name));
  }
  const std::vector<bool> failed = FailInverted(cases, rule);
  for (std::size_t index = 0; index < inverted.size(); ++index) {
    inverted[index]->failed_inverted[rule] = failed[index];
  }
  return std::ranges::find(failed, true) != failed.end();
}

bool IsWanted(const Options& options, const std::string& id) {
  const auto& ids = options.positional;
  return ids.empty() || std::ranges::find(ids, id) != ids.end();
}

// The redundant cases need every rule's proof: they are told only when all rules were asked for.
void Narrow(const Options& options, harness::ProofReport& report) {
  if (options.positional.empty()) return;
  std::erase_if(report.gates,
                [&](const harness::RuleProof& one) { return !IsWanted(options, one.rule->id); });
  std::erase_if(report.core_only,
                [&](const harness::Rule* one) { return !IsWanted(options, one->id); });
  report.redundant.clear();
}

}  // namespace

int ProveRules(const CaseSession& session, const Options& options, Console& console) {
  const LoadedCases cases = session.Load();
  const harness::RunReport run = session.Run(cases, Options());
  for (const auto& error : run.invalid) console.err << harness::FormatLocatedError(error);
  if (!run.invalid.empty()) return kExitInvalid;
  Evidence evidence;
  for (const harness::TimedCase& one : run.cases) evidence.push_back(one.result.Evidence());
  for (const harness::Rule* rule : harness::GateRules(session.rulebook(), evidence)) {
    if (!IsWanted(options, rule->id)) continue;
    // Whoever is to mend a rule without a proof is told which case would prove it.
    const bool proved = Invert(rule->id, true, cases, evidence);
    if (!proved) static_cast<void>(Invert(rule->id, false, cases, evidence));
  }
  harness::ProofReport report = harness::ReportProofs(session.rulebook(), evidence);
  Narrow(options, report);
  console.out << (options.json ? harness::JsonOfProofs(report) : harness::ProofText(report));
  return report.EveryGateIsProved() ? kExitPass : kExitFail;
}

}  // namespace campsync::cli
