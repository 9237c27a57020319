// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/step_guard.h"

#include <algorithm>

#include "core/check.h"

namespace campsync::sim {
namespace {

using marketo::ProgressionStatus;

bool LeavesOutSteps(const StepMove& move) {
  return std::ranges::any_of(move.channel.statuses, [&](const ProgressionStatus& status) {
    return !status.retired && status.step > move.current.step && status.step < move.wanted.step;
  });
}

/// A rule that permits: the condition passes unless the rule is lifted.
bool Permits(Rules& rules, RuleId rule, bool condition) {
  return !condition || rules.Applies(rule, condition);
}

bool AllowsLateral(Rules& rules, StatusAuthor author) {
  if (!rules.Applies("MK-STATUS-02", true)) return false;
  switch (author) {
    case StatusAuthor::kFlowStep:
      return true;
    case StatusAuthor::kRest:
      return rules.Applies("MK-STATUS-10", true);
    case StatusAuthor::kSync:
      return rules.Applies("MK-STATUS-12", true);
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

bool IsPresentStatus(Rules& rules, const ProgressionStatus& current,
                     const ProgressionStatus& wanted) {
  return rules.Applies("MK-STATUS-04", current.id == wanted.id);
}

bool AllowsMove(Rules& rules, const StepMove& move) {
  const bool lower = move.wanted.step < move.current.step;
  if (lower && move.allow_lower_step) return true;
  if (rules.Applies("MK-STATUS-03", lower)) return false;
  if (lower) return true;  // only with MK-STATUS-03 inverted
  if (move.wanted.step == move.current.step) return AllowsLateral(rules, move.author);
  return rules.Applies("MK-STATUS-01", true) &&
         Permits(rules, "MK-STATUS-07", LeavesOutSteps(move));
}

}  // namespace campsync::sim
