// SPDX-License-Identifier: Apache-2.0
//
// EffectCounter: numbers the effects of a run, which are each write request to either vendor and
// each Append, as the engine sends them, whether or not a fault stops them. A sweep counts one run
// and then crashes at every number and point: exhaustive, because nothing else changes the world.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/world/engine_crash.h"

namespace campsync::sim {

/// A crash at the effect with this number, counted from 1.
struct CrashAt {
  std::int64_t effect = 1;
  CrashPoint point = CrashPoint::kBefore;
  bool operator==(const CrashAt&) const = default;
};

class EffectCounter {
 public:
  /// Crashes once, at that effect. An effect that has passed already never comes.
  void ArmCrash(CrashAt crash) { crash_ = crash; }

  void DisarmCrash() { crash_.reset(); }

  /// Counts one effect; the point where the engine must die in it, if it must.
  std::optional<CrashPoint> Count() {
    ++count_;
    if (!crash_ || crash_->effect != count_) return std::nullopt;
    const CrashPoint point = crash_->point;
    crash_.reset();
    return point;
  }

  /// Effects so far.
  [[nodiscard]] std::int64_t count() const { return count_; }
  /// Whether an armed crash has yet to come.
  [[nodiscard]] bool IsArmed() const { return crash_.has_value(); }

 private:
  std::int64_t count_ = 0;
  std::optional<CrashAt> crash_;
};

}  // namespace campsync::sim
