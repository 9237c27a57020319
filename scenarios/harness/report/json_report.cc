// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/json_report.h"

#include <nlohmann/json.hpp>

#include "scenarios/harness/report/failure_text.h"

namespace campsync::harness {
namespace {

using Json = nlohmann::ordered_json;

// Texts may come from files that are no UTF-8; a report is written all the same.
std::string Dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json SwitchesJson(const std::vector<SwitchValue>& switches) {
  Json json = Json::object();
  for (const SwitchValue& one : switches) json[one.name] = one.value;
  return json;
}

Json CaseJson(const TimedCase& one, const RunReport& report, const Rulebook& rulebook) {
  return {{"name", one.result.name},
          {"verdict", NameOf(one.result.verdict)},
          {"rules", one.result.cited},
          {"switches", SwitchesJson(one.result.switches)},
          {"durationUs", one.duration_us},
          {"digest", one.result.digest},
          {"failure", FailureText(one.result, rulebook, report.ReplayOptions())}};
}

Json ErrorJson(const LocatedError& error) {
  return {{"file", error.file},
          {"line", error.line},
          {"column", error.column},
          {"message", error.message},
          {"advice", error.advice}};
}

}  // namespace

std::string JsonOfRun(const RunReport& report, const Rulebook& rulebook) {
  Json cases = Json::array();
  for (const TimedCase& one : report.cases) cases.push_back(CaseJson(one, report, rulebook));
  Json invalid = Json::array();
  for (const LocatedError& error : report.invalid) invalid.push_back(ErrorJson(error));
  const Json json = {
      {"version", report.head.version}, {"commit", report.head.commit},
      {"seed", report.head.seed},       {"policies", SwitchesJson(report.head.policies)},
      {"exitCode", report.ExitCode()},  {"cases", std::move(cases)},
      {"invalid", std::move(invalid)}};
  return Dump(json);
}

std::string JsonOfRules(const std::vector<RuleCoverage>& coverage) {
  Json rules = Json::array();
  for (const RuleCoverage& one : coverage) {
    rules.push_back({{"id", one.rule->id},
                     {"title", one.rule->title},
                     {"source", one.rule->source},
                     {"confidence", NameOf(one.rule->confidence)},
                     {"strength", NameOf(one.rule->strength)},
                     {"status", NameOf(one.status)},
                     {"reason", one.reason},
                     {"cases", one.cases}});
  }
  return Dump({{"rules", std::move(rules)}});
}

}  // namespace campsync::harness
