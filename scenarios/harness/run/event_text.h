// SPDX-License-Identifier: Apache-2.0
//
// Events of the engine in words: one line an event, for the journal, the trace and failures. The
// words depend on the event alone, so that equal runs give equal journals.
#pragma once

#include <string>
#include <string_view>

#include "core/sync/observer.h"

namespace campsync::harness {

/// `Decided`, `Wrote`, ...
[[nodiscard]] std::string_view KindOf(const Event& event);

/// `cycle 2 batch 1 member 701.../17: push by MK-MEMBER-03, base ..., observed ...`.
[[nodiscard]] std::string TextOf(const Event& event);

}  // namespace campsync::harness
