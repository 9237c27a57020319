// SPDX-License-Identifier: Apache-2.0
// An edit ends with the decision that saw it, where the decision follows from what is true.
#include "scenarios/harness/judge/decided_edit.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

// Person 1 was Invited on both sides, and both sides hold Registered now, which somebody set in
// Marketo; what became of the last edit in Salesforce is asked.
class DecidedEditTest : public testing::Test {
 protected:
  DecidedEditTest() { world_.AddPerson(1, 2, 2); }

  void InSalesforce(std::int64_t journal, int step, int before, bool in_cycle = false) {
    world_.EditInSalesforce(1, step);
    Finish(journal, before, in_cycle);
  }
  void InMarketo(std::int64_t journal, int step, int before) {
    world_.EditInMarketo(1, step);
    Finish(journal, before, false);
  }
  // Base and what was seen: Salesforce's step, then Marketo's.
  struct Steps {
    int salesforce = 0;
    int marketo = 0;
  };
  void Decide(std::int64_t journal, Outcome outcome, Steps base, Steps now, int cycle = 1,
              RuleId rule = "MK-CONFLICT-03") {
    Decided decided{.outcome = outcome, .rule = rule};
    decided.ground = MemberGround{.base = ValuesOf(base), .now = ValuesOf(now)};
    Add(journal, cycle, std::move(decided));
  }
  // The note of a write whose call took effect just before.
  void Wrote(std::int64_t journal, Side side, int cycle = 1, std::string result = "ok") {
    sim::JournalEntry entry{.sequence = journal - 1, .kind = sim::EntryKind::kEffect};
    if (side == Side::kMarketo) {
      entry.content = sim::MarketoCall{marketo::WriteMembers{}, std::nullopt};
    } else {
      entry.content = sim::SalesforceCall{salesforce::UpdateMembers{}, std::nullopt};
    }
    world_.journal.push_back(std::move(entry));
    Add(journal, cycle, campsync::Wrote{.side = side, .value = "x", .result = std::move(result)});
  }
  void Advance(std::int64_t journal) { Add(journal, 1, BaseAdvanced{}); }
  void Crash(std::int64_t sequence) {
    world_.journal.push_back({.sequence = sequence,
                              .lane = sim::Lane::kWorld,
                              .kind = sim::EntryKind::kNote,
                              .operation = "Crash"});
  }
  [[nodiscard]] std::optional<EditBucket> MarketosBucket() {
    const LawView view = world_.View();
    const auto edited = EditedMembers(view);
    if (edited.size() != 1 || edited.front().marketo == nullptr) return std::nullopt;
    return BucketByDecisions(view, edited.front(), *edited.front().marketo);
  }
  [[nodiscard]] std::optional<EditBucket> Bucket() {
    const LawView view = world_.View();
    const auto edited = EditedMembers(view);
    if (edited.size() != 1 || edited.front().salesforce == nullptr) return std::nullopt;
    return BucketByDecisions(view, edited.front(), *edited.front().salesforce);
  }

  SmallWorld world_;

 private:
  [[nodiscard]] std::optional<std::string> Name(int step) {
    if (step == 0) return std::nullopt;
    return std::string(world_.labels.Text(world_.StatusLabel(step)));
  }
  [[nodiscard]] MemberValues ValuesOf(Steps steps) {
    return {.salesforce = Name(steps.salesforce), .marketo = Name(steps.marketo)};
  }
  void Finish(std::int64_t journal, int before, bool in_cycle) {
    MemberEdit& edit = world_.history.edits.back();
    edit.journal = journal;
    edit.before = Name(before);
    edit.in_cycle = in_cycle;
  }
  template <class What>
  void Add(std::int64_t journal, int cycle, What what) {
    Event event{.place = {.cycle = cycle}, .what = std::move(what)};
    event.place.record = "member " + SmallWorld::Campaign().Text() + "/1";
    world_.history.events.push_back({journal, std::move(event)});
  }
};

TEST_F(DecidedEditTest, SaysNothingWhereNothingWasDecided) {
  InMarketo(1, 2, 1);
  InSalesforce(2, 3, 1);
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, WhatBothSidesHeldWhenTheSyncLookedWasApplied) {
  InSalesforce(1, 3, 1);
  InMarketo(2, 3, 1);
  InMarketo(4, 2, 3);
  Decide(5, Outcome::kAgree, {1, 1}, {3, 3});
  EXPECT_EQ(Bucket(), EditBucket::kApplied);
}

