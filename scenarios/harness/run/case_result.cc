// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/case_result.h"

#include "core/check.h"

namespace campsync::harness {

std::string_view NameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "pass";
    case Verdict::kFail:
      return "fail";
    case Verdict::kInconclusive:
      return "inconclusive";
  }
  CAMPSYNC_UNREACHABLE();
}

CaseEvidence CaseResult::Evidence() const {
  return {.name = name,
          .passed = verdict == Verdict::kPass,
          .cited = cited,
          .fired = fired,
          .expectations_met = expectations_met,
          .fired_at_gates = fired_at_gates,
          .settings = settings};
}

}  // namespace campsync::harness
