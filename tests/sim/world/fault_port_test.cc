// SPDX-License-Identifier: Apache-2.0
#include "sim/world/fault_port.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

using LeadResults = Result<Timed<salesforce::WriteResults<salesforce::LeadId>>>;

class FaultPortTest : public testing::Test {
 protected:
  // Befalls the next call of any kind.
  void AddFault(FaultKind kind) { rig_.faults.Add({.operation = "*", .kind = kind}); }
  void AddRecordError(std::int64_t record) {
    rig_.faults.Add({.operation = "*",
                     .kind = FaultKind::kRecordError,
                     .code = ErrorCode::kUnableToLockRow,
                     .record = record});
  }
  LeadResults Create(const std::vector<std::string>& names) {
    return rig_.salesforce_port().Call(NewLeads(names));
  }

  Rig rig_;
};

std::optional<EngineCrash> CrashOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const EngineCrash& crash) {
    return crash;
  }
  return std::nullopt;
}

TEST_F(FaultPortTest, FailBeforeIsDefiniteAndNothingHappens) {
  AddFault(FaultKind::kFailBefore);
  const LeadResults answer = Create({"Li"});
  EXPECT_EQ(answer.error().code, ErrorCode::kSalesforceUnreachable);
  EXPECT_TRUE(answer.error().IsDefinite());
  EXPECT_TRUE(rig_.salesforce.leads().empty());
}

TEST_F(FaultPortTest, ReplyLostIsIndefiniteAndTheCallTookEffect) {
  AddFault(FaultKind::kReplyLost);
  const LeadResults answer = Create({"Li"});
  EXPECT_EQ(answer.error().code, ErrorCode::kSalesforceReplyLost);
  EXPECT_FALSE(answer.error().IsDefinite());
  EXPECT_EQ(rig_.salesforce.leads().size(), 1U);
}

TEST_F(FaultPortTest, AReplyErrorComesAlthoughTheCallTookEffect) {
  AddFault(FaultKind::kReplyError);
  const auto answer = Create({"Li"});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::kServerUnavailable);
  EXPECT_EQ(rig_.salesforce.leads().size(), 1U);
}

TEST_F(FaultPortTest, EachSystemHasTransportErrorsOfItsOwn) {
  AddFault(FaultKind::kFailBefore);
  EXPECT_EQ(rig_.marketo_port().Call(marketo::ReadSettings{}).error().code,
            ErrorCode::kMarketoUnreachable);
  AddFault(FaultKind::kReplyLost);
  EXPECT_EQ(rig_.marketo_port().Call(marketo::ReadSettings{}).error().code,
            ErrorCode::kMarketoReplyLost);
  EXPECT_EQ(rig_.marketo.calls(), 1);
}

TEST_F(FaultPortTest, AFailedAppendStoresNothing) {
  AddFault(FaultKind::kFailBefore);
  EXPECT_EQ(rig_.store.Append(OnePerson(1)).error().code, ErrorCode::kStoreFailed);
  EXPECT_TRUE(rig_.memory_store.Contents().people.empty());
}

TEST_F(FaultPortTest, AnAppendWhoseReplyIsLostIsStored) {
  AddFault(FaultKind::kReplyLost);
  EXPECT_EQ(rig_.store.Append(OnePerson(1)).error().code, ErrorCode::kStoreReplyLost);
  EXPECT_EQ(rig_.memory_store.Contents().people.size(), 1U);
}

TEST_F(FaultPortTest, CrashBeforeLeavesNothingBehind) {
  AddFault(FaultKind::kCrashBefore);
  const auto crash = CrashOf([&] { static_cast<void>(Create({"Li"})); });
  ASSERT_TRUE(crash.has_value());
  EXPECT_EQ(crash->point, CrashPoint::kBefore);
  EXPECT_EQ(crash->operation, "CreateLeads");
  EXPECT_TRUE(rig_.salesforce.leads().empty());
}

TEST_F(FaultPortTest, CrashAfterCommitLeavesTheEffectBehind) {
  AddFault(FaultKind::kCrashAfterCommit);
  const auto crash = CrashOf([&] { static_cast<void>(Create({"Li"})); });
  ASSERT_TRUE(crash.has_value());
  EXPECT_EQ(crash->point, CrashPoint::kAfterCommit);
  EXPECT_EQ(rig_.salesforce.leads().size(), 1U);
}

