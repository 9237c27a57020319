// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/console_report.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "core/check.h"
#include "scenarios/harness/report/failure_text.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kPlain = "\x1b[0m";

std::string_view ColourOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return kGreen;
    case Verdict::kFail:
    case Verdict::kCrash:
      return kRed;
    case Verdict::kInconclusive:
      return kYellow;
  }
  CAMPSYNC_UNREACHABLE();
}

std::string Painted(const ConsoleStyle& style, Verdict verdict, const std::string& text) {
  return style.colour ? fmt::format("{}{}{}", ColourOf(verdict), text, kPlain) : text;
}

struct Counts {
  std::int64_t pass = 0;
  std::int64_t fail = 0;
  std::int64_t crash = 0;
  std::int64_t inconclusive = 0;
  std::int64_t expected_failure = 0;

  void Add(const RunReport& report, const CaseResult& result) {
    if (report.IsExpectedFailure(result)) {
      ++expected_failure;
      return;
    }
    pass += result.verdict == Verdict::kPass ? 1 : 0;
    fail += result.verdict == Verdict::kFail ? 1 : 0;
    crash += result.verdict == Verdict::kCrash ? 1 : 0;
    inconclusive += result.verdict == Verdict::kInconclusive ? 1 : 0;
  }
  [[nodiscard]] Verdict Worst() const {
    if (fail + crash > 0) return Verdict::kFail;
    const bool nothing = pass + expected_failure == 0;
    return inconclusive > 0 || nothing ? Verdict::kInconclusive : Verdict::kPass;
  }
  [[nodiscard]] std::string Text() const {
    std::string text = fmt::format("{} passed", pass);
    if (fail > 0) text += fmt::format(", {} failed", fail);
    if (crash > 0) text += fmt::format(", {} crashed", crash);
    if (inconclusive > 0) text += fmt::format(", {} inconclusive", inconclusive);
    if (expected_failure > 0) text += fmt::format(", {} failed as known", expected_failure);
    return text;
  }
};

std::string Topics(const RunReport& report, const ConsoleStyle& style) {
  std::map<std::string, Counts> topics;
  for (const TimedCase& one : report.cases) {
    topics[TopicOf(one.result.name)].Add(report, one.result);
  }
  std::string text;
  for (const auto& [topic, counts] : topics) {
    text += Painted(style, counts.Worst(), fmt::format("{:<22} {}", topic, counts.Text())) + "\n";
  }
  return text;
}

std::string NotPassed(const RunReport& report, const Rulebook& rulebook,
                      const ConsoleStyle& style) {
  std::string text;
  for (const TimedCase& one : report.cases) {
    const CaseResult& result = one.result;
    if (result.verdict == Verdict::kPass || report.IsExpectedFailure(result)) continue;
    text += fmt::format("\n{} {}\n",
                        Painted(style, result.verdict, std::string(NameOf(result.verdict))),
                        result.name);
    text += FailureText(result, rulebook, report.ReplayOptions());
  }
  return text;
}

// Every entry, and the failures that none of them expects.
std::string KnownFailuresText(const RunReport& report, const ConsoleStyle& style) {
  if (report.known_failures_file.empty()) return {};
  std::string text = fmt::format("\nknown failures of {}:\n", report.known_failures_file);
  for (const KnownVerdict& one : report.known) {
    const bool good = one.outcome == KnownOutcome::kExpectedFailure;
    const std::string name = Painted(style, good ? Verdict::kPass : Verdict::kFail,
                                     fmt::format("{:<20}", NameOf(one.outcome)));
    text += fmt::format("  {} {}: {}\n", name, one.entry.case_name, one.sentence);
  }
  for (const TimedCase& one : report.cases) {
    if (!one.result.HasFailed() || report.KnownOf(one.result) != nullptr) continue;
    const std::string name =
        Painted(style, Verdict::kFail, fmt::format("{:<20}", "unexpected failure"));
    text += fmt::format("  {} {}: no entry expects it\n", name, one.result.name);
  }
  return text;
}

std::string LastLine(const RunReport& report, const ConsoleStyle& style) {
  Counts counts;
  std::int64_t micros = 0;
  for (const TimedCase& one : report.cases) {
    counts.Add(report, one.result);
    micros += one.duration_us;
  }
  if (report.cases.empty()) {
    return Painted(style, Verdict::kInconclusive, "No case ran, so nothing was shown.") + "\n";
  }
  const std::string took = fmt::format("{}.{:03} s", micros / 1'000'000, micros / 1000 % 1000);
  std::string text = fmt::format("{} {} in {}: {}", report.cases.size(),
                                 report.cases.size() == 1 ? "case" : "cases", took, counts.Text());
  if (report.not_run > 0) {
    text += fmt::format("; {} not run after the first failure", report.not_run);
  }
  if (!report.invalid.empty()) {
    text += fmt::format("; {} errors in input files, so this is no pass", report.invalid.size());
  } else if (report.ExitCode() == 1 && counts.fail + counts.crash == 0) {
    text += "; known failures do not hold, so this is no pass";
  }
  const Verdict worst =
      report.ExitCode() == 1 || !report.invalid.empty() ? Verdict::kFail : counts.Worst();
  return Painted(style, worst, text) + "\n";
}

}  // namespace

std::string ConsoleHead(const RunHead& head) {
  std::string text =
      fmt::format("campsim {} ({}), seed {}\n", head.version, head.commit, head.seed);
  if (head.policies.empty()) return text + "switches: defaults\n";
  text += "switches:";
  for (const SwitchValue& one : head.policies) text += fmt::format(" {}={}", one.name, one.value);
  return text + "\n";
}

std::string ConsoleBody(const RunReport& report, const Rulebook& rulebook,
                        const ConsoleStyle& style) {
  std::string text = style.quiet ? std::string() : Topics(report, style);
  text += NotPassed(report, rulebook, style);
  text += KnownFailuresText(report, style);
  if (!style.quiet || !text.empty()) text += "\n";
  for (const LocatedError& error : report.invalid) text += FormatLocatedError(error);
  return text + LastLine(report, style);
}

}  // namespace campsync::harness
