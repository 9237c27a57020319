// SPDX-License-Identifier: Apache-2.0
//
// Instant, Duration, Date and YearMonth, with the date texts both vendors write. Not a clock: the
// core never asks for the time, it reads server times out of replies. Everything is UTC.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace campsync {

/// A span of time in milliseconds; may be negative.
struct Duration {
  std::int64_t ms = 0;

  auto operator<=>(const Duration&) const = default;
  static constexpr Duration Seconds(std::int64_t count) { return {count * 1000}; }
  static constexpr Duration Minutes(std::int64_t count) { return {count * 60'000}; }
  static constexpr Duration Days(std::int64_t count) { return {count * 86'400'000}; }
};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z on the clock of whoever said it.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;
  [[nodiscard]] Instant operator+(Duration span) const { return {ms + span.ms}; }
  [[nodiscard]] Instant operator-(Duration span) const { return {ms - span.ms}; }
  [[nodiscard]] Duration operator-(Instant other) const { return {ms - other.ms}; }
  /// Rounded down to a whole second, as SystemModstamp is (SF-TIME-02).
  [[nodiscard]] Instant WholeSecond() const;
  /// The end of year 9999: no time a vendor can answer is later.
  static constexpr Instant Max() { return {253'402'300'799'999}; }
};

/// A calendar day, as CampaignMember.FirstRespondedDate and Campaign.StartDate are.
struct Date {
  std::int32_t days_since_epoch = 0;

  auto operator<=>(const Date&) const = default;
};

/// A month, as period costs have (MK-ATTR-05).
struct YearMonth {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1..12

  auto operator<=>(const YearMonth&) const = default;
};

[[nodiscard]] Date DateOf(Instant instant);
[[nodiscard]] YearMonth MonthOf(Date date);

/// Reads the forms the vendors use: `2020-01-08T18:10:26Z` (Marketo lead database),
/// `2015-05-21T22:45:13Z+0000` (Marketo assets, both suffixes), `2015-08-19T08:17:00.000+0000` and
/// `+00:00` (Salesforce, SF-TIME-01). Other offsets are honoured. Years are
/// 0000 to 9999 in UTC, a fraction has three digits. The error is a sentence.
[[nodiscard]] Result<Instant, Malformed> ParseInstant(std::string_view text);
/// Reads `2026-03-31`; a date that does not exist is an error.
[[nodiscard]] Result<Date, Malformed> ParseDate(std::string_view text);
/// Reads `2026-03`, or a day of the month as `2026-03-01` (Marketo's cost startDate).
[[nodiscard]] Result<YearMonth, Malformed> ParseYearMonth(std::string_view text);

/// `2026-03-31T09:05:00.000Z`: always milliseconds, always UTC.
[[nodiscard]] std::string FormatInstant(Instant instant);
[[nodiscard]] std::string FormatDate(Date date);
[[nodiscard]] std::string FormatYearMonth(YearMonth month);
/// `5m`, `1h30m`, `250ms`: for people.
[[nodiscard]] std::string FormatDuration(Duration span);

}  // namespace campsync
