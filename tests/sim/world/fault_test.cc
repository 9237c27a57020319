// SPDX-License-Identifier: Apache-2.0
#include "sim/world/fault.h"

#include <gtest/gtest.h>

#include "sim/world/engine_crash.h"

namespace campsync::sim {
namespace {

TEST(FaultTest, AnErrorHasTheVendorsUsualWords) {
  EXPECT_EQ(ErrorOfFault(ErrorCode::kServerUnavailable, "").text, "Server Unavailable");
  EXPECT_EQ(ErrorOfFault(ErrorCode::kRequestLimitExceeded, "").text,
            "TotalRequests Limit exceeded.");
  EXPECT_EQ(ErrorOfFault(ErrorCode::kInvalidSessionId, "").text, "Session expired or invalid");
  EXPECT_EQ(ErrorOfFault(ErrorCode::kUnableToLockRow, "").text,
            "unable to obtain exclusive access to this record");
}

TEST(FaultTest, AnErrorWithoutRecordedWordsSaysItsName) {
  EXPECT_EQ(ErrorOfFault(ErrorCode::kStoreFailed, "").text, "STORE_FAILED");
}

TEST(FaultTest, GivenWordsReplaceTheUsualOnes) {
  const Error error = ErrorOfFault(ErrorCode::kUnableToLockRow, "locked by 701");
  EXPECT_EQ(error.code, ErrorCode::kUnableToLockRow);
  EXPECT_EQ(error.text, "locked by 701");
}

TEST(FaultTest, KindsAreNamedAsInScenarios) {
  EXPECT_EQ(NameOf(FaultKind::kFailBefore), "fail_before");
  EXPECT_EQ(NameOf(FaultKind::kReplyLost), "reply_lost");
  EXPECT_EQ(NameOf(FaultKind::kReplyError), "reply_error");
  EXPECT_EQ(NameOf(FaultKind::kRequestError), "request_error");
  EXPECT_EQ(NameOf(FaultKind::kRecordError), "record_error");
}

TEST(FaultTest, CrashesAreNamedByTheirPoints) {
  EXPECT_EQ(NameOf(FaultKind::kCrashBefore), NameOf(CrashPoint::kBefore));
  EXPECT_EQ(NameOf(FaultKind::kCrashAfterCommit), NameOf(CrashPoint::kAfterCommit));
  EXPECT_EQ(NameOf(FaultKind::kCrashAfterReply), NameOf(CrashPoint::kAfterReply));
}

}  // namespace
}  // namespace campsync::sim
