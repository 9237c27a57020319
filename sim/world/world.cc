// SPDX-License-Identifier: Apache-2.0
#include "sim/world/world.h"

namespace campsync::sim {

World::World(const WorldOptions& options)
    : behavior_(options.behavior),
      prng_(options.seed),
      clock_(options.start),
      marketo_clock_(clock_, options.marketo_skew),
      salesforce_clock_(clock_, options.salesforce_skew),
      store_clock_(clock_, Duration{0}),
      journal_(clock_, labels_, options.journal_detail),
      schedule_(clock_),
      faults_(prng_),
      marketo_(marketo_clock_, rules_, labels_, behavior_),
      salesforce_(salesforce_clock_, rules_, labels_, behavior_),
      store_port_(memory_store_, clock_),
      marketo_chain_(marketo_.port(), {clock_, journal_, schedule_, moments_, faults_},
                     marketo_clock_, options.latency.marketo),
      salesforce_chain_(salesforce_.port(), {clock_, journal_, schedule_, moments_, faults_},
                        salesforce_clock_, options.latency.salesforce),
      store_chain_(store_port_, {clock_, journal_, schedule_, moments_, faults_}, store_clock_,
                   options.latency.store),
      store_(store_chain_.port()) {}

World::~World() = default;

}  // namespace campsync::sim
