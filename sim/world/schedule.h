// SPDX-License-Identifier: Apache-2.0
//
// Schedule: what will happen in the world at which instant: people's edits, automation, the end of
// a maintenance window. It moves the clock and runs what is due on the way, in the order of
// instant, then of entry. Nothing runs by itself.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "core/time.h"
#include "sim/world/clock.h"

namespace campsync::sim {

class Schedule {
 public:
  /// Must outlive the schedule.
  explicit Schedule(VirtualClock& clock) : clock_(clock) {}
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;

  /// Runs `event` when the clock reaches `instant` of the world; one that is past is due at once,
  /// which is when the clock is next moved. An event may add events.
  void At(Instant instant, std::function<void()> event);

  /// Moves the clock to `instant`, stopping at every event that is due by then. Does nothing where
  /// an event has already moved it further.
  void AdvanceTo(Instant instant);
  void AdvanceBy(Duration span) { AdvanceTo(clock_.Now() + span); }

  /// The instant of the next event.
  [[nodiscard]] std::optional<Instant> NextDue() const;

 private:
  VirtualClock& clock_;
  std::int64_t entered_ = 0;
  std::map<std::pair<Instant, std::int64_t>, std::function<void()>> events_;
};

}  // namespace campsync::sim
