// SPDX-License-Identifier: Apache-2.0
#include "sim/world/fault_plan.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::sim {
namespace {

constexpr CallInfo kRead = {.lane = Lane::kSalesforce, .operation = "ReadOwnUser"};
constexpr CallInfo kWrite = {
    .lane = Lane::kSalesforce, .operation = "UpdateMembers", .is_effect = true, .records = 3};
constexpr CallInfo kMirror = {
    .lane = Lane::kMarketo, .operation = "WriteMirror", .is_effect = true, .records = 3};
constexpr CallInfo kAppend = {.lane = Lane::kStore, .operation = "Append", .is_effect = true};

CallInfo At(CallInfo call, Instant now) {
  call.now = now;
  return call;
}

class FaultPlanTest : public testing::Test {
 protected:
  bool Strikes(const CallInfo& call) { return plan_.Decide(call).has_value(); }

  // One character a call: `x` where something befell it.
  std::string Pattern(const CallInfo& call, int calls) {
    std::string pattern;
    for (int made = 0; made < calls; ++made) pattern += Strikes(call) ? 'x' : '.';
    return pattern;
  }

  FaultPlan plan_{Prng(1)};
};

TEST_F(FaultPlanTest, NothingBefallsACallByItself) {
  EXPECT_EQ(Pattern(kWrite, 3), "...");
  EXPECT_EQ(plan_.injected(), 0);
}

TEST_F(FaultPlanTest, StrikesTheNthCall) {
  plan_.Add({.operation = "UpdateMembers", .when = OnCalls{2, 2}});
  EXPECT_EQ(Pattern(kWrite, 4), ".x..");
  EXPECT_EQ(plan_.injected(), 1);
}

TEST_F(FaultPlanTest, StrikesARangeOfCalls) {
  plan_.Add({.operation = "UpdateMembers", .when = OnCalls{2, 3}});
  EXPECT_EQ(Pattern(kWrite, 4), ".xx.");
}

TEST_F(FaultPlanTest, CountsFromWhenTheFaultWasAdded) {
  EXPECT_EQ(Pattern(kWrite, 2), "..");
  plan_.Add({.operation = "UpdateMembers", .when = OnCalls{1, 1}});
  EXPECT_EQ(Pattern(kWrite, 2), "x.");
}

TEST_F(FaultPlanTest, StrikesEveryCallOfAWindowThatExcludesItsEnd) {
  plan_.Add({.operation = "*", .when = DuringTime{Instant{10}, Instant{20}}});
  EXPECT_FALSE(Strikes(At(kWrite, Instant{9})));
  EXPECT_TRUE(Strikes(At(kWrite, Instant{10})));
  EXPECT_TRUE(Strikes(At(kRead, Instant{19})));
  EXPECT_FALSE(Strikes(At(kWrite, Instant{20})));
}

TEST_F(FaultPlanTest, AnOperationsNameMatchesThatOperationOnly) {
  plan_.Add({.operation = "UpdateMembers", .when = DuringTime{}});
  EXPECT_TRUE(Strikes(kWrite));
  EXPECT_FALSE(Strikes(kRead));
  EXPECT_FALSE(Strikes(kAppend));
}

TEST_F(FaultPlanTest, WriteMatchesEffectsOfAllSystems) {
  plan_.Add({.operation = "write", .when = DuringTime{}});
  EXPECT_TRUE(Strikes(kWrite));
  EXPECT_TRUE(Strikes(kMirror));
  EXPECT_TRUE(Strikes(kAppend));
  EXPECT_FALSE(Strikes(kRead));
}

TEST_F(FaultPlanTest, ALaneNarrowsTheMatch) {
  plan_.Add({.operation = "write", .lane = Lane::kMarketo, .when = DuringTime{}});
  EXPECT_TRUE(Strikes(kMirror));
  EXPECT_FALSE(Strikes(kWrite));
}

TEST_F(FaultPlanTest, TheFirstOfTwoDueFaultsWinsAndBothCount) {
  plan_.Add({.operation = "*", .when = OnCalls{1, 1}, .kind = FaultKind::kReplyLost});
  plan_.Add({.operation = "*", .when = OnCalls{1, 2}, .kind = FaultKind::kFailBefore});
  EXPECT_EQ(plan_.Decide(kWrite)->kind, FaultKind::kReplyLost);
  EXPECT_EQ(plan_.Decide(kWrite)->kind, FaultKind::kFailBefore);
  EXPECT_FALSE(Strikes(kWrite));
}

TEST_F(FaultPlanTest, ARequestErrorCarriesItsCodeAndText) {
  plan_.Add({.operation = "*",
             .kind = FaultKind::kRequestError,
             .code = ErrorCode::kRequestLimitExceeded,
             .text = "no more"});
  EXPECT_EQ(plan_.Decide(kWrite)->error,
            (Error{.code = ErrorCode::kRequestLimitExceeded, .text = "no more", .fields = {}}));
}

TEST_F(FaultPlanTest, ARecordErrorNamesTheRecordCountedFromZero) {
  plan_.Add({.operation = "*", .kind = FaultKind::kRecordError, .record = 3});
  EXPECT_EQ(plan_.Decide(kWrite)->record, 2U);
}

TEST_F(FaultPlanTest, ARecordErrorCannotStrikeACallWithFewerRecords) {
  plan_.Add(
      {.operation = "*", .when = OnCalls{1, 3}, .kind = FaultKind::kRecordError, .record = 4});
  EXPECT_FALSE(Strikes(kWrite));
  EXPECT_FALSE(Strikes(kAppend));
  EXPECT_EQ(plan_.Unfired().size(), 1U);
}

TEST_F(FaultPlanTest, TellsWhichFaultsHaveHitNothing) {
  plan_.Add({.operation = "UpdateMembers"});
  plan_.Add({.operation = "DeleteMembers"});
  Strikes(kWrite);
  ASSERT_EQ(plan_.Unfired().size(), 1U);
  EXPECT_EQ(plan_.Unfired()[0].operation, "DeleteMembers");
}

TEST_F(FaultPlanTest, StopEndsFaultsChanceAndCrashButNotTheCount) {
  plan_.Add({.operation = "*", .when = DuringTime{}});
  plan_.SetRates({.fail_before = 1'000'000});
  plan_.effects().ArmCrash({.effect = 1});
  plan_.Stop();
  EXPECT_EQ(Pattern(kWrite, 3), "...");
  EXPECT_EQ(plan_.effects().count(), 3);
}

TEST_F(FaultPlanTest, StopKeepsWhatHitNothing) {
  plan_.Add({.operation = "DeleteMembers"});
  plan_.Stop();
  EXPECT_EQ(plan_.Unfired().size(), 1U);
}

TEST_F(FaultPlanTest, EffectsAreWritesAndAppends) {
  Pattern(kRead, 5);
  Pattern(kWrite, 2);
  Pattern(kMirror, 1);
  Pattern(kAppend, 1);
  EXPECT_EQ(plan_.effects().count(), 4);
}

TEST_F(FaultPlanTest, AnArmedCrashComesAtItsEffectBeforeAnyOtherFault) {
  plan_.Add({.operation = "*", .when = DuringTime{}});
  plan_.effects().ArmCrash({.effect = 2, .point = CrashPoint::kAfterCommit});
  EXPECT_EQ(plan_.Decide(kWrite)->kind, FaultKind::kFailBefore);
  EXPECT_EQ(plan_.Decide(kRead)->kind, FaultKind::kFailBefore);
  EXPECT_EQ(plan_.Decide(kAppend)->kind, FaultKind::kCrashAfterCommit);
}

TEST_F(FaultPlanTest, ADeclaredFaultComesBeforeChance) {
  plan_.Add({.operation = "*", .kind = FaultKind::kReplyLost});
  plan_.SetRates({.fail_before = 1'000'000});
  EXPECT_EQ(plan_.Decide(kWrite)->kind, FaultKind::kReplyLost);
  EXPECT_EQ(plan_.Decide(kWrite)->kind, FaultKind::kFailBefore);
}

TEST_F(FaultPlanTest, EachRateStrikesWithItsOwnKind) {
  const auto kind_at = [](const FaultRates& rates, const CallInfo& call) {
    FaultPlan plan(Prng(1));
    plan.SetRates(rates);
    const auto fault = plan.Decide(call);
    return fault ? std::string(NameOf(fault->kind)) : std::string("nothing");
  };
  constexpr std::uint32_t kAlways = 1'000'000;
  EXPECT_EQ(kind_at({.fail_before = kAlways}, kRead), "fail_before");
  EXPECT_EQ(kind_at({.reply_lost = kAlways}, kRead), "reply_lost");
  EXPECT_EQ(kind_at({.crash_before = kAlways}, kAppend), "crash_before");
  EXPECT_EQ(kind_at({.crash_after_commit = kAlways}, kMirror), "crash_after_commit");
  EXPECT_EQ(kind_at({.crash_after_reply = kAlways}, kWrite), "crash_after_reply");
  EXPECT_EQ(kind_at({.request_error = kAlways}, kWrite), "request_error");
  EXPECT_EQ(kind_at({.record_error = kAlways}, kWrite), "record_error");
  EXPECT_EQ(kind_at({.crash_before = kAlways}, kRead), "nothing");
  EXPECT_EQ(kind_at({.request_error = kAlways}, kAppend), "nothing");
  EXPECT_EQ(kind_at({.record_error = kAlways}, kMirror), "nothing");
  EXPECT_EQ(kind_at({.record_error = kAlways}, kRead), "nothing");
}

TEST_F(FaultPlanTest, ARequestErrorByChanceIsTheVendorsOwn) {
  plan_.SetRates({.request_error = 1'000'000});
  EXPECT_EQ(plan_.Decide(kWrite)->error.code, ErrorCode::kServerUnavailable);
  EXPECT_EQ(plan_.Decide(kMirror)->error.code, ErrorCode::kMarketoSystemError);
}

TEST_F(FaultPlanTest, ARecordErrorByChanceReachesEveryRecord) {
  plan_.SetRates({.record_error = 1'000'000});
  std::vector<int> hits(3);
  for (int call = 0; call < 300; ++call) ++hits.at(plan_.Decide(kWrite)->record);
  for (const int count : hits) EXPECT_GT(count, 60);
}

TEST_F(FaultPlanTest, TheSameSeedGivesTheSameFaults) {
  const auto pattern = [](std::uint64_t seed) {
    FaultPlan plan{Prng(seed)};
    plan.SetRates({.fail_before = 300'000});
    std::string drawn;
    for (int call = 0; call < 64; ++call) drawn += plan.Decide(kWrite) ? 'x' : '.';
    return drawn;
  };
  EXPECT_EQ(pattern(1), pattern(1));
  EXPECT_NE(pattern(1), pattern(2));
}

TEST_F(FaultPlanTest, CallsOfOneSystemDoNotShiftTheFaultsOfAnother) {
  plan_.SetRates({.fail_before = 300'000});
  FaultPlan other{Prng(1)};
  other.SetRates({.fail_before = 300'000});
  std::string mixed;
  for (int call = 0; call < 64; ++call) {
    other.Decide(kMirror);
    mixed += other.Decide(kWrite) ? 'x' : '.';
  }
  EXPECT_EQ(Pattern(kWrite, 64), mixed);
}

TEST_F(FaultPlanTest, ADailyLimitStrikesBeyondItsCallsAndBeginsAnewEachDay) {
  plan_.Add({.operation = "*", .lane = Lane::kSalesforce, .when = BeyondDaily{2}});
  const Instant noon = Instant{} + Duration::Minutes(12 * 60);
  EXPECT_EQ(Pattern(At(kRead, noon), 4), "..xx");
  EXPECT_EQ(Pattern(At(kMirror, noon), 1), ".");
  EXPECT_EQ(Pattern(At(kRead, noon + Duration::Days(1)), 3), "..x");
}

TEST_F(FaultPlanTest, SessionsEndAndLimitsAreReachedByChanceInSalesforceOnly) {
  plan_.SetRates({.session_ended = 1'000'000});
  const auto ended = plan_.Decide(kRead);
  ASSERT_TRUE(ended.has_value());
  EXPECT_EQ(ended->kind, FaultKind::kRequestError);
  EXPECT_EQ(ended->error.code, ErrorCode::kInvalidSessionId);
  EXPECT_FALSE(Strikes(kMirror));
  plan_.SetRates({.limit_reached = 1'000'000});
  EXPECT_EQ(plan_.Decide(kWrite)->error.code, ErrorCode::kRequestLimitExceeded);
}

TEST_F(FaultPlanTest, DelaysByChanceAreMinutesLongAndNeverOfTheStore) {
  plan_.SetRates({.delay = 1'000'000});
  const auto delayed = plan_.Decide(kRead);
  ASSERT_TRUE(delayed.has_value());
  EXPECT_EQ(delayed->kind, FaultKind::kDelay);
  EXPECT_GE(delayed->delay, Duration::Minutes(1));
  EXPECT_LE(delayed->delay, Duration::Minutes(10));
  EXPECT_FALSE(Strikes(kAppend));
}

}  // namespace
}  // namespace campsync::sim
