// SPDX-License-Identifier: Apache-2.0
//
// RapidCheck generators of core's values, for tests written as laws. Include this instead of
// RapidCheck's own headers: GoogleTest has to come first. In a property only RC_ASSERT counts.
// Every value generated here is one that a vendor can answer; malformed texts are the tests' own.
#pragma once

// GoogleTest before RapidCheck's adapter, or the adapter does not compile.
#include <gtest/gtest.h>
//
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.h"
#include "core/number_id.h"
#include "core/salesforce/id.h"
#include "core/time.h"

namespace campsync::support {

/// First and last day of the years that can be written, 0000-01-01 and 9999-12-31.
inline constexpr std::int32_t kDayMin = -719'528;
inline constexpr std::int32_t kDayMax = 2'932'896;

/// Code points up to `last`, surrogates left out, as UTF-8.
inline std::string EncodeUtf8(std::uint32_t code_point) {
  const auto tail = [code_point](unsigned shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0U | (code_point >> 6U)), tail(0)};
  if (code_point < 0x10000) {
    return {static_cast<char>(0xE0U | (code_point >> 12U)), tail(6), tail(0)};
  }
  return {static_cast<char>(0xF0U | (code_point >> 18U)), tail(12), tail(6), tail(0)};
}

/// A code point that is not a surrogate; every encoded length is as likely as the others.
inline rc::Gen<std::uint32_t> CodePoints() {
  const auto range = [](std::uint32_t first, std::uint32_t end) {
    return rc::gen::inRange(first, end);
  };
  return rc::gen::oneOf(range(0x1, 0x80), range(0x80, 0x800), range(0x800, 0xD800),
                        range(0xE000, 0x10000), range(0x10000, 0x110000));
}

/// Well-formed UTF-8 texts, without the zero byte.
inline rc::Gen<std::string> Utf8Texts() {
  return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(CodePoints()),
                      [](const std::vector<std::uint32_t>& code_points) {
                        std::string text;
                        for (const std::uint32_t one : code_points) text += EncodeUtf8(one);
                        return text;
                      });
}

/// The 15 characters of an id that begins with `prefix`.
inline rc::Gen<std::string> FifteenCharacters(std::string_view prefix) {
  constexpr std::string_view kAlphabet =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return rc::gen::map(
      rc::gen::container<std::string>(15 - prefix.size(),
                                      rc::gen::elementOf(std::string(kAlphabet))),
      [start = std::string(prefix)](const std::string& rest) { return start + rest; });
}

}  // namespace campsync::support

namespace campsync {

// How RapidCheck prints a counterexample.
inline void showValue(Instant instant, std::ostream& out) { out << FormatInstant(instant); }
inline void showValue(Date date, std::ostream& out) { out << FormatDate(date); }
inline void showValue(YearMonth month, std::ostream& out) { out << FormatYearMonth(month); }
inline void showValue(Duration span, std::ostream& out) { out << FormatDuration(span); }
inline void showValue(Money money, std::ostream& out) { out << money.units; }

template <class Tag>
void showValue(NumberId<Tag> id, std::ostream& out) {
  out << id.value;
}

namespace salesforce {

template <ObjectKind kKind>
void showValue(const RecordId<kKind>& id, std::ostream& out) {
  out << NameOf(kKind) << ' ' << id.Text();
}

}  // namespace salesforce
}  // namespace campsync

namespace rc {

template <>
struct Arbitrary<campsync::Date> {
  static Gen<campsync::Date> arbitrary() {
    const auto days = [](std::int32_t first, std::int32_t end) { return gen::inRange(first, end); };
    // Most dates of a run are near the present; the far ones find the calendar's edges.
    return gen::map(gen::oneOf(days(campsync::support::kDayMin, campsync::support::kDayMax + 1),
                               days(-1000, 1000), days(14'600, 29'200)),
                    [](std::int32_t day) { return campsync::Date{day}; });
  }
};

template <>
struct Arbitrary<campsync::Instant> {
  static Gen<campsync::Instant> arbitrary() {
    return gen::apply(
        [](campsync::Date date, std::int64_t ms) {
          return campsync::Instant{date.days_since_epoch * 86'400'000LL + ms};
        },
        gen::arbitrary<campsync::Date>(), gen::inRange<std::int64_t>(0, 86'400'000));
  }
};

template <>
struct Arbitrary<campsync::YearMonth> {
  static Gen<campsync::YearMonth> arbitrary() {
    return gen::map(gen::arbitrary<campsync::Date>(),
                    [](campsync::Date date) { return campsync::MonthOf(date); });
  }
};

template <>
struct Arbitrary<campsync::Duration> {
  static Gen<campsync::Duration> arbitrary() {
    return gen::map(gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000),
                    [](std::int64_t ms) { return campsync::Duration{ms}; });
  }
};

/// Period costs are 0 to 99,999,999 (MK-ATTR-05).
template <>
struct Arbitrary<campsync::Money> {
  static Gen<campsync::Money> arbitrary() {
    return gen::map(gen::inRange<std::int64_t>(0, 100'000'000),
                    [](std::int64_t units) { return campsync::Money{units}; });
  }
};

/// Ids that name a record: never the null id.
template <class Tag>
struct Arbitrary<campsync::NumberId<Tag>> {
  static Gen<campsync::NumberId<Tag>> arbitrary() {
    return gen::map(gen::inRange<std::int64_t>(1, 1'000'000'000),
                    [](std::int64_t value) { return campsync::NumberId<Tag>{value}; });
  }
};

/// Ids with the prefix of their object: never the null id.
template <campsync::salesforce::ObjectKind kKind>
struct Arbitrary<campsync::salesforce::RecordId<kKind>> {
  using Id = campsync::salesforce::RecordId<kKind>;
  static Gen<Id> arbitrary() {
    return gen::map(campsync::support::FifteenCharacters(campsync::salesforce::PrefixOf(kKind)),
                    [](const std::string& characters) { return Id::FromFifteen(characters); });
  }
};

}  // namespace rc
