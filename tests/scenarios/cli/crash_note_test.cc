// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/crash_note.h"

#include <gtest/gtest.h>

#include "core/check.h"

namespace campsync::cli {
namespace {

void FailACheck(bool holds) {
  const CrashNote note("FAIL t/a\n");
  CAMPSYNC_CHECK(holds);
}

TEST(CrashNoteDeathTest, AFailedCheckIsAFailedCase) {
  EXPECT_EXIT(FailACheck(false), testing::ExitedWithCode(1), "check failed: holds\nFAIL t/a");
}

TEST(CrashNoteDeathTest, AfterTheCaseACheckAborts) {
  FailACheck(true);
  EXPECT_EXIT(CAMPSYNC_CHECK(1 == 2), testing::KilledBySignal(SIGABRT), "check failed");
}

}  // namespace
}  // namespace campsync::cli
