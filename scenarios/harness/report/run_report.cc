// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/run_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace campsync::harness {

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

int RunReport::ExitCode() const {
  if (!invalid.empty()) return 2;
  if (CountOf(Verdict::kFail) > 0) return 1;
  if (cases.empty() || CountOf(Verdict::kInconclusive) > 0) return 3;
  return 0;
}

}  // namespace campsync::harness
