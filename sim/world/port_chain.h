// SPDX-License-Identifier: Apache-2.0
//
// PortChain: one port with all decorators of the world around it, in the one order that is right:
// engine -> answer journal -> faults -> moments -> latency -> effect journal -> org. It owns the
// decorators and borrows everything they work with.
#pragma once

#include "core/time.h"
#include "sim/world/clock.h"
#include "sim/world/fault_plan.h"
#include "sim/world/fault_port.h"
#include "sim/world/journal.h"
#include "sim/world/journaling_port.h"
#include "sim/world/latency_port.h"
#include "sim/world/moment_port.h"
#include "sim/world/moments.h"
#include "sim/world/schedule.h"

namespace campsync::sim {

/// What the decorators of one world share. All of it must outlive the chains.
struct PortEnvironment {
  const VirtualClock& world;
  Journal& journal;
  Schedule& schedule;
  Moments& moments;
  FaultPlan& faults;
};

template <class Port>
class PortChain {
 public:
  /// `server` is the clock of the system behind `org`.
  PortChain(Port& org, const PortEnvironment& environment, const OrgClock& server, Duration latency)
      : effects_(org, environment.journal),
        latency_(effects_, environment.schedule, latency),
        moments_(latency_, environment.moments),
        faults_(moments_, environment.faults, environment.journal, environment.world,
                environment.schedule, server),
        answers_(faults_, environment.journal) {}
  PortChain(const PortChain&) = delete;
  PortChain& operator=(const PortChain&) = delete;

  /// What the engine calls.
  [[nodiscard]] Port& port() { return answers_; }

 private:
  EffectJournalPort<Port> effects_;
  LatencyPort<Port> latency_;
  MomentPort<Port> moments_;
  FaultPort<Port> faults_;
  AnswerJournalPort<Port> answers_;
};

}  // namespace campsync::sim
