// SPDX-License-Identifier: Apache-2.0
//
// SyncDriver: the host of the engine under test. It calls Advance(), moves the virtual clock over
// the pauses, and after an EngineCrash drops the engine and loads another one over the same store.
// Everything is bounded: an engine that never ends a cycle is a finding, not a hang.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/engine.h"
#include "sim/world/world.h"

namespace campsync::harness {

class SyncDriver {
 public:
  /// Calls of Advance() in one cycle; more is no progress.
  static constexpr std::int64_t kAdvancesMax = 20'000;
  /// Engines loaded one after the other without a cycle's end in between.
  static constexpr std::int64_t kRestartsMax = 200;

  /// Both must outlive the driver.
  SyncDriver(sim::World& world, Observer& observer, const SyncPolicy& policy);

  /// Why the sync could not be driven on, as a sentence; never an engine's ordinary error.
  using Stopped = Malformed;

  /// Runs one cycle to its end: waits out the pause first, restarts after crashes.
  Result<Done, Stopped> RunCycle();

  /// What became of a user's request: an answer, a refusal, or a crash that left none.
  struct Handled {
    std::optional<Result<UserReply, Refusal>> answer;
  };
  Result<Handled, Stopped> Handle(const UserRequest& request);

  /// Loads an engine if none stands.
  Result<Done, Stopped> Start();

  [[nodiscard]] std::vector<StandingItem> Standing() const;
  [[nodiscard]] SyncBacklog Backlog() const;
  /// Whether a cycle has begun and not ended; also while a crashed engine is being replaced.
  [[nodiscard]] bool IsInCycle() const { return in_cycle_; }
  /// Engines dropped by a crash so far.
  [[nodiscard]] std::int64_t crashes() const { return crashes_; }

 private:
  Result<Done, Stopped> Load();
  // Advances until a cycle has ended.
  Result<Done, Stopped> AdvanceToEnd();
  // One Advance; nullopt: the engine crashed and another one stands.
  Result<std::optional<Advanced>, Stopped> AdvanceOnce();
  // Moves the clock over the pause that the engine asked for last.
  void WaitOut();
  Result<Done, Stopped> AfterCrash(const sim::EngineCrash& crash);

  sim::World& world_;
  Observer& observer_;
  SyncPolicy policy_;
  std::unique_ptr<Engine> engine_;
  std::optional<Instant> idle_until_;  // on Marketo's clock
  bool in_cycle_ = false;
  std::int64_t crashes_ = 0;
  std::int64_t restarts_ = 0;  // since a cycle last ended
};

}  // namespace campsync::harness
