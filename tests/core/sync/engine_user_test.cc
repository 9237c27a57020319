// SPDX-License-Identifier: Apache-2.0
// A user is served between any two steps of a cycle.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <variant>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

// Ann was in the program of a link in agreement and has just left it; another program, which she is
// in, gets the campaign amid the cycle that would take her out of it.
class EngineUserTest : public testing::Test {
 protected:
  struct World {
    SyncHost host;
    marketo::ProgramId program = host.AddProgram();
    marketo::ProgramId other = host.AddProgram("Summer Party");
    salesforce::CampaignId campaign = host.AddMatchingCampaign();
    salesforce::ContactId record = host.AddContact("Ann");
    marketo::PersonId ann;
  };

  static void Begin(World& world) {
    SyncHost& host = world.host;
    ASSERT_TRUE(host.RunToRest());
    world.ann = host.PersonOf(salesforce::ContactRef{world.record});
    host.SetStatus(world.program, world.ann, "Registered");
    host.SetStatus(world.other, world.ann, "Registered");
    ASSERT_TRUE(host.Handle(LinkProgram{world.program, world.campaign}).ok());
    ASSERT_TRUE(host.RunToRest());
    ASSERT_TRUE(host.world.marketo().RemoveMember({world.program, world.ann}).ok());
  }

  // False: with this step the cycle ended.
  static bool Advance(SyncHost& host) {
    const Advanced advanced = host.engine().Advance();
    if (const auto* idle = std::get_if<Idle>(&advanced)) {
      const Instant due = host.world.marketo_clock().ToWorld(idle->until);
      host.world.AdvanceTo(std::max(due, host.world.clock().Now() + Duration::Seconds(1)));
    }
    return !std::holds_alternative<CycleEnded>(advanced);
  }

  // Ann's member in the campaign; nullopt: she has none.
  static std::optional<salesforce::CampaignMemberId> Member(World& world) {
    const auto* row = world.host.world.salesforce().Find(
        salesforce::MemberKey{world.campaign, salesforce::ContactRef{world.record}});
    return row == nullptr ? std::nullopt : std::optional(row->id);
  }

  // Gives the campaign to the other program after so many steps. False: the cycle had ended.
  static bool LinkAnotherAfter(World& world, int steps) {
    for (int step = 0; step < steps; ++step) {
      if (!Advance(world.host)) return false;
    }
    EXPECT_TRUE(world.host.Handle(UnlinkProgram{world.program}).ok());
    EXPECT_TRUE(world.host.Handle(LinkProgram{world.other, world.campaign}).ok());
    return true;
  }
};

TEST_F(EngineUserTest, WhatWasPlannedForAFormerLinkIsNotDone) {
  int held = 0;
  int gone = 0;
  for (int steps = 0;; ++steps) {
    SCOPED_TRACE(steps);
    World world;
    Begin(world);
    if (!LinkAnotherAfter(world, steps)) break;
    const auto member = Member(world);
    ASSERT_TRUE(world.host.RunToRest());
    ASSERT_TRUE(Member(world));
    EXPECT_EQ(world.host.StatusOf(world.other, world.ann), "Registered");
    if (member) {
      EXPECT_EQ(Member(world), member);
    }
    ++(member ? held : gone);
  }
  // The steps before the removal and after it were among those tried.
  EXPECT_GE(held, 3);
  EXPECT_GE(gone, 1);
}

}  // namespace
}  // namespace campsync::test
