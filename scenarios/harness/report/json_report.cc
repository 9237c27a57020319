// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/json_report.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <variant>

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

Json ScalarJson(const Scalar& scalar) {
  struct Writer {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool value) const { return value; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(const std::string& value) const { return value; }
  };
  return std::visit(Writer{}, scalar);
}

Json TableJson(const DumpedTable& table) {
  Json rows = Json::array();
  for (const auto& values : table.rows) {
    Json row = Json::object();
    for (std::size_t at = 0; at < values.size(); ++at) {
      row[table.columns[at]] = ScalarJson(values[at]);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Json DumpJson(const StateDump& dump) {
  Json json = {{"moment", dump.moment}};
  for (const DumpedTable& table : dump.tables) json[table.section][table.name] = TableJson(table);
  return json;
}

Json FindingsJson(const std::vector<Finding>& findings) {
  Json json = Json::array();
  for (const Finding& one : findings) {
    json.push_back({{"judge", one.judge}, {"rule", one.rule}, {"sentence", one.sentence}});
  }
  return json;
}

Json CaseJson(const TimedCase& one, const RunReport& report, const Rulebook& rulebook) {
  const CaseResult& result = one.result;
  const KnownVerdict* known = report.KnownOf(result);
  Json json = {{"name", result.name},
               {"title", result.title},
               {"verdict", NameOf(result.verdict)},
               {"knownFailure", known == nullptr ? Json() : Json(NameOf(known->outcome))},
               {"rules", result.cited},
               {"cameToBear", result.fired},
               {"switches", SwitchesJson(result.switches)},
               {"durationUs", one.duration_us},
               {"digest", result.digest},
               {"findings", FindingsJson(result.findings)},
               {"failure", FailureText(result, rulebook, report.ReplayOptions())}};
  if (!result.trace.empty()) json["trace"] = result.trace;
  if (result.dump) json["state"] = DumpJson(*result.dump);
  return json;
}

Json KnownJson(const KnownVerdict& one) {
  return {{"case", one.entry.case_name},
          {"rule", one.entry.rule},
          {"message", one.entry.message},
          {"reason", one.entry.reason},
          {"expires", FormatDate(one.entry.expires)},
          {"outcome", NameOf(one.outcome)},
          {"sentence", one.sentence}};
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
  Json known = Json::array();
  for (const KnownVerdict& one : report.known) known.push_back(KnownJson(one));
  const Json json = {
      {"version", report.head.version}, {"commit", report.head.commit},
      {"seed", report.head.seed},       {"policies", SwitchesJson(report.head.policies)},
      {"exitCode", report.ExitCode()},  {"notRun", report.not_run},
      {"cases", std::move(cases)},      {"knownFailures", std::move(known)},
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
