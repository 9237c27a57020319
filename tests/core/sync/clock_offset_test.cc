// SPDX-License-Identifier: Apache-2.0
#include "core/sync/clock_offset.h"

#include "tests/support/generators.h"

namespace campsync {
namespace {

constexpr Instant kNoon{1'780'000'000'000};

TEST(ClockOffsetTest, ToleratesOneSecondBeforeAnythingWasMeasured) {
  const ClockOffset clocks;
  EXPECT_EQ(clocks.tolerance(), Duration::Seconds(1));
  EXPECT_EQ(clocks.Compare(kNoon, kNoon), Order::kTie);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + Duration{999}), Order::kTie);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + Duration{1001}), Order::kMarketoFirst);
  EXPECT_EQ(clocks.Compare(kNoon + Duration{1001}, kNoon), Order::kSalesforceFirst);
}

TEST(ClockOffsetTest, ToleratesTheRoundTripAndOneSecond) {
  const ClockOffset clocks(kNoon, kNoon, kNoon + Duration{400});
  EXPECT_EQ(clocks.tolerance(), Duration{1400});
}

TEST(ClockOffsetTest, TakesTheMiddleOfTheRoundTripForTheMomentOfTheCall) {
  // The call was made at 12:00:00.200 of Marketo's clock, when Salesforce's showed 12:00:10.
  const ClockOffset clocks(kNoon, kNoon + Duration::Seconds(10), kNoon + Duration{400});
  const Duration ahead{9800};
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + ahead + Duration{1399}), Order::kTie);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + ahead + Duration{1401}), Order::kMarketoFirst);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + ahead - Duration{1399}), Order::kTie);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon + ahead - Duration{1401}), Order::kSalesforceFirst);
}

TEST(ClockOffsetTest, SubtractsTheOffsetOfAClockThatIsBehind) {
  const ClockOffset clocks(kNoon, kNoon - Duration::Minutes(5), kNoon);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon - Duration::Minutes(5)), Order::kTie);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon - Duration::Minutes(4)), Order::kMarketoFirst);
  EXPECT_EQ(clocks.Compare(kNoon, kNoon - Duration::Minutes(6)), Order::kSalesforceFirst);
}

// Whatever the skew and wherever in the round trip the call took effect: an order that is named is
// the true one.
RC_GTEST_PROP(ClockOffsetTest, NeverNamesAWrongOrder, ()) {
  const Duration skew{*rc::gen::inRange<std::int64_t>(-3'600'000, 3'600'000)};
  const Duration round_trip{*rc::gen::inRange<std::int64_t>(0, 5000)};
  const Duration within{*rc::gen::inRange<std::int64_t>(0, round_trip.ms + 1)};
  const ClockOffset clocks(kNoon, kNoon + within + skew, kNoon + round_trip);

  const Instant marketo_edit = kNoon + Duration{*rc::gen::inRange<std::int64_t>(-10'000, 10'000)};
  const Instant salesforce_edit =
      kNoon + Duration{*rc::gen::inRange<std::int64_t>(-10'000, 10'000)};
  // Salesforce shows the edit's time on its own clock and in whole seconds (SF-TIME-02).
  const Instant stamp = (salesforce_edit + skew).WholeSecond();
  switch (clocks.Compare(marketo_edit, stamp)) {
    case Order::kMarketoFirst:
      RC_ASSERT(marketo_edit < salesforce_edit);
      break;
    case Order::kSalesforceFirst:
      RC_ASSERT(salesforce_edit < marketo_edit);
      break;
    case Order::kTie:
      break;
  }
}

}  // namespace
}  // namespace campsync
