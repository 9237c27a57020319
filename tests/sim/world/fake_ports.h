// SPDX-License-Identifier: Apache-2.0
//
// FakeSalesforce and FakeMarketo: ports that accept every write and remember it, and a Rig that
// puts the world's decorators around them. Not mock orgs: they obey no rule of a vendor. For the
// tests of the decorators, which are about calls and not about what calls mean.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "core/label.h"
#include "core/marketo/port.h"
#include "core/salesforce/port.h"
#include "sim/world/clock.h"
#include "sim/world/fault_plan.h"
#include "sim/world/journal.h"
#include "sim/world/memory_store.h"
#include "sim/world/moments.h"
#include "sim/world/port_chain.h"
#include "sim/world/prng.h"
#include "sim/world/schedule.h"
#include "sim/world/store_port.h"

namespace campsync::sim {

inline salesforce::LeadId LeadIdNumber(int number) {
  return salesforce::LeadId::FromFifteen(fmt::format("00Q{:012}", number));
}
inline salesforce::CampaignId CampaignIdNumber(int number) {
  return salesforce::CampaignId::FromFifteen(fmt::format("701{:012}", number));
}
inline salesforce::CampaignMemberId MemberIdNumber(int number) {
  return salesforce::CampaignMemberId::FromFifteen(fmt::format("00v{:012}", number));
}

inline const Instant kStart{1'767'225'600'000};  // 2026-01-01T00:00:00Z

class FakeSalesforce : public salesforce::Port {
 public:
  explicit FakeSalesforce(const OrgClock& clock) : clock_(clock) {}

  Result<Timed<salesforce::Reply>> Execute(const salesforce::Request& request) override {
    ++calls_;
    if (const auto* leads = std::get_if<salesforce::CreateLeads>(&request)) return Created(*leads);
    if (std::holds_alternative<salesforce::ReadOwnUser>(request)) {
      return Timed<salesforce::Reply>{clock_.Now(), salesforce::User{}};
    }
    return Timed<salesforce::Reply>{clock_.Now(), salesforce::Rows<salesforce::Lead>{}};
  }

  /// Last names in the order in which their leads were created.
  [[nodiscard]] const std::vector<std::string>& leads() const { return leads_; }
  [[nodiscard]] int calls() const { return calls_; }

 private:
  Timed<salesforce::Reply> Created(const salesforce::CreateLeads& request) {
    salesforce::WriteResults<salesforce::LeadId> reply;
    for (const salesforce::LeadFields& lead : request.records) {
      leads_.push_back(lead.last_name);
      reply.results.emplace_back(LeadIdNumber(static_cast<int>(leads_.size())));
    }
    return {clock_.Now(), reply};
  }

  const OrgClock& clock_;
  std::vector<std::string> leads_;
  int calls_ = 0;
};

class FakeMarketo : public marketo::Port {
 public:
  explicit FakeMarketo(const OrgClock& clock) : clock_(clock) {}

  Result<Timed<marketo::Reply>> Execute(const marketo::Request& request) override {
    ++calls_;
    if (const auto* mirror = std::get_if<marketo::WriteMirror>(&request)) {
      marketo::WriteResults<marketo::MirrorChanged> reply;
      for (std::size_t row = 0; row < mirror->rows.size(); ++row) {
        reply.results.emplace_back(marketo::MirrorChanged{true});
      }
      return Timed<marketo::Reply>{clock_.Now(), reply};
    }
    return Timed<marketo::Reply>{clock_.Now(), marketo::Settings{}};
  }

  [[nodiscard]] int calls() const { return calls_; }

 private:
  const OrgClock& clock_;
  int calls_ = 0;
};

inline salesforce::CreateLeads NewLeads(const std::vector<std::string>& last_names) {
  salesforce::CreateLeads request;
  for (const std::string& name : last_names) {
    request.records.push_back(
        {.first_name = "", .last_name = name, .company = "Acme", .email = ""});
  }
  return request;
}

/// The store's smallest batch.
inline store::Deltas OnePerson(std::int64_t id) {
  return {store::Put<store::PersonRecord>{{.person = {id}, .sfdc_record = {}}}};
}

struct RigOptions {
  Duration latency = {100};
  Duration salesforce_skew = {0};
  std::uint64_t seed = 1;
};

/// Both fakes and a store behind the decorators that a World uses.
struct Rig {
  explicit Rig(const RigOptions& options = {})
      : clock(kStart),
        marketo_clock(clock, Duration{0}),
        salesforce_clock(clock, options.salesforce_skew),
        journal(clock, labels, JournalDetail::kEntries),
        schedule(clock),
        faults(Prng(options.seed)),
        marketo(marketo_clock),
        salesforce(salesforce_clock),
        store_port(memory_store, clock),
        marketo_chain(marketo, Environment(), marketo_clock, options.latency),
        salesforce_chain(salesforce, Environment(), salesforce_clock, options.latency),
        store_chain(store_port, Environment(), marketo_clock, Duration{0}),
        store(store_chain.port()) {}

  PortEnvironment Environment() { return {clock, journal, schedule, moments, faults}; }
  salesforce::Port& salesforce_port() { return salesforce_chain.port(); }
  marketo::Port& marketo_port() { return marketo_chain.port(); }

  VirtualClock clock;
  OrgClock marketo_clock;
  OrgClock salesforce_clock;
  LabelTable labels;
  Journal journal;
  Schedule schedule;
  Moments moments;
  FaultPlan faults;
  FakeMarketo marketo;
  FakeSalesforce salesforce;
  MemoryStore memory_store;
  StoreAsPort store_port;
  PortChain<marketo::Port> marketo_chain;
  PortChain<salesforce::Port> salesforce_chain;
  PortChain<StorePort> store_chain;
  PortAsStore store;
};

}  // namespace campsync::sim
