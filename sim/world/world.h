// SPDX-License-Identifier: Apache-2.0
//
// World: everything the engine under test lives in: both mock orgs, their clocks, the store, and
// the decorated ports to all three. It owns all of it, so a test or a run is one World and nothing
// is shared. It knows no engine: the host makes one over the ports, and after an EngineCrash
// another one over the same ports.
#pragma once

#include <cstdint>

#include "core/label.h"
#include "core/marketo/port.h"
#include "core/salesforce/port.h"
#include "core/store/state_store.h"
#include "core/time.h"
#include "sim/marketo/marketo_org.h"
#include "sim/salesforce/salesforce_org.h"
#include "sim/world/clock.h"
#include "sim/world/fault_plan.h"
#include "sim/world/journal.h"
#include "sim/world/memory_store.h"
#include "sim/world/moments.h"
#include "sim/world/port_chain.h"
#include "sim/world/prng.h"
#include "sim/world/rules.h"
#include "sim/world/schedule.h"
#include "sim/world/store_port.h"
#include "sim/world/vendor_behavior.h"

namespace campsync::sim {

/// How long a call takes from its effect to its reply.
struct Latency {
  Duration marketo = {100};
  Duration salesforce = {100};
  Duration store = {0};
};

struct WorldOptions {
  Instant start = {1'767'225'600'000};  // 2026-01-01T00:00:00Z
  /// How far each vendor's clock is ahead of the world's; may be negative.
  Duration marketo_skew = {0};
  Duration salesforce_skew = {0};
  Latency latency = {};
  VendorBehavior behavior = {};
  std::uint64_t seed = 0;
  JournalDetail journal_detail = JournalDetail::kDigestOnly;
};

class World {
 public:
  explicit World(const WorldOptions& options);
  /// Not inline: whoever could end a World would compile every decorator of its ports.
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// What the engine is made of. Each may throw EngineCrash when the fault plan says so.
  [[nodiscard]] marketo::Port& marketo_port() { return marketo_chain_.port(); }
  [[nodiscard]] salesforce::Port& salesforce_port() { return salesforce_chain_.port(); }
  [[nodiscard]] store::StateStore& store() { return store_; }
  [[nodiscard]] LabelTable& labels() { return labels_; }

  /// The orgs themselves, for the people and the automation in them, and for looking.
  [[nodiscard]] MarketoOrg& marketo() { return marketo_; }
  [[nodiscard]] SalesforceOrg& salesforce() { return salesforce_; }
  [[nodiscard]] MemoryStore& memory_store() { return memory_store_; }

  [[nodiscard]] const VirtualClock& clock() const { return clock_; }
  [[nodiscard]] const OrgClock& marketo_clock() const { return marketo_clock_; }
  [[nodiscard]] const OrgClock& salesforce_clock() const { return salesforce_clock_; }
  /// Moves the clock; what is due on the way happens.
  void AdvanceTo(Instant instant) { schedule_.AdvanceTo(instant); }
  void AdvanceBy(Duration span) { schedule_.AdvanceBy(span); }

  [[nodiscard]] Rules& rules() { return rules_; }
  [[nodiscard]] Schedule& schedule() { return schedule_; }
  [[nodiscard]] Moments& moments() { return moments_; }
  [[nodiscard]] FaultPlan& faults() { return faults_; }
  [[nodiscard]] Journal& journal() { return journal_; }
  /// The root of all chance in this world; draw from forks of it.
  [[nodiscard]] const Prng& prng() const { return prng_; }

 private:
  // In the order in which they need one another.
  VendorBehavior behavior_;
  Prng prng_;
  VirtualClock clock_;
  OrgClock marketo_clock_;
  OrgClock salesforce_clock_;
  OrgClock store_clock_;
  Rules rules_;
  LabelTable labels_;
  Journal journal_;
  Schedule schedule_;
  Moments moments_;
  FaultPlan faults_;
  MarketoOrg marketo_;
  SalesforceOrg salesforce_;
  MemoryStore memory_store_;
  StoreAsPort store_port_;
  PortChain<marketo::Port> marketo_chain_;
  PortChain<salesforce::Port> salesforce_chain_;
  PortChain<StorePort> store_chain_;
  PortAsStore store_;
};

}  // namespace campsync::sim
