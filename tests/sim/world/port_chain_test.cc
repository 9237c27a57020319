// SPDX-License-Identifier: Apache-2.0
#include "sim/world/port_chain.h"

#include <gtest/gtest.h>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

TEST(PortChainTest, AHealthyCallGoesThroughUnchanged) {
  Rig rig;
  const auto answer = rig.salesforce_port().Call(NewLeads({"Li", "Wu"}));
  ASSERT_EQ(answer->value.results.size(), 2U);
  EXPECT_EQ(*answer->value.results[1], LeadIdNumber(2));
  EXPECT_EQ(rig.salesforce.leads(), (std::vector<std::string>{"Li", "Wu"}));
}

TEST(PortChainTest, ACallTakesItsLatency) {
  Rig rig({.latency = {250}});
  static_cast<void>(rig.salesforce_port().Call(salesforce::ReadOwnUser{}));
  static_cast<void>(rig.marketo_port().Call(marketo::ReadSettings{}));
  EXPECT_EQ(rig.clock.Now(), kStart + Duration{500});
}

TEST(PortChainTest, AReplyCarriesTheServersTimeOfTheStart) {
  Rig rig({.latency = {250}, .salesforce_skew = Duration::Seconds(-7)});
  const auto answer = rig.salesforce_port().Call(salesforce::ReadOwnUser{});
  EXPECT_EQ(answer->server_time, kStart - Duration::Seconds(7));
}

TEST(PortChainTest, DueEventsHappenAfterTheEffectAndBeforeTheReply) {
  Rig rig;
  std::size_t leads_seen = 99;
  Instant seen_at;
  rig.schedule.At(kStart + Duration{40}, [&] {
    leads_seen = rig.salesforce.leads().size();
    seen_at = rig.clock.Now();
  });
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(leads_seen, 1U);
  EXPECT_EQ(seen_at, kStart + Duration{40});
}

TEST(PortChainTest, EventsAfterTheReplyWait) {
  Rig rig;
  bool happened = false;
  rig.schedule.At(kStart + Duration{101}, [&] { happened = true; });
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_FALSE(happened);
}

TEST(PortChainTest, MomentsSurroundTheEffect) {
  Rig rig;
  std::vector<std::size_t> leads_seen;
  for (const MomentSide side : {MomentSide::kBefore, MomentSide::kAfter}) {
    rig.moments.Arm({.side = side, .operation = "CreateLeads", .nth = 1},
                    [&] { leads_seen.push_back(rig.salesforce.leads().size()); });
  }
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(leads_seen, (std::vector<std::size_t>{0, 1}));
}

TEST(PortChainTest, AMomentOfTheStoreComesToo) {
  Rig rig;
  std::vector<std::int64_t> appends_seen;
  for (const MomentSide side : {MomentSide::kBefore, MomentSide::kAfter}) {
    rig.moments.Arm({.side = side, .operation = "Append", .nth = 1},
                    [&] { appends_seen.push_back(rig.memory_store.appends()); });
  }
  static_cast<void>(rig.store.Append(OnePerson(1)));
  EXPECT_EQ(appends_seen, (std::vector<std::int64_t>{0, 1}));
}

TEST(PortChainTest, ACallThatAFaultStopsIsNoMoment) {
  Rig rig;
  rig.faults.Add({.operation = "CreateLeads"});
  int came = 0;
  rig.moments.Arm({.side = MomentSide::kBefore, .operation = "CreateLeads", .nth = 1},
                  [&] { ++came; });
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(came, 0);
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_EQ(came, 1);
}

TEST(PortChainTest, ACallWhoseReplyIsLostHasBothMomentsAndItsLatency) {
  Rig rig;
  rig.faults.Add({.operation = "CreateLeads", .kind = FaultKind::kReplyLost});
  rig.moments.Arm({.side = MomentSide::kAfter, .operation = "CreateLeads", .nth = 1}, [] {});
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  EXPECT_TRUE(rig.moments.Disarm().empty());
  EXPECT_EQ(rig.clock.Now(), kStart + Duration{100});
}

TEST(PortChainTest, AUsersEditAtAMomentStandsBeforeTheEffectInTheJournal) {
  Rig rig;
  rig.moments.Arm({.side = MomentSide::kBefore, .operation = "CreateLeads", .nth = 1},
                  [&] { rig.journal.Note(Lane::kWorld, "user", "edit"); });
  static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
  ASSERT_EQ(rig.journal.entries().size(), 3U);
  EXPECT_EQ(rig.journal.entries()[0].operation, "user");
  EXPECT_EQ(rig.journal.entries()[1].kind, EntryKind::kEffect);
}

}  // namespace
}  // namespace campsync::sim
