// SPDX-License-Identifier: Apache-2.0
//
// FaultPlan: decides for each call of the engine what goes wrong with it, if anything. An armed
// crash of the effect counter comes first, then declared faults in the order they were added, then
// chance. It counts and decides; it touches no port and throws nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/effect_counter.h"
#include "sim/world/fault.h"
#include "sim/world/prng.h"

namespace campsync::sim {

/// What the plan needs to know of a call.
struct CallInfo {
  Lane lane = Lane::kMarketo;
  std::string_view operation;
  bool is_effect = false;
  std::size_t records = 0;  // of a write in batches; else 0
  Instant now = {};         // the world's clock
};

/// What befalls a call.
struct InjectedFault {
  FaultKind kind = FaultKind::kFailBefore;
  Error error = {};        // of kReplyError, kRequestError and kRecordError
  std::size_t record = 0;  // of kRecordError, counted from 0
  std::size_t records = 1;
  Duration delay = {};  // of kDelay
};

class FaultPlan {
 public:
  /// Chance draws from a stream a system, forked from `prng`.
  explicit FaultPlan(const Prng& prng);
  FaultPlan(const FaultPlan&) = delete;
  FaultPlan& operator=(const FaultPlan&) = delete;

  /// From now on; call numbers count from here.
  void Add(Fault fault);
  void SetRates(const FaultRates& rates) { rates_ = rates; }
  /// No declared fault, no chance and no armed crash from here on; effects are still counted.
  void Stop();

  /// Counts the call and says what befalls it.
  std::optional<InjectedFault> Decide(const CallInfo& call);

  [[nodiscard]] EffectCounter& effects() { return effects_; }
  [[nodiscard]] const EffectCounter& effects() const { return effects_; }

  /// The declared faults that have hit no call, stopped ones included, in the order they were
  /// added.
  [[nodiscard]] std::vector<Fault> Unfired() const;
  /// Calls that something befell, declared or by chance.
  [[nodiscard]] std::int64_t injected() const { return injected_; }

 private:
  struct Declared {
    Fault fault;
    std::int64_t matching_calls = 0;
    std::int64_t day = 0;  // the last matching call's, of the world's clock
    std::int64_t calls_of_day = 0;
    bool fired = false;
  };

  static void CountCall(Declared& declared, Instant now);
  static bool IsDue(const Declared& declared, Instant now);
  std::optional<InjectedFault> DecideDeclared(const CallInfo& call);
  std::optional<InjectedFault> DecideByChance(const CallInfo& call);
  Prng& StreamOf(Lane lane);

  std::vector<Declared> declared_;
  std::vector<Fault> stopped_unfired_;
  FaultRates rates_;
  EffectCounter effects_;
  Prng marketo_;
  Prng salesforce_;
  Prng store_;
  std::int64_t injected_ = 0;
};

}  // namespace campsync::sim
