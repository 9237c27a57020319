// SPDX-License-Identifier: Apache-2.0
#include "sim/world/schedule.h"

#include <algorithm>

namespace campsync::sim {

void Schedule::At(Instant instant, std::function<void()> event) {
  ++entered_;
  events_.emplace(std::pair(instant, entered_), std::move(event));
}

void Schedule::AdvanceTo(Instant instant) {
  while (!events_.empty() && events_.begin()->first.first <= instant) {
    // Out of the list before it runs: it may add events, or move the clock itself.
    auto due = events_.extract(events_.begin());
    clock_.AdvanceTo(std::max(clock_.Now(), due.key().first));
    due.mapped()();
  }
  clock_.AdvanceTo(std::max(clock_.Now(), instant));
}

std::optional<Instant> Schedule::NextDue() const {
  if (events_.empty()) return std::nullopt;
  return events_.begin()->first.first;
}

}  // namespace campsync::sim
