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

TEST(NetChangeTest, WhatACycleMustHaveTakenIsSomething) {
  ToldRun run(kNobody, kNobody);
  run.Cycle().InMarketo(kInvited).Look().End().InMarketo(kNobody);
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
  run.world.history.edits.front().waited = true;
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
}

TEST(NetChangeTest, WhatWasUndoneWhileACycleRanNeedNotHaveBeenTaken) {
  ToldRun run(kNobody, kNobody);
  run.InMarketo(kInvited).Look().InMarketo(kNobody).End();
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
  run.world.history.edits.front().applied = true;
  run.world.history.edits.front().carried = 3;
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
}

TEST(NetChangeTest, ACycleThatBrokeOffTookNothing) {
  ToldRun broken(kNobody, kNobody);
  broken.InMarketo(kInvited).Cycle().InMarketo(kNobody);
  EXPECT_TRUE(LastCameToNothing(broken, std::nullopt));
  ToldRun disturbed(kNobody, kNobody);
  disturbed.InMarketo(kInvited).Look().Fault().End().InMarketo(kNobody);
  EXPECT_TRUE(LastCameToNothing(disturbed, std::nullopt));
}

TEST(NetChangeTest, WhatWasRefusedIsKnown) {
  ToldRun run(kAttended, kAttended);
  run.InSalesforce(kRegistered).Look().End().InSalesforce(kInvited).InSalesforce(kRegistered);
  EXPECT_FALSE(LastCameToNothing(run, "Attended"));
  run.world.history.edits.front().refused_by = "MK-STATUS-11";
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
  run.InSalesforce(kAttended);
  EXPECT_FALSE(LastCameToNothing(run, "Attended"));
}

// A reason that refuses what the other side did may have been listed before anybody saw this edit.
TEST(NetChangeTest, WhatWaitedForARefusalOfTheOtherSideMayBeUnknown) {
  ToldRun run(kAttended, kAttended);
  run.InMarketo(kInvited).Cycle().InMarketo(kAttended);
  MemberEdit& edit = run.world.history.edits.front();
  edit.refused_by = "MK-STATUS-11";
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
  edit.refused_by = "MK-REMOVE-01";
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
  edit.refused_by = "MK-REMOVE-02";
  EXPECT_FALSE(LastCameToNothing(run, "Attended"));
  ToldRun other(kAttended, kAttended);
  other.InSalesforce(kInvited).Cycle().InSalesforce(kAttended);
  other.world.history.edits.front().refused_by = "MK-REMOVE-02";
  EXPECT_TRUE(LastCameToNothing(other, "Attended"));
  ToldRun taken(kAttended, kAttended);
  taken.InMarketo(kInvited).Look().End().InMarketo(kAttended);
  taken.world.history.edits.front().refused_by = "MK-STATUS-11";
  EXPECT_FALSE(LastCameToNothing(taken, "Attended")) << "a cycle that got through saw it";
}

TEST(NetChangeTest, WhatWaitedMayBeKnown) {
  ToldRun run(kNobody, kNobody);
  run.InSalesforce(kInvited).Look().End().InSalesforce(kRegistered).InSalesforce(kInvited);
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
  run.world.history.edits.front().waited = true;
  EXPECT_TRUE(LastCameToNothing(run, std::nullopt));
  run.InSalesforce(kAttended);
  EXPECT_FALSE(LastCameToNothing(run, std::nullopt));
}

// The listed reason holds for the next edit as well: whether a cycle saw that one does not show.
TEST(NetChangeTest, WhatIsListedStillMayBeKnownOrNot) {
  ToldRun run(kAttended, kAttended);
  run.InSalesforce(kRegistered).Look().End();
  run.InSalesforce(kInvited).HalfACycle().InSalesforce(kRegistered);
  run.world.history.edits[0].refused_by = "MK-STATUS-11";
  run.world.history.edits[1].refused_by = "MK-STATUS-11";
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
  run.InSalesforce(kInvited);
  EXPECT_TRUE(LastCameToNothing(run, "Attended"));
  run.InSalesforce(kNobody);
  EXPECT_FALSE(LastCameToNothing(run, "Attended"));
}

