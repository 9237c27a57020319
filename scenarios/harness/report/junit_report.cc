// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/junit_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/harness/report/failure_text.h"
#include "scenarios/harness/report/xml_text.h"

namespace campsync::harness {
namespace {

struct TestCase {
  std::string name;
  std::int64_t duration_us = 0;
  std::string element;  // failure, error, skipped; empty: passed
  std::string type;
  std::string message;
  std::string text;
};

struct Totals {
  std::int64_t tests = 0;
  std::int64_t failures = 0;
  std::int64_t errors = 0;
  std::int64_t skipped = 0;
  std::int64_t duration_us = 0;

  void Add(const TestCase& one) {
    ++tests;
    failures += one.element == "failure" ? 1 : 0;
    errors += one.element == "error" ? 1 : 0;
    skipped += one.element == "skipped" ? 1 : 0;
    duration_us += one.duration_us;
  }
};

using Suites = std::map<std::string, std::vector<TestCase>>;

std::string Seconds(std::int64_t micros) {
  return fmt::format("{}.{:06}", micros / 1'000'000, micros % 1'000'000);
}

std::string Attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, XmlAttribute(value));
}

bool IsWithoutEnd(const CaseResult& result) {
  return std::ranges::find(result.findings, kTerminationJudge, &Finding::judge) !=
         result.findings.end();
}

// What became of the case by itself.
void Judge(const CaseResult& result, TestCase& test) {
  switch (result.verdict) {
    case Verdict::kPass:
      return;
    case Verdict::kFail:
      test.element = IsWithoutEnd(result) ? "error" : "failure";
      test.type = IsWithoutEnd(result) ? "non-termination" : "failure";
      if (!result.findings.empty()) test.message = result.findings.front().sentence;
      return;
    case Verdict::kInconclusive:
      test.element = "error";
      test.type = "inconclusive";
      if (!result.doubts.empty()) test.message = result.doubts.front();
      return;
    case Verdict::kCrash:
      test.element = "error";
      test.type = "crash";
      test.message = result.crash.substr(0, result.crash.find('\n'));
      return;
  }
}

// `unexpected pass` becomes `unexpected-pass`.
std::string TypeOf(KnownOutcome outcome) {
  std::string type(NameOf(outcome));
  std::ranges::replace(type, ' ', '-');
  return type;
}

void JudgeKnown(const RunReport& report, const CaseResult& result, TestCase& test) {
  const KnownVerdict* known = report.KnownOf(result);
  if (known == nullptr) {
    const bool unexpected = !report.known_failures_file.empty() && test.element == "failure";
    if (unexpected) test.type = "unexpected-failure";
    return;
  }
  const bool expected = known->outcome == KnownOutcome::kExpectedFailure;
  test.element = expected ? "skipped" : "failure";
  test.type = TypeOf(known->outcome);
  test.message = fmt::format("{}: {}", NameOf(known->outcome), known->sentence);
}

std::string NameInTopic(const std::string& name) { return name.substr(name.rfind('/') + 1); }

Suites SuitesOf(const RunReport& report, const Rulebook& rulebook) {
  Suites suites;
  for (const TimedCase& one : report.cases) {
    TestCase test{.name = NameInTopic(one.result.name), .duration_us = one.duration_us};
    Judge(one.result, test);
    JudgeKnown(report, one.result, test);
    test.text = FailureText(one.result, rulebook, report.ReplayOptions());
    suites[TopicOf(one.result.name)].push_back(std::move(test));
  }
  for (const LocatedError& error : report.invalid) {
    suites["input files"].push_back(
        {.name = fmt::format("{}:{}:{}", error.file, error.line, error.column),
         .element = "error",
         .type = "invalid-input",
         .message = error.message,
         .text = FormatLocatedError(error)});
  }
  for (const KnownVerdict& one : report.known) {
    if (one.outcome != KnownOutcome::kUnused) continue;
    suites["known failures"].push_back(
        {.name = one.entry.case_name,
         .element = "failure",
         .type = TypeOf(one.outcome),
         .message = fmt::format("{}: {}", NameOf(one.outcome), one.sentence)});
  }
  return suites;
}

std::string TotalsText(const Totals& totals) {
  return fmt::format(R"( tests="{}" failures="{}" errors="{}" skipped="{}" time="{}")",
                     totals.tests, totals.failures, totals.errors, totals.skipped,
                     Seconds(totals.duration_us));
}

std::string TestCaseText(const std::string& topic, const TestCase& test) {
  std::string text = "    <testcase" + Attribute("name", test.name) +
                     Attribute("classname", topic) + Attribute("time", Seconds(test.duration_us));
  if (test.element.empty()) return text + "/>\n";
  text += ">\n      <" + test.element;
  if (test.element != "skipped") text += Attribute("type", test.type);
  text += Attribute("message", test.message);
  return text + ">" + XmlText(test.text) + "</" + test.element + ">\n    </testcase>\n";
}

std::string PropertiesText(const RunReport& report) {
  std::string text = "    <properties>\n";
  const auto add = [&text](const std::string& name, const std::string& value) {
    text += "      <property" + Attribute("name", name) + Attribute("value", value) + "/>\n";
  };
  add("version", report.head.version);
  add("commit", report.head.commit);
  add("seed", fmt::format("{}", report.head.seed));
  for (const SwitchValue& one : report.head.policies) add("switch." + one.name, one.value);
  return text + "    </properties>\n";
}

}  // namespace

std::string JUnitOfRun(const RunReport& report, const Rulebook& rulebook) {
  const Suites suites = SuitesOf(report, rulebook);
  Totals all;
  std::string body;
  for (const auto& [topic, tests] : suites) {
    Totals totals;
    for (const TestCase& test : tests) {
      totals.Add(test);
      all.Add(test);
    }
    body += "  <testsuite" + Attribute("name", topic) + TotalsText(totals) + ">\n" +
            PropertiesText(report);
    for (const TestCase& test : tests) body += TestCaseText(topic, test);
    body += "  </testsuite>\n";
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"campsim\"" +
         TotalsText(all) + ">\n" + body + "</testsuites>\n";
}

}  // namespace campsync::harness