TEST_F(FaultPortTest, CrashAfterReplyLeavesTheEffectBehind) {
  AddFault(FaultKind::kCrashAfterReply);
  const auto crash = CrashOf([&] { static_cast<void>(Create({"Li"})); });
  ASSERT_TRUE(crash.has_value());
  EXPECT_EQ(crash->point, CrashPoint::kAfterReply);
  EXPECT_EQ(rig_.salesforce.leads().size(), 1U);
}

TEST_F(FaultPortTest, TheStoreCrashesAtTheSamePoints) {
  AddFault(FaultKind::kCrashBefore);
  ASSERT_TRUE(CrashOf([&] { static_cast<void>(rig_.store.Append(OnePerson(1))); }));
  EXPECT_TRUE(rig_.memory_store.Contents().people.empty());
  AddFault(FaultKind::kCrashAfterCommit);
  ASSERT_TRUE(CrashOf([&] { static_cast<void>(rig_.store.Append(OnePerson(1))); }));
  EXPECT_EQ(rig_.memory_store.Contents().people.size(), 1U);
}

TEST_F(FaultPortTest, ThePortWorksOnAfterACrash) {
  AddFault(FaultKind::kCrashAfterCommit);
  ASSERT_TRUE(CrashOf([&] { static_cast<void>(Create({"Li"})); }));
  EXPECT_TRUE(Create({"Wu"}).ok());
  EXPECT_EQ(rig_.salesforce.leads(), (std::vector<std::string>{"Li", "Wu"}));
}

TEST_F(FaultPortTest, ACrashIsInTheJournalWithItsPointAndHasNoAnswer) {
  AddFault(FaultKind::kCrashAfterReply);
  ASSERT_TRUE(CrashOf([&] { static_cast<void>(Create({"Li"})); }));
  const auto& entries = rig_.journal.entries();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].kind, EntryKind::kEffect);
  EXPECT_EQ(entries[1].fault, "crash_after_reply");
}

TEST_F(FaultPortTest, ARequestErrorRefusesTheWholeRequest) {
  rig_.faults.Add({.operation = "*",
                   .kind = FaultKind::kRequestError,
                   .code = ErrorCode::kRequestLimitExceeded});
  EXPECT_EQ(Create({"Li"}).error().code, ErrorCode::kRequestLimitExceeded);
  EXPECT_EQ(rig_.salesforce.calls(), 0);
}

TEST_F(FaultPortTest, ARecordErrorLetsTheOthersThroughInOneCall) {
  AddRecordError(2);
  const LeadResults answer = Create({"Li", "Wu", "Xu"});
  EXPECT_EQ(rig_.salesforce.leads(), (std::vector<std::string>{"Li", "Xu"}));
  EXPECT_EQ(rig_.salesforce.calls(), 1);
  ASSERT_EQ(answer->value.results.size(), 3U);
  EXPECT_EQ(*answer->value.results[0], LeadIdNumber(1));
  EXPECT_EQ(answer->value.results[1].error().code, ErrorCode::kUnableToLockRow);
  EXPECT_EQ(*answer->value.results[2], LeadIdNumber(2));
}

TEST_F(FaultPortTest, ARecordErrorCanStrikeTheFirstAndTheLastRecord) {
  AddRecordError(1);
  EXPECT_FALSE(Create({"Li", "Wu"})->value.results.front().ok());
  AddRecordError(2);
  EXPECT_FALSE(Create({"Li", "Wu"})->value.results.back().ok());
}

TEST_F(FaultPortTest, ARecordThatIsAloneMakesNoCallAndIsAnsweredWithTheServersTime) {
  Rig rig({.salesforce_skew = Duration::Seconds(30)});
  rig.faults.Add(
      {.operation = "*", .kind = FaultKind::kRecordError, .code = ErrorCode::kUnableToLockRow});
  const LeadResults answer = rig.salesforce_port().Call(NewLeads({"Li"}));
  EXPECT_EQ(rig.salesforce.calls(), 0);
  ASSERT_EQ(answer->value.results.size(), 1U);
  EXPECT_EQ(answer->value.results[0].error().code, ErrorCode::kUnableToLockRow);
  EXPECT_EQ(answer->server_time, kStart + Duration::Seconds(30));
}

TEST_F(FaultPortTest, ARecordErrorWorksOnMarketosWritesToo) {
  AddRecordError(1);
  const auto answer = rig_.marketo_port().Call(marketo::WriteMirror{.rows = {{}, {}}});
  ASSERT_EQ(answer->value.results.size(), 2U);
  EXPECT_FALSE(answer->value.results[0].ok());
  EXPECT_TRUE(answer->value.results[1]->changed);
}

