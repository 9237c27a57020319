// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/proof_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace campsync::harness {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kIdsALine = 6;

std::string KilledBy(const RuleProof& one) {
  if (one.killed_by.empty()) {
    if (one.advice.empty()) return "- " + one.reason;
    return fmt::format("- {}; it would be proved by {}", one.reason, one.advice.front());
  }
  const std::size_t more = one.killed_by.size() - 1;
  return more == 0 ? one.killed_by.front()
                   : fmt::format("{} (and {} more)", one.killed_by.front(), more);
}

std::string CoreOnly(const std::vector<const Rule*>& rules) {
  std::string text = fmt::format("\ndecided by the core, no gate: {} rules\n", rules.size());
  std::size_t in_line = 0;
  for (const Rule* rule : rules) {
    const bool ends_line = ++in_line % kIdsALine == 0 || in_line == rules.size();
    text += ends_line ? fmt::format("  {}\n", rule->id) : fmt::format("  {:<14}", rule->id);
  }
  return text;
}

std::string Redundant(const std::vector<RedundantCase>& cases) {
  std::string text = fmt::format(
      "\ncases without which every rule stays covered and proved, also with the switches they set: "
      "{}\n",
      cases.size());
  for (const RedundantCase& one : cases) {
    text += fmt::format(
        "  {} ({})\n", one.name,
        one.covers.empty() ? "covers no rule" : fmt::format("{}", fmt::join(one.covers, ", ")));
  }
  return text;
}

}  // namespace

std::string ProofText(const ProofReport& report) {
  std::string text = fmt::format("{:<16} {:>6}  {}\n", "rule", "citing", "killed by");
  for (const RuleProof& one : report.gates) {
    text += fmt::format("{:<16} {:>6}  {}\n", one.rule->id, one.citing.size(), KilledBy(one));
  }
  text += CoreOnly(report.core_only) + Redundant(report.redundant);
  const auto proved =
      std::ranges::count_if(report.gates, [](const RuleProof& one) { return one.reason.empty(); });
  return text + fmt::format("\n{} rules have a gate: {} proved, {} not proved\n",
                            report.gates.size(), proved,
                            static_cast<std::ptrdiff_t>(report.gates.size()) - proved);
}

std::string JsonOfProofs(const ProofReport& report) {
  Json rules = Json::array();
  for (const RuleProof& one : report.gates) {
    rules.push_back({{"id", one.rule->id},
                     {"proved", one.reason.empty()},
                     {"reason", one.reason},
                     {"citing", one.citing},
                     {"killedBy", one.killed_by},
                     {"advice", one.advice}});
  }
  Json core_only = Json::array();
  for (const Rule* rule : report.core_only) core_only.push_back(rule->id);
  Json redundant = Json::array();
  for (const RedundantCase& one : report.redundant) {
    redundant.push_back({{"name", one.name}, {"covers", one.covers}});
  }
  const Json json = {{"proved", report.EveryGateIsProved()},
                     {"rules", std::move(rules)},
                     {"coreOnly", std::move(core_only)},
                     {"redundantCases", std::move(redundant)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace campsync::harness
