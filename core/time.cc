// SPDX-License-Identifier: Apache-2.0
#include "core/time.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>

namespace campsync {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
/// 0000-01-01T00:00:00Z: texts have four digits for the year and no sign.
constexpr Instant kFirstInstant = {-62'167'219'200'000};

/// Reads the text from left to right; every step can fail and then all later ones do.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::optional<int> Digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  bool Accept(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::int64_t FloorDivide(std::int64_t value, std::int64_t divisor) {
  const std::int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

std::optional<Date> ScanDate(Scanner& scanner) {
  const auto year = scanner.Digits(4);
  if (!year || !scanner.Accept('-')) return std::nullopt;
  const auto month = scanner.Digits(2);
  if (!month || !scanner.Accept('-')) return std::nullopt;
  const auto day = scanner.Digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

std::optional<std::int64_t> ScanTimeOfDayMs(Scanner& scanner) {
  const auto hour = scanner.Digits(2);
  if (!hour || !scanner.Accept(':')) return std::nullopt;
  const auto minute = scanner.Digits(2);
  if (!minute || !scanner.Accept(':')) return std::nullopt;
  const auto second = scanner.Digits(2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  std::int64_t ms = ((*hour * 60LL + *minute) * 60 + *second) * 1000;
  if (scanner.Accept('.')) {
    const auto fraction = scanner.Digits(3);
    if (!fraction) return std::nullopt;
    ms += *fraction;
  }
  return ms;
}

/// `Z`, `+0000`, `+00:00`, or Marketo's `Z+0000`.
std::optional<std::int64_t> ScanOffsetMs(Scanner& scanner) {
  const bool zulu = scanner.Accept('Z');
  if (zulu && scanner.AtEnd()) return 0;
  const bool negative = scanner.Accept('-');
  if (!negative && !scanner.Accept('+')) return std::nullopt;
  const auto hours = scanner.Digits(2);
  scanner.Accept(':');
  const auto minutes = scanner.Digits(2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::int64_t offset_ms = (*hours * 60LL + *minutes) * 60'000;
  if (zulu && offset_ms != 0) return std::nullopt;  // two offsets that contradict each other
  return negative ? -offset_ms : offset_ms;
}

Malformed NotA(std::string_view what, std::string_view text, std::string_view example) {
  return {fmt::format("'{}' is not a {}; write it as {}", text, what, example)};
}

std::chrono::year_month_day Calendar(Date date) {
  return std::chrono::year_month_day(
      std::chrono::sys_days(std::chrono::days(date.days_since_epoch)));
}

}  // namespace

Instant Instant::WholeSecond() const { return {FloorDivide(ms, 1000) * 1000}; }

Date DateOf(Instant instant) {
  return {static_cast<std::int32_t>(FloorDivide(instant.ms, kMsPerDay))};
}

YearMonth MonthOf(Date date) {
  const auto calendar = Calendar(date);
  return {static_cast<int>(calendar.year()),
          static_cast<std::int32_t>(static_cast<unsigned>(calendar.month()))};
}

Result<Instant, Malformed> ParseInstant(std::string_view text) {
  Scanner scanner(text);
  const auto fail = [&] { return NotA("date and time", text, "2026-03-31T09:05:00Z"); };
  const auto date = ScanDate(scanner);
  if (!date || !scanner.Accept('T')) return fail();
  const auto time_ms = ScanTimeOfDayMs(scanner);
  if (!time_ms) return fail();
  const auto offset_ms = ScanOffsetMs(scanner);
  if (!offset_ms || !scanner.AtEnd()) return fail();
  const Instant instant = {date->days_since_epoch * kMsPerDay + *time_ms - *offset_ms};
  // An offset can lead out of the years that can be written.
  if (instant < kFirstInstant || instant > Instant::Max()) return fail();
  return instant;
}

Result<Date, Malformed> ParseDate(std::string_view text) {
  Scanner scanner(text);
  const auto date = ScanDate(scanner);
  if (!date || !scanner.AtEnd()) return NotA("date", text, "2026-03-31");
  return *date;
}

Result<YearMonth, Malformed> ParseYearMonth(std::string_view text) {
  Scanner scanner(text);
  const auto year = scanner.Digits(4);
  const bool dash = scanner.Accept('-');
  const auto month = scanner.Digits(2);
  const bool has_day = scanner.Accept('-');
  const bool day_ok = !has_day || ParseDate(text).ok();
  if (has_day) static_cast<void>(scanner.Digits(2));
  if (!year || !dash || !month || *month < 1 || *month > 12 || !day_ok || !scanner.AtEnd()) {
    return NotA("month", text, "2026-03");
  }
  return YearMonth{*year, *month};
}

std::string FormatInstant(Instant instant) {
  const Date date = DateOf(instant);
  const std::int64_t ms = instant.ms - date.days_since_epoch * kMsPerDay;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", FormatDate(date), ms / 3'600'000,
                     ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

std::string FormatDate(Date date) {
  const auto calendar = Calendar(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(calendar.year()),
                     static_cast<unsigned>(calendar.month()),
                     static_cast<unsigned>(calendar.day()));
}

std::string FormatYearMonth(YearMonth month) {
  return fmt::format("{:04}-{:02}", month.year, month.month);
}

std::string FormatDuration(Duration span) {
  if (span.ms < 0) return "-" + FormatDuration({-span.ms});
  std::string out;
  const auto part = [&out](std::int64_t count, const char* unit) {
    if (count > 0) out += fmt::format("{}{}", count, unit);
  };
  part(span.ms / kMsPerDay, "d");
  part(span.ms / 3'600'000 % 24, "h");
  part(span.ms / 60'000 % 60, "m");
  part(span.ms / 1000 % 60, "s");
  part(span.ms % 1000, "ms");
  return out.empty() ? "0s" : out;
}

}  // namespace campsync
