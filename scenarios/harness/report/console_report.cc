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
  std::int64_t inconclusive = 0;

  void Add(Verdict verdict) {
    pass += verdict == Verdict::kPass ? 1 : 0;
    fail += verdict == Verdict::kFail ? 1 : 0;
    inconclusive += verdict == Verdict::kInconclusive ? 1 : 0;
  }
  [[nodiscard]] Verdict Worst() const {
    if (fail > 0) return Verdict::kFail;
    return inconclusive > 0 || pass == 0 ? Verdict::kInconclusive : Verdict::kPass;
  }
  [[nodiscard]] std::string Text() const {
    std::string text = fmt::format("{} passed", pass);
    if (fail > 0) text += fmt::format(", {} failed", fail);
    if (inconclusive > 0) text += fmt::format(", {} inconclusive", inconclusive);
    return text;
  }
};

std::string TopicOf(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? std::string(".") : name.substr(0, slash);
}

std::string Topics(const RunReport& report, const ConsoleStyle& style) {
  std::map<std::string, Counts> topics;
  for (const TimedCase& one : report.cases) {
    topics[TopicOf(one.result.name)].Add(one.result.verdict);
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
    if (one.result.verdict == Verdict::kPass) continue;
    text += fmt::format("\n{} {}\n",
                        Painted(style, one.result.verdict, std::string(NameOf(one.result.verdict))),
                        one.result.name);
    text += FailureText(one.result, rulebook, report.ReplayOptions());
  }
  return text;
}

std::string LastLine(const RunReport& report, const ConsoleStyle& style) {
  Counts counts;
  std::int64_t micros = 0;
  for (const TimedCase& one : report.cases) {
    counts.Add(one.result.verdict);
    micros += one.duration_us;
  }
  if (report.cases.empty()) {
    return Painted(style, Verdict::kInconclusive, "No case ran, so nothing was shown.") + "\n";
  }
  const std::string took = fmt::format("{}.{:03} s", micros / 1'000'000, micros / 1000 % 1000);
  std::string text = fmt::format("{} cases in {}: {}", report.cases.size(), took, counts.Text());
  if (!report.invalid.empty()) {
    text += fmt::format("; {} errors in input files, so this is no pass", report.invalid.size());
  }
  const Verdict worst = report.invalid.empty() ? counts.Worst() : Verdict::kFail;
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
  if (!style.quiet || !text.empty()) text += "\n";
  for (const LocatedError& error : report.invalid) text += FormatLocatedError(error);
  return text + LastLine(report, style);
}

}  // namespace campsync::harness
