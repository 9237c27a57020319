// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/id_sequence.h"

namespace campsync::sim {
namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

}  // namespace

std::string FormatIdCounter(std::uint64_t number) {
  std::string digits(kIdCounterDigits, kDigits.front());
  for (std::size_t place = kIdCounterDigits; number > 0; number /= kDigits.size()) {
    CAMPSYNC_CHECK(place > 0);
    digits[--place] = kDigits[number % kDigits.size()];
  }
  return digits;
}

std::optional<std::uint64_t> ParseIdCounter(std::string_view digits) {
  if (digits.size() != kIdCounterDigits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const std::size_t value = kDigits.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number * kDigits.size() + value;
  }
  return number;
}

}  // namespace campsync::sim