TEST_F(DecidedEditTest, AnAgreementThatTheOtherSideNeverHeldIsNone) {
  InSalesforce(1, 3, 1);
  InMarketo(2, 2, 1);
  Decide(5, Outcome::kAgree, {1, 1}, {3, 3});
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, AStepBackWasRefusedBeforeAnEditThatTheSyncHadNotSeen) {
  InMarketo(1, 3, 1);
  Decide(2, Outcome::kPush, {1, 1}, {1, 3});
  InSalesforce(4, 1, 3);
  InMarketo(5, 2, 3);
  Decide(6, Outcome::kRefuse, {3, 3}, {1, 3}, 2, "MK-STATUS-11");
  EXPECT_EQ(Bucket(), EditBucket::kRefused);
  world_.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, AStepForwardIsNotRefusedAsOneBack) {
  InMarketo(1, 1, 2);
  Decide(2, Outcome::kPush, {2, 2}, {2, 1});
  InSalesforce(4, 3, 1);
  InMarketo(5, 2, 1);
  Decide(6, Outcome::kRefuse, {1, 1}, {3, 1}, 2, "MK-STATUS-11");
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, WhatWasDoneAndUndoneIsNoEdit) {
  InSalesforce(1, 3, 1);
  InSalesforce(2, 1, 3);
  InMarketo(3, 2, 1);
  Decide(5, Outcome::kPush, {1, 1}, {1, 2});
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded);
}

TEST_F(DecidedEditTest, WhoLeftAndCameBackIsAnotherMember) {
  InSalesforce(1, 0, 1);
  InSalesforce(2, 1, 0);
  InMarketo(3, 2, 1);
  Decide(5, Outcome::kPush, {1, 1}, {1, 2});
  EXPECT_EQ(Bucket(), std::nullopt);
}

// The sync wrote what Marketo held, and forgot it: what is there is an edit against that.
TEST_F(DecidedEditTest, ABaseFromBeforeTheSyncsOwnWriteIsNotBelieved) {
  InMarketo(1, 2, 1);
  Decide(2, Outcome::kPush, {1, 1}, {1, 2});
  InSalesforce(5, 1, 2);
  Decide(6, Outcome::kPush, {1, 2}, {1, 2});
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded) << "nothing was written";
  Wrote(4, Side::kSalesforce);
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, WhatWasHeldUpEntersABaseOnlyWhereTheSidesMet) {
  InSalesforce(1, 3, 1);
  Decide(2, Outcome::kBlock, {1, 1}, {3, 1});
  InSalesforce(3, 1, 3);
  InSalesforce(4, 3, 1);
  InMarketo(5, 2, 1);
  Decide(6, Outcome::kPush, {3, 1}, {3, 2});
  EXPECT_EQ(Bucket(), std::nullopt);
  std::get<Decided>(world_.history.events.front().event.what).outcome = Outcome::kRefuse;
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded);
}

TEST_F(DecidedEditTest, TheOtherSidesBaseIsHeldToTheSame) {
  InSalesforce(1, 3, 1);
  Decide(2, Outcome::kRefuse, {1, 1}, {3, 1});
  InSalesforce(3, 1, 3);
  InSalesforce(4, 3, 1);
  InMarketo(5, 2, 1);
  Decide(6, Outcome::kPush, {3, 2}, {3, 2});
  EXPECT_EQ(Bucket(), std::nullopt) << "nobody has seen Marketo's status before";
}

// A base that moved without a decision: the edit was held up, and then taken for known.
TEST_F(DecidedEditTest, WhatWasHeldUpIsStillAnEdit) {
  InSalesforce(1, 3, 1);
  InMarketo(2, 2, 1);
  Decide(5, Outcome::kPull, {1, 1}, {3, 1});
  Decide(7, Outcome::kPush, {3, 1}, {3, 2});
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, ABaseThatNobodyLeftIsNotBelieved) {
  InMarketo(1, 2, 1);
  InSalesforce(2, 3, 1);
  Decide(5, Outcome::kPush, {3, 1}, {3, 2});
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, TheLoserOfAConflictIsSupersededByWhoWins) {
  world_.policy.status_conflict = StatusConflict::kHigherStep;
  InSalesforce(1, 1, 3);
  InMarketo(2, 2, 3);
  Decide(5, Outcome::kSupersede, {3, 3}, {1, 2});
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded);
}

TEST_F(DecidedEditTest, AConflictThatTheEditMustWinIsNoReason) {
  world_.policy.status_conflict = StatusConflict::kHigherStep;
  InSalesforce(1, 3, 1);
  InMarketo(2, 2, 1);
  Decide(5, Outcome::kSupersede, {1, 1}, {3, 2});
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, AConflictWithNobodysEditIsNone) {
  InSalesforce(1, 1, 3);
  InMarketo(2, 2, 3);
  InMarketo(3, 2, 2);
  Decide(5, Outcome::kSupersede, {3, 3}, {1, 3});
  EXPECT_EQ(Bucket(), std::nullopt);
}

