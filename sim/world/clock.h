// SPDX-License-Identifier: Apache-2.0
//
// VirtualClock: the only time in a simulated world. It moves when the world moves it and never by
// itself. OrgClock is one vendor's view of it: the same instants, off by that vendor's skew.
#pragma once

#include "core/check.h"
#include "core/time.h"

namespace campsync::sim {

class VirtualClock {
 public:
  explicit VirtualClock(Instant start) : now_(start) {}
  VirtualClock(const VirtualClock&) = delete;
  VirtualClock& operator=(const VirtualClock&) = delete;

  [[nodiscard]] Instant Now() const { return now_; }

  /// Time never goes back.
  void AdvanceTo(Instant instant) {
    CAMPSYNC_CHECK(instant >= now_);
    now_ = instant;
  }
  void AdvanceBy(Duration span) { AdvanceTo(now_ + span); }

 private:
  Instant now_;
};

class OrgClock {
 public:
  OrgClock(const VirtualClock& world, Duration skew) : world_(world), skew_(skew) {}

  /// What a clock on this vendor's wall shows.
  [[nodiscard]] Instant Now() const { return world_.Now() + skew_; }
  /// The world's instant at which this clock shows `shown`.
  [[nodiscard]] Instant ToWorld(Instant shown) const { return shown - skew_; }

 private:
  const VirtualClock& world_;
  Duration skew_;
};

}  // namespace campsync::sim
