// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/run_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace campsync::harness {

std::string TopicOf(const std::string& case_name) {
  const std::size_t slash = case_name.rfind('/');
  return slash == std::string::npos ? std::string(".") : case_name.substr(0, slash);
}

std::int64_t RunReport::CountOf(Verdict verdict) const {
  return std::ranges::count(cases, verdict,
                            [](const TimedCase& one) { return one.result.verdict; });
}

std::string RunReport::ReplayOptions() const {
  std::string options;
  if (head.seed != 0) options += fmt::format(" --seed {}", head.seed);
  for (const SwitchValue& one : head.policies) {
    options += fmt::format(" --policy {}={}", one.name, one.value);
  }
  return options;
}

const KnownVerdict* RunReport::KnownOf(const CaseResult& result) const {
  const auto found = std::ranges::find_if(
      known, [&](const KnownVerdict& one) { return one.entry.case_name == result.name; });
  return found == known.end() ? nullptr : &*found;
}

bool RunReport::IsExpectedFailure(const CaseResult& result) const {
  const KnownVerdict* verdict = KnownOf(result);
  return verdict != nullptr && verdict->outcome == KnownOutcome::kExpectedFailure;
}

int RunReport::ExitCode() const {
  if (!invalid.empty()) return 2;
  const bool failed = std::ranges::any_of(cases, [this](const TimedCase& one) {
    return one.result.HasFailed() && !IsExpectedFailure(one.result);
  });
  const bool rotten = std::ranges::any_of(
      known, [](const KnownVerdict& one) { return one.outcome != KnownOutcome::kExpectedFailure; });
  if (failed || rotten) return 1;
  if (cases.empty() || CountOf(Verdict::kInconclusive) > 0) return 3;
  return 0;
}

}  // namespace campsync::harness