TEST_F(DecidedEditTest, WhatIsUndoneBeforeTheWriteEndsAsItWasSeen) {
  world_.policy.status_conflict = StatusConflict::kHigherStep;
  InSalesforce(1, 1, 3);
  InMarketo(2, 2, 3);
  Decide(5, Outcome::kSupersede, {3, 3}, {1, 2});
  InSalesforce(6, 3, 1, true);
  InSalesforce(7, 1, 3, true);
  EXPECT_EQ(Bucket(), std::nullopt) << "nothing was written";
  Wrote(9, Side::kSalesforce, 1, "MEMBER_CHANGED");
  Wrote(9, Side::kMarketo);
  Wrote(9, Side::kSalesforce, 2);
  EXPECT_EQ(Bucket(), std::nullopt) << "refused, to the other side, in another cycle";
  Wrote(9, Side::kSalesforce);
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded);
}

TEST_F(DecidedEditTest, ACycleMayHaveLookedBeforeAnEditThatBroughtTheSameAgain) {
  world_.policy.add_remove_conflict = AddRemoveConflict::kLaterWins;
  InSalesforce(1, 0, 1);
  InMarketo(2, 2, 1);
  InSalesforce(3, 3, 0, true);
  InSalesforce(4, 0, 3, true);
  world_.history.edits.back().at = Instant{24LL * 3600 * 1000};
  Decide(5, Outcome::kSupersede, {1, 1}, {0, 2});
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded);
  world_.history.edits.back().in_cycle = false;
  EXPECT_EQ(Bucket(), std::nullopt) << "the removal is the later one";
}

TEST_F(DecidedEditTest, NothingIsExplainedWhereNoOtherEditStands) {
  InSalesforce(1, 3, 1);
  InSalesforce(2, 1, 3);
  InMarketo(3, 3, 1);
  Decide(5, Outcome::kPush, {1, 1}, {1, 3});
  EXPECT_EQ(Bucket(), std::nullopt);
  world_.history.channel_edits.push_back({1, {}, {{6}}, std::nullopt});
  EXPECT_EQ(Bucket(), std::nullopt) << "of another program";
  world_.history.channel_edits.back().programs = {{5}};
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded) << "the status has another name since";
  world_.history.channel_edits.clear();
  world_.after.marketo.merged.emplace(marketo::PersonId{2}, marketo::PersonId{1});
  EXPECT_EQ(Bucket(), EditBucket::kSuperseded) << "of two who became one it may be the other's";
}

TEST_F(DecidedEditTest, AStepBackByTheChannelOfThatTimeWasPushedBack) {
  world_.policy.inbound_downgrade = InboundDowngrade::kPushBack;
  InSalesforce(1, 3, 2);
  Decide(5, Outcome::kPush, {2, 2}, {3, 2});
  std::get<Decided>(world_.history.events.back().event.what).rule = "MK-STATUS-11";
  EXPECT_EQ(Bucket(), std::nullopt) << "by the channel as it is it is none";
  world_.history.program_edits.push_back(7);
  EXPECT_EQ(Bucket(), EditBucket::kRefused);
  world_.policy.inbound_downgrade = InboundDowngrade::kAccept;
  EXPECT_EQ(Bucket(), std::nullopt);
}

// What broke off says nothing: the log is read again from before the pull.
TEST_F(DecidedEditTest, WhoLeftAfterAPullThatWasNeverStoredLooksLikeNobody) {
  InSalesforce(1, 2, 0);
  InMarketo(9, 0, 2);
  Wrote(3, Side::kMarketo);
  EXPECT_EQ(MarketosBucket(), std::nullopt) << "the sync did not break off";
  Crash(5);
  EXPECT_EQ(MarketosBucket(), EditBucket::kSuperseded);
  std::get<campsync::Wrote>(world_.history.events.front().event.what).result = "1004";
  EXPECT_EQ(MarketosBucket(), std::nullopt) << "Marketo refused the pull";
  std::get<campsync::Wrote>(world_.history.events.front().event.what).result = "ok";
  Advance(4);
  EXPECT_EQ(MarketosBucket(), std::nullopt) << "the pull was stored";
}

TEST_F(DecidedEditTest, SomebodyElsesDecisionsTellNothing) {
  InSalesforce(1, 3, 1);
  InSalesforce(2, 1, 3);
  InMarketo(3, 2, 1);
  Decide(5, Outcome::kPush, {1, 1}, {1, 2});
  world_.history.events.back().event.place.record += "7";
  EXPECT_EQ(Bucket(), std::nullopt);
}

}  // namespace
}  // namespace campsync::harness
