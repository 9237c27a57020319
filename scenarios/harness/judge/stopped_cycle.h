// SPDX-License-Identifier: Apache-2.0
//
// What a failed step of the last cycle excuses. A cycle whose step could not be done at all,
// because rights were taken away, say, comes to no member: everybody's edits wait, and the report
// names the step. One that went on from there has treated everybody, and lists whom the failure
// befell one by one. Read off the journal's calls, not off decisions.
#pragma once

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// Whether a step of the last cycle failed and the cycle did not go on from there.
[[nodiscard]] bool LastCycleStopped(const LawView& view);

/// Whether the edit waits since such a cycle. One that an earlier cycle was there to take does not:
/// a cycle that began to look after the edit, got to its end and had nothing in its way.
[[nodiscard]] bool WaitsForACycle(const LawView& view, const MemberEdit& edit);

}  // namespace campsync::harness