TEST_F(FaultPortTest, EveryInterferenceIsInTheJournalWithTheRequestAsAsked) {
  AddRecordError(2);
  static_cast<void>(Create({"Li", "Wu"}));
  const JournalEntry& entry = rig_.journal.entries()[0];
  EXPECT_EQ(entry.kind, EntryKind::kFault);
  EXPECT_EQ(entry.fault, "record_error");
  EXPECT_EQ(entry.content.As<SalesforceCall>()->request,
            salesforce::Request(NewLeads({"Li", "Wu"})));
}

TEST_F(FaultPortTest, AFaultChangesTheDigest) {
  Rig healthy;
  static_cast<void>(healthy.salesforce_port().Call(NewLeads({"Li"})));
  AddFault(FaultKind::kReplyLost);
  static_cast<void>(Create({"Li"}));
  EXPECT_NE(rig_.journal.DigestText(), healthy.journal.DigestText());
}

// A sweep over every effect of a run at every point: what took effect is what the point says.
TEST_F(FaultPortTest, ASweepCrashesAtEveryEffectAtEveryPoint) {
  const auto run = [](Rig& rig) {
    static_cast<void>(rig.store.Append(OnePerson(1)));
    static_cast<void>(rig.salesforce_port().Call(salesforce::ReadOwnUser{}));
    static_cast<void>(rig.salesforce_port().Call(NewLeads({"Li"})));
    static_cast<void>(rig.marketo_port().Call(marketo::WriteMirror{.rows = {{}}}));
  };
  const auto effects_of = [](const Rig& rig) {
    return rig.memory_store.appends() + static_cast<std::int64_t>(rig.salesforce.leads().size()) +
           rig.marketo.calls();
  };
  run(rig_);
  ASSERT_EQ(rig_.faults.effects().count(), 3);
  for (std::int64_t effect = 1; effect <= 3; ++effect) {
    for (const CrashPoint point :
         {CrashPoint::kBefore, CrashPoint::kAfterCommit, CrashPoint::kAfterReply}) {
      Rig rig;
      rig.faults.effects().ArmCrash({.effect = effect, .point = point});
      const auto crash = CrashOf([&] { run(rig); });
      ASSERT_TRUE(crash.has_value());
      EXPECT_EQ(crash->point, point);
      EXPECT_EQ(effects_of(rig), point == CrashPoint::kBefore ? effect - 1 : effect);
    }
  }
}

TEST_F(FaultPortTest, SeveralRecordsInARowAreRefusedAndTheOthersPassInOneCall) {
  rig_.faults.Add({.operation = "*",
                   .kind = FaultKind::kRecordError,
                   .code = ErrorCode::kUnableToLockRow,
                   .record = 2,
                   .records = 2});
  const LeadResults answer = Create({"Ann", "Bo", "Cy", "Di"});
  ASSERT_TRUE(answer.ok());
  std::string pattern;
  for (const auto& result : answer->value.results) pattern += result.ok() ? '.' : 'x';
  EXPECT_EQ(pattern, ".xx.");
  EXPECT_EQ(rig_.salesforce.leads(), (std::vector<std::string>{"Ann", "Di"}));
}

TEST_F(FaultPortTest, RecordsBeyondTheCallAreNotMissed) {
  rig_.faults.Add({.operation = "*", .kind = FaultKind::kRecordError, .record = 1, .records = 9});
  const LeadResults answer = Create({"Ann", "Bo"});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->value.results.size(), 2U);
  EXPECT_TRUE(rig_.salesforce.leads().empty());
}

TEST_F(FaultPortTest, ADelayRunsTheClockAfterTheCallTookEffect) {
  rig_.faults.Add({.operation = "*", .kind = FaultKind::kDelay, .delay = Duration::Minutes(20)});
  std::vector<std::string> seen;
  rig_.schedule.At(rig_.clock.Now() + Duration::Minutes(5),
                   [&] { seen = rig_.salesforce.leads(); });
  const Instant start = rig_.clock.Now();
  const LeadResults answer = Create({"Li"});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->server_time, start);
  EXPECT_GE(rig_.clock.Now(), start + Duration::Minutes(20));
  EXPECT_EQ(seen, std::vector<std::string>{"Li"});
}

}  // namespace
}  // namespace campsync::sim
