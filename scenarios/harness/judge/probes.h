// SPDX-License-Identifier: Apache-2.0
//
// Probes: the hard places by name that a run can come to: a write that needs a second call, a
// lost reply that was made out, a raced edit. An exploration counts in how many cases each was
// reached, so that one which no case comes to any more is noticed. Read from the journal and the
// engine's events; it judges nothing.
#pragma once

#include <string_view>
#include <vector>

#include "scenarios/harness/judge/law.h"

namespace campsync::harness {

/// All of them, in the order in which they are told.
[[nodiscard]] const std::vector<std::string_view>& ProbeNames();

/// Those the run came to, each once, in that order. `view` is of a whole run.
[[nodiscard]] std::vector<std::string_view> ProbesReached(const LawView& view);

}  // namespace campsync::harness
