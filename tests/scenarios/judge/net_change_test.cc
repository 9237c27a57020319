// SPDX-License-Identifier: Apache-2.0
// Which edits came to nothing before the sync could see them.
#include "scenarios/harness/judge/net_change.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

constexpr int kNobody = ToldRun::kNobody;
constexpr int kInvited = ToldRun::kInvited;
constexpr int kRegistered = ToldRun::kRegistered;
constexpr int kAttended = ToldRun::kAttended;

// The last edit of the run. `held` is what its side had at the start.
bool LastCameToNothing(ToldRun& run, std::optional<std::string> held) {
  std::vector<const MemberEdit*> all;
  for (MemberEdit& edit : run.world.history.edits) {
    edit.before = held;
    held = edit.value;
    all.push_back(&edit);
  }
  return CameToNothing(run.world.View(), all, *all.back());
}

TEST(NetChangeTest, WhatIsUndoneBeforeTheNextLookIsNothing) {
  ToldRun run(kNobody, kNobody);
  run.Cycle().InMarketo(kInvited).InMarketo(kNobody).Cycle();
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
}

TEST(NetChangeTest, WhatALookMayHaveShownIsSomething) {
  ToldRun run(kNobody, kNobody);
  run.Cycle().InMarketo(kInvited).Cycle().InMarketo(kNobody);
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
  ToldRun meanwhile(kNobody, kNobody);
  meanwhile.InMarketo(kInvited).Look().InMarketo(kNobody).LastCall();
  EXPECT_FALSE(LastCameToNothing(meanwhile, std::nullopt));
}

TEST(NetChangeTest, WhoSawOneOrgAloneBroughtNothingTogether) {
  ToldRun run(kNobody, kNobody);
  run.Cycle().InMarketo(kInvited).HalfACycle().InMarketo(kNobody);
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
}

TEST(NetChangeTest, AnotherStatusThanBeforeIsSomething) {
  ToldRun run(kInvited, kInvited);
  run.Cycle().InMarketo(kRegistered).InMarketo(kAttended);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
}

TEST(NetChangeTest, WhoLeftAndCameBackIsANewMember) {
  ToldRun run(kInvited, kInvited);
  run.Cycle().InSalesforce(kNobody).InSalesforce(kInvited);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
}

TEST(NetChangeTest, WhatWasSeenBeforeMustHaveCrossed) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Cycle().InMarketo(kAttended).InMarketo(kRegistered);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
  run.world.history.edits.front().applied = true;
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
}

// The campaign goes out of the sync user's sight, or comes back.
void ShowCampaign(ToldRun& run, bool visible) {
  const auto journal = static_cast<std::int64_t>(run.world.journal.size());
  run.world.history.sight.push_back({journal, SmallWorld::Campaign(), visible});
}

TEST(NetChangeTest, WhatHappensOutOfSightIsNotLookedAt) {
  ToldRun run(kInvited, kInvited);
  run.Cycle();
  ShowCampaign(run, false);
  run.InSalesforce(kAttended).Cycle().InSalesforce(kInvited);
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
  run.world.history.sight.front().campaign = salesforce::CampaignId::FromFifteen("701000000000002");
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
}

TEST(NetChangeTest, WhatCameIntoSightInACycleMayHaveBeenLookedAt) {
  ToldRun run(kInvited, kInvited);
  ShowCampaign(run, false);
  run.InMarketo(kAttended).Look();
  ShowCampaign(run, true);
  run.LastCall().InMarketo(kInvited);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
  run.world.history.sight.pop_back();
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
}

TEST(NetChangeTest, WhoCameBackWithTheRecordHadBeenThere) {
  ToldRun run(kInvited, kInvited);
  run.Cycle().InSalesforce(kInvited);
  MemberEdit& edit = run.world.history.edits.back();
  edit.restores = true;
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
  run.world.history.displaced.push_back({edit.member, edit.journal - 1});
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));  // as the cycle ended
  edit.journal += 1;
  run.world.history.displaced.back().journal += 1;
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
}

}  // namespace
}  // namespace campsync::harness
