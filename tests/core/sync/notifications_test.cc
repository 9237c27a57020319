// SPDX-License-Identifier: Apache-2.0
#include "core/sync/notifications.h"

#include <gtest/gtest.h>

#include "tests/support/sync_host.h"

namespace campsync::test {
namespace {

class NotificationsTest : public testing::Test {
 protected:
  std::size_t Told() { return host.RunCycle().notifications.size(); }
  void Break(ErrorCode code, std::int64_t cycles) {
    host.world.faults().Add({.operation = "ReadOwnUser",
                             .when = sim::OnCalls{1, cycles},
                             .kind = sim::FaultKind::kRequestError,
                             .code = code});
  }

  SyncHost host;
};

TEST_F(NotificationsTest, AProblemIsToldOnceAndAgainWhenItComesBack) {
  Break(ErrorCode::kInvalidSessionId, 2);
  EXPECT_EQ(Told(), 1U);
  EXPECT_EQ(Told(), 0U);
  EXPECT_EQ(Told(), 0U);  // over
  Break(ErrorCode::kInvalidSessionId, 1);
  EXPECT_EQ(Told(), 1U);
}

TEST_F(NotificationsTest, AnotherProblemIsToldWhileOneStands) {
  Break(ErrorCode::kInvalidSessionId, 1);
  EXPECT_EQ(Told(), 1U);
  Break(ErrorCode::kApiDisabled, 1);
  EXPECT_EQ(Told(), 1U);
}

TEST_F(NotificationsTest, ABusyVendorIsNoNotification) {
  Break(ErrorCode::kServerUnavailable, 1);
  EXPECT_EQ(Told(), 0U);
}

}  // namespace
}  // namespace campsync::test