TEST(NetChangeTest, WhatTheSyncWroteIsKnown) {
  ToldRun run(kInvited, kInvited);
  run.InSalesforce(kNobody).Cycle().InSalesforce(kAttended).InSalesforce(kRegistered);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
  // The sync made a member of Registered again in between.
  std::vector<MemberEdit>& edits = run.world.history.edits;
  edits[0].before = "Invited";
  edits[1].before = "Registered";
  edits[2].before = "Attended";
  const std::vector<const MemberEdit*> all = {&edits[0], &edits[1], &edits[2]};
  EXPECT_TRUE(CameToNothing(run.world.View(), all, edits[2]));
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

// A new id after a conversion says nothing of who left before it.
TEST(NetChangeTest, WhoWasConvertedAfterwardsIsNoNewMember) {
  ToldRun run(kInvited, kInvited);
  run.Cycle().InSalesforce(kNobody).InSalesforce(kInvited);
  const salesforce::ContactRef contact{salesforce::ContactId::FromFifteen("003000000000001")};
  run.world.after.salesforce.became.emplace(ToldRun::Lead(), contact);
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
  EXPECT_FALSE(LastCameToNothing(run, "Attended"));
}

TEST(NetChangeTest, WhatWasSeenBeforeMustHaveCrossed) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Look().End().InMarketo(kAttended).InMarketo(kRegistered);
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
  run.world.history.edits.front().applied = true;
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
}

// Two sides that people made agree: nobody knows it who has not looked.
TEST(NetChangeTest, AnAgreementThatNobodyLookedAtMayBeUnknown) {
  ToldRun run(kInvited, kInvited);
  run.InMarketo(kRegistered).Cycle().InMarketo(kInvited);
  run.world.history.edits.front().applied = true;
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
  ToldRun looked(kInvited, kInvited);
  looked.InMarketo(kRegistered).Look().End().InMarketo(kInvited);
  looked.world.history.edits.front().applied = true;
  EXPECT_FALSE(LastCameToNothing(looked, "Invited"));
}

// It was listed as waiting while a cycle looked, and its value crossed with a later edit.
TEST(NetChangeTest, WhatWaitedIsNotKnownForALaterAgreement) {
  ToldRun run(kRegistered, kRegistered);
  run.InMarketo(kInvited).Look().End().InMarketo(kRegistered);
  run.world.history.edits.front().applied = true;
  EXPECT_FALSE(LastCameToNothing(run, "Registered"));
  run.world.history.edits.front().waited = true;
  EXPECT_TRUE(LastCameToNothing(run, "Registered"));
}

TEST(NetChangeTest, AMembershipThatADisturbedCycleSawMayBeKnown) {
  const auto is_nothing = [](bool looked) {
    ToldRun run(kInvited, kInvited);
    run.Cycle().InSalesforce(kNobody).InSalesforce(kInvited);
    run.world.history.edits.back().applied = true;
    if (looked) run.Look().Fault().End();
    run.InSalesforce(kAttended).InSalesforce(kInvited);
    return LastCameToNothing(run, "Invited");
  };
  EXPECT_FALSE(is_nothing(false));
  EXPECT_TRUE(is_nothing(true));
}

TEST(NetChangeTest, WhatWasCarriedMayNotHaveBeenStored) {
  const auto is_nothing = [](bool disturbed) {
    ToldRun run(kInvited, kInvited);
    run.InMarketo(kRegistered).Look().Write(kRegistered);
    MemberEdit& edit = run.world.history.edits.front();
    edit.applied = true;
    edit.carried = run.world.journal.back().sequence;
    if (disturbed) run.Fault();
    run.LastCall().InMarketo(kInvited);
    return LastCameToNothing(run, "Invited");
  };
  EXPECT_FALSE(is_nothing(false));
  EXPECT_TRUE(is_nothing(true));
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
  run.InSalesforce(kAttended).Look().End().InSalesforce(kInvited);
  EXPECT_TRUE(LastCameToNothing(run, "Invited"));
  run.world.history.sight.front().campaign = salesforce::CampaignId::FromFifteen("701000000000002");
  EXPECT_FALSE(LastCameToNothing(run, "Invited"));
}

TEST(NetChangeTest, WhatCameIntoSightInACycleMayHaveBeenLookedAt) {
  ToldRun run(kInvited, kInvited);
  ShowCampaign(run, false);
  run.InMarketo(kAttended).Look();
  ShowCampaign(run, true);
  run.End().InMarketo(kInvited);
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
