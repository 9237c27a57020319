// SPDX-License-Identifier: Apache-2.0
//
// The step guard: whether a member may go from one status to another (MK-STATUS-01..04, 07, 10,
// 12). Pure; `Not in Program` is no move and never comes here (MK-STATUS-05).
#pragma once

#include <cstdint>

#include "core/marketo/channel.h"
#include "sim/world/rules.h"

namespace campsync::sim {

/// Who changes a program status: Change Program Status in the product, the REST status call, or the
/// sync through its port.
enum class StatusAuthor : std::uint8_t { kFlowStep, kRest, kSync };

/// Whether the wish is the present status: nothing to do (MK-STATUS-04).
[[nodiscard]] bool IsPresentStatus(Rules& rules, const marketo::ProgressionStatus& current,
                                   const marketo::ProgressionStatus& wanted);

struct StepMove {
  const marketo::ProgressionStatus& current;
  const marketo::ProgressionStatus& wanted;
  const marketo::Channel& channel;  // of the program: it says which steps lie between
  StatusAuthor author = StatusAuthor::kFlowStep;
  bool allow_lower_step = false;  // switch inbound-downgrade=accept only
};

/// Whether the member may move: to an equal or a higher step, never to a lower one.
[[nodiscard]] bool AllowsMove(Rules& rules, const StepMove& move);

}  // namespace campsync::sim
