// SPDX-License-Identifier: Apache-2.0
#include "core/time.h"

#include <string>
#include <string_view>

#include "core/timed.h"
#include "tests/support/generators.h"

namespace campsync {
namespace {

// 2026-03-31T09:05:00Z, counted by hand: 20,543 days and 9 h 5 min.
constexpr Instant kMarch31 = {20'543LL * 86'400'000 + (9 * 60 + 5) * 60'000};

Instant InstantOf(std::string_view text) {
  const auto instant = ParseInstant(text);
  EXPECT_TRUE(instant.ok()) << text;
  return instant.ok() ? *instant : Instant{-1};
}

/// Why a text was refused; empty when it was not.
template <class Value>
std::string SentenceOf(const Result<Value, Malformed>& result) {
  return result.ok() ? std::string() : result.error().sentence;
}

Date DayOf(std::string_view text) {
  const auto date = ParseDate(text);
  EXPECT_TRUE(date.ok()) << text;
  return date.ok() ? *date : Date{-1};
}

TEST(ParseInstantTest, ReadsLeadDatabaseForm) {
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00Z"), kMarch31);
}

TEST(ParseInstantTest, ReadsAssetFormWithBothSuffixes) {
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00Z+0000"), kMarch31);
}

TEST(ParseInstantTest, ReadsSalesforceForm) {
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00.000+0000"), kMarch31);
}

TEST(ParseInstantTest, ReadsOffsetWithColon) {
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00+00:00"), kMarch31);
}

TEST(ParseInstantTest, ReadsMillisecondsBeforeEverySuffix) {
  const Instant expected = kMarch31 + Duration{7};
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00.007Z"), expected);
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00.007Z+0000"), expected);
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00.007+0000"), expected);
  EXPECT_EQ(InstantOf("2026-03-31T09:05:00.007+00:00"), expected);
}

TEST(ParseInstantTest, HonoursOffsetsOnBothSidesOfUtc) {
  EXPECT_EQ(InstantOf("2026-03-31T14:35:00+05:30"), kMarch31);
  EXPECT_EQ(InstantOf("2026-03-31T01:05:00-0800"), kMarch31);
}

TEST(ParseInstantTest, OffsetCanMoveTheYear) {
  EXPECT_EQ(InstantOf("2025-12-31T23:30:00-01:00"), InstantOf("2026-01-01T00:30:00Z"));
  EXPECT_EQ(InstantOf("2026-01-01T00:30:00+01:00"), InstantOf("2025-12-31T23:30:00Z"));
}

TEST(ParseInstantTest, CountsFromTheEpoch) {
  EXPECT_EQ(InstantOf("1970-01-01T00:00:00Z"), Instant{0});
  EXPECT_EQ(InstantOf("1970-01-01T00:00:00.001Z"), Instant{1});
}

TEST(ParseInstantTest, IsNegativeBeforeTheEpoch) {
  EXPECT_EQ(InstantOf("1969-12-31T23:59:59.999Z"), Instant{-1});
  EXPECT_EQ(InstantOf("1969-12-31T00:00:00Z"), Instant{-86'400'000});
}

TEST(ParseInstantTest, ReadsTheLastInstant) {
  EXPECT_EQ(InstantOf("9999-12-31T23:59:59.999Z"), Instant::Max());
}

TEST(ParseInstantTest, RejectsInstantsThatFourDigitsCannotName) {
  EXPECT_FALSE(ParseInstant("9999-12-31T23:59:59-14:00").ok());
  EXPECT_FALSE(ParseInstant("0000-01-01T00:00:00+00:01").ok());
  EXPECT_TRUE(ParseInstant("0000-01-01T00:00:00+00:00").ok());
}

TEST(ParseInstantTest, ErrorQuotesTheTextAndShowsTheForm) {
  EXPECT_EQ(SentenceOf(ParseInstant("yesterday")),
            "'yesterday' is not a date and time; write it as 2026-03-31T09:05:00Z");
}

class MalformedInstantTest : public testing::TestWithParam<const char*> {};

TEST_P(MalformedInstantTest, IsRejected) { EXPECT_FALSE(ParseInstant(GetParam()).ok()); }

INSTANTIATE_TEST_SUITE_P(
    Texts, MalformedInstantTest,
    testing::Values("", "2026-03-31", "2026-03-31T", "2026-03-31T09:05:00",  // cut short
                    "2026-03-31T09:05Z", "2026-03-31T09:05:00.Z", "2026-03-31T09:05:00+",
                    "2026-03-31T09:05:00+00", "2026-03-31T09:05:00+00:",
                    // no such moment
                    "2026-03-31T24:00:00Z", "2026-03-31T09:60:00Z", "2026-03-31T09:05:60Z",
                    "2026-02-30T09:05:00Z", "2026-00-10T09:05:00Z", "2026-13-10T09:05:00Z",
                    "2026-03-00T09:05:00Z", "2026-03-32T09:05:00Z",
                    // text before or after
                    "2026-03-31T09:05:00Z ", " 2026-03-31T09:05:00Z", "2026-03-31T09:05:00Z!",
                    "2026-03-31T09:05:00ZZ", "2026-03-31T09:05:00+00000",
                    // not the vendors' shape
                    "2026-03-31 09:05:00Z", "2026-03-31t09:05:00Z", "2026-03-31T09:05:00z",
                    "2026/03/31T09:05:00Z", "26-03-31T09:05:00Z", "2026-3-31T09:05:00Z",
                    "+2026-03-31T09:05:00Z", "2026-03-31T9:05:00Z", "2026-03-31T0a:05:00Z",
                    "2026-03-31T-9:05:00Z", "2026-03-31T09:05:00.0Z", "2026-03-31T09:05:00.0000Z",
                    "2026-03-31T09:05:00,000Z", "20260331T090500Z",
                    // offsets that do not exist or contradict
                    "2026-03-31T09:05:00+15:00", "2026-03-31T09:05:00-15:00",
                    "2026-03-31T09:05:00+00:60", "2026-03-31T09:05:00Z+0100",
                    "2026-03-31T09:05:00Z-08:00", "2026-03-31T09:05:00+-100"));

TEST(ParseDateTest, ReadsLeapDaysOfLeapYears) {
  EXPECT_EQ(FormatDate(DayOf("2024-02-29")), "2024-02-29");
  EXPECT_EQ(FormatDate(DayOf("2000-02-29")), "2000-02-29");
}

TEST(ParseDateTest, RejectsLeapDaysOfOtherYears) {
  EXPECT_FALSE(ParseDate("2026-02-29").ok());
  EXPECT_FALSE(ParseDate("1900-02-29").ok());
  EXPECT_FALSE(ParseDate("2100-02-29").ok());
}

TEST(ParseDateTest, YearsFollowOneAnother) {
  EXPECT_EQ(DayOf("2026-01-01").days_since_epoch, DayOf("2025-12-31").days_since_epoch + 1);
  EXPECT_EQ(DayOf("2024-03-01").days_since_epoch, DayOf("2024-02-28").days_since_epoch + 2);
  EXPECT_EQ(DayOf("1969-12-31").days_since_epoch, -1);
}

TEST(ParseDateTest, RejectsDaysThatDoNotExist) {
  for (const char* text : {"2026-02-30", "2026-04-31", "2026-01-00", "2026-00-01", "2026-13-01"}) {
    EXPECT_FALSE(ParseDate(text).ok()) << text;
  }
}

TEST(ParseDateTest, RejectsOtherShapes) {
  for (const char* text : {"", "2026-03", "2026-03-31T09:05:00Z", "2026-03-31 ", " 2026-03-31",
                           "31.03.2026", "2026-3-31", "2026-03-3", "-026-03-31", "2026-03-311"}) {
    EXPECT_FALSE(ParseDate(text).ok()) << text;
  }
}

TEST(ParseDateTest, ErrorQuotesTheTextAndShowsTheForm) {
  EXPECT_EQ(SentenceOf(ParseDate("2026-02-30")),
            "'2026-02-30' is not a date; write it as 2026-03-31");
}

TEST(ParseYearMonthTest, ReadsMonth) {
  EXPECT_EQ(*ParseYearMonth("2026-03"), (YearMonth{.year = 2026, .month = 3}));
}

TEST(ParseYearMonthTest, ReadsDayOfTheMonth) {
  EXPECT_EQ(*ParseYearMonth("2026-03-01"), (YearMonth{.year = 2026, .month = 3}));
  EXPECT_EQ(*ParseYearMonth("2026-12-31"), (YearMonth{.year = 2026, .month = 12}));
}

TEST(ParseYearMonthTest, RejectsWhatIsNoMonth) {
  for (const char* text :
       {"", "2026", "2026-", "2026-00", "2026-13", "2026-3", "202603", "2026-03-", "2026-02-30",
        "2026-03-1", "2026-03-01 ", "2026-03x", "26-03"}) {
    EXPECT_FALSE(ParseYearMonth(text).ok()) << text;
  }
}

TEST(ParseYearMonthTest, ErrorQuotesTheTextAndShowsTheForm) {
  EXPECT_EQ(SentenceOf(ParseYearMonth("March")), "'March' is not a month; write it as 2026-03");
}

TEST(FormatInstantTest, AlwaysHasMillisecondsAndUtc) {
  EXPECT_EQ(FormatInstant(kMarch31), "2026-03-31T09:05:00.000Z");
  EXPECT_EQ(FormatInstant(kMarch31 + Duration{7}), "2026-03-31T09:05:00.007Z");
}

TEST(FormatInstantTest, CountsBackwardsBeforeTheEpoch) {
  EXPECT_EQ(FormatInstant(Instant{-1}), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(FormatInstant(Instant{-86'400'000}), "1969-12-31T00:00:00.000Z");
}

TEST(FormatInstantTest, WritesTheLastInstant) {
  EXPECT_EQ(FormatInstant(Instant::Max()), "9999-12-31T23:59:59.999Z");
}

TEST(FormatYearMonthTest, PadsWithZeros) {
  EXPECT_EQ(FormatYearMonth({.year = 2026, .month = 3}), "2026-03");
  EXPECT_EQ(FormatYearMonth({.year = 987, .month = 12}), "0987-12");
}

TEST(FormatDurationTest, NamesOnlyThePartsThatAreThere) {
  EXPECT_EQ(FormatDuration(Duration::Minutes(5)), "5m");
  EXPECT_EQ(FormatDuration(Duration::Minutes(90)), "1h30m");
  EXPECT_EQ(FormatDuration(Duration{250}), "250ms");
  EXPECT_EQ(FormatDuration(Duration::Days(2)), "2d");
  EXPECT_EQ(FormatDuration(Duration{93'784'005}), "1d2h3m4s5ms");
}

TEST(FormatDurationTest, WritesZeroAsSeconds) { EXPECT_EQ(FormatDuration(Duration{0}), "0s"); }

TEST(FormatDurationTest, PutsOneSignInFront) {
  EXPECT_EQ(FormatDuration(Duration::Minutes(-90)), "-1h30m");
}

TEST(WholeSecondTest, RoundsDownOnBothSidesOfTheEpoch) {
  EXPECT_EQ(Instant{1999}.WholeSecond(), Instant{1000});
  EXPECT_EQ(Instant{1000}.WholeSecond(), Instant{1000});
  EXPECT_EQ(Instant{-1}.WholeSecond(), Instant{-1000});
  EXPECT_EQ(Instant{-1000}.WholeSecond(), Instant{-1000});
}

TEST(DateOfTest, TakesTheDayAnInstantFallsOn) {
  EXPECT_EQ(DateOf(InstantOf("2026-03-31T00:00:00Z")), DayOf("2026-03-31"));
  EXPECT_EQ(DateOf(InstantOf("2026-03-31T23:59:59.999Z")), DayOf("2026-03-31"));
  EXPECT_EQ(DateOf(Instant{-1}), DayOf("1969-12-31"));
}

TEST(MonthOfTest, TurnsWithTheYear) {
  EXPECT_EQ(MonthOf(DayOf("2025-12-31")), (YearMonth{.year = 2025, .month = 12}));
  EXPECT_EQ(MonthOf(DayOf("2026-01-01")), (YearMonth{.year = 2026, .month = 1}));
}

TEST(YearMonthTest, OrdersByYearThenMonth) {
  EXPECT_LT((YearMonth{.year = 2025, .month = 12}), (YearMonth{.year = 2026, .month = 1}));
}

TEST(DurationTest, UnitsAgree) {
  EXPECT_EQ(Duration::Minutes(1), Duration::Seconds(60));
  EXPECT_EQ(Duration::Days(1), Duration::Minutes(24 * 60));
}

TEST(TimedTest, EqualsWhenTimeAndValueDo) {
  const Timed<int> reply = {.server_time = kMarch31, .value = 1};
  EXPECT_EQ(reply, (Timed<int>{.server_time = kMarch31, .value = 1}));
  EXPECT_NE(reply, (Timed<int>{.server_time = kMarch31 + Duration{1}, .value = 1}));
  EXPECT_NE(reply, (Timed<int>{.server_time = kMarch31, .value = 2}));
}

RC_GTEST_PROP(TimeLaws, InstantSurvivesFormatAndParse, (Instant instant)) {
  RC_ASSERT(ParseInstant(FormatInstant(instant)) == (Result<Instant, Malformed>(instant)));
}

RC_GTEST_PROP(TimeLaws, DateSurvivesFormatAndParse, (Date date)) {
  RC_ASSERT(ParseDate(FormatDate(date)) == (Result<Date, Malformed>(date)));
}

RC_GTEST_PROP(TimeLaws, MonthSurvivesFormatAndParse, (YearMonth month)) {
  RC_ASSERT(ParseYearMonth(FormatYearMonth(month)) == (Result<YearMonth, Malformed>(month)));
}

RC_GTEST_PROP(TimeLaws, MonthOfDateIsTheMonthOfItsText, (Date date)) {
  RC_ASSERT(FormatDate(date).starts_with(FormatYearMonth(MonthOf(date)) + "-"));
}

RC_GTEST_PROP(TimeLaws, TextsSortAsInstantsDo, (Instant left, Instant right)) {
  RC_ASSERT((left < right) == (FormatInstant(left) < FormatInstant(right)));
}

RC_GTEST_PROP(TimeLaws, WholeSecondIsAtMostOneSecondEarlier, (Instant instant)) {
  const Instant whole = instant.WholeSecond();
  RC_ASSERT(whole <= instant && instant - whole < Duration::Seconds(1));
  RC_ASSERT(whole.ms % 1000 == 0);
}

RC_GTEST_PROP(TimeLaws, DifferenceUndoesSum, (Instant instant, Duration span)) {
  RC_ASSERT((instant + span) - span == instant);
  RC_ASSERT((instant + span) - instant == span);
}

RC_GTEST_PROP(TimeLaws, TrailingTextIsNeverIgnored, (Instant instant)) {
  const auto extra = *rc::gen::nonEmpty(support::Utf8Texts());
  RC_ASSERT(!ParseInstant(FormatInstant(instant) + "x" + extra).ok());
}

}  // namespace
}  // namespace campsync
