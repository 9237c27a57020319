// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/duration_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace campsync::harness {
namespace {

struct Unit {
  std::string_view suffix;
  std::int64_t ms;
};
constexpr auto kUnits = std::to_array<Unit>(
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}});
constexpr std::int64_t kMostMs = 3660 * kUnits[0].ms;

}  // namespace

Result<Duration, Malformed> ParseDuration(std::string_view text) {
  const Malformed malformed{
      fmt::format("'{}' is not a span of time: write it as 250ms, 30s, 5m, 1h30m or 2d", text)};
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.empty()) return malformed;
  std::int64_t total = 0;
  std::size_t next_unit = 0;
  while (!rest.empty()) {
    std::int64_t count = 0;
    const auto [end, code] = std::from_chars(rest.data(), rest.data() + rest.size(), count);
    if (code != std::errc() || rest.front() == '-') return malformed;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    const std::string_view suffix = rest.substr(0, rest.find_first_of("0123456789"));
    while (next_unit < kUnits.size() && kUnits[next_unit].suffix != suffix) ++next_unit;
    if (next_unit == kUnits.size()) return malformed;
    if (count > (kMostMs - total) / kUnits[next_unit].ms) {
      return Malformed{fmt::format("'{}' is longer than 3660 days", text)};
    }
    total += count * kUnits[next_unit].ms;
    ++next_unit;
    rest.remove_prefix(suffix.size());
  }
  return Duration{negative ? -total : total};
}

}  // namespace campsync::harness
