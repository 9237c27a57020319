// SPDX-License-Identifier: Apache-2.0
#include "sim/world/schedule.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync::sim {
namespace {

class ScheduleTest : public testing::Test {
 protected:
  VirtualClock clock_{Instant{1'000}};
  Schedule schedule_{clock_};
  std::string order_;
};

TEST_F(ScheduleTest, RunsEventsInTheOrderOfTheirInstants) {
  schedule_.At(Instant{1'300}, [&] { order_ += "c"; });
  schedule_.At(Instant{1'100}, [&] { order_ += "a"; });
  schedule_.At(Instant{1'200}, [&] { order_ += "b"; });
  schedule_.AdvanceTo(Instant{2'000});
  EXPECT_EQ(order_, "abc");
}

TEST_F(ScheduleTest, RunsEventsOfOneInstantInTheOrderOfEntry) {
  for (const char* name : {"a", "b", "c"}) {
    schedule_.At(Instant{1'100}, [this, name] { order_ += name; });
  }
  schedule_.AdvanceTo(Instant{1'100});
  EXPECT_EQ(order_, "abc");
}

TEST_F(ScheduleTest, ShowsEachEventItsOwnInstant) {
  Instant seen;
  schedule_.At(Instant{1'100}, [&] { seen = clock_.Now(); });
  schedule_.AdvanceTo(Instant{2'000});
  EXPECT_EQ(seen, Instant{1'100});
  EXPECT_EQ(clock_.Now(), Instant{2'000});
}

TEST_F(ScheduleTest, LeavesLaterEventsWaiting) {
  schedule_.At(Instant{1'501}, [&] { order_ += "a"; });
  schedule_.AdvanceTo(Instant{1'500});
  EXPECT_EQ(order_, "");
  EXPECT_EQ(schedule_.NextDue(), Instant{1'501});
}

TEST_F(ScheduleTest, RunsAnEventOnce) {
  schedule_.At(Instant{1'100}, [&] { order_ += "a"; });
  schedule_.AdvanceTo(Instant{1'200});
  schedule_.AdvanceTo(Instant{1'300});
  EXPECT_EQ(order_, "a");
  EXPECT_EQ(schedule_.NextDue(), std::nullopt);
}

TEST_F(ScheduleTest, RunsAnEventThatAnEventAdded) {
  schedule_.At(Instant{1'100}, [&] {
    order_ += "a";
    schedule_.At(Instant{1'150}, [&] { order_ += "b"; });
  });
  schedule_.At(Instant{1'200}, [&] { order_ += "c"; });
  schedule_.AdvanceTo(Instant{1'200});
  EXPECT_EQ(order_, "abc");
}

TEST_F(ScheduleTest, RunsAnOverdueEventWhenTheClockMovesNextWithoutTurningItBack) {
  Instant seen;
  schedule_.At(Instant{500}, [&] { seen = clock_.Now(); });
  schedule_.AdvanceBy(Duration{0});
  EXPECT_EQ(seen, Instant{1'000});
}

TEST_F(ScheduleTest, AnEventMayMoveTheClockItself) {
  schedule_.At(Instant{1'100}, [&] { schedule_.AdvanceTo(Instant{1'700}); });
  schedule_.AdvanceTo(Instant{1'500});
  EXPECT_EQ(clock_.Now(), Instant{1'700});
}

TEST_F(ScheduleTest, MovesTheClockWithoutEvents) {
  schedule_.AdvanceBy(Duration::Minutes(5));
  EXPECT_EQ(clock_.Now(), Instant{301'000});
}

}  // namespace
}  // namespace campsync::sim
