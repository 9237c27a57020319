// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/option_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <random>
#include <string_view>

#include "scenarios/harness/explore/profile.h"
#include "scenarios/harness/explore/small_scope.h"
#include "scenarios/harness/json/duration_text.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::cli {
namespace {

std::optional<std::uint64_t> WholeNumber(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace

Result<std::uint64_t, Malformed> ReadNumber(const std::string& option, const std::string& text,
                                            std::uint64_t least, std::uint64_t most) {
  const auto number = WholeNumber(text);
  if (!number || *number < least || *number > most) {
    return Malformed{fmt::format("{} '{}' is not allowed: write a whole number from {} to {}",
                                 option, text, least, most)};
  }
  return *number;
}

Result<std::uint64_t, Malformed> ReadSeed(const std::string& text) {
  if (text == "fresh") return std::uint64_t{std::random_device{}()};
  return ReadNumber("--seed", text, 0, UINT64_MAX);
}

Result<Duration, Malformed> ReadSpan(const std::string& option, const std::string& text) {
  const auto span = harness::ParseDuration(text);
  if (span && span->ms > 0) return *span;
  return Malformed{
      fmt::format("{} '{}' is not allowed: write a span like 60s or 1h30m", option, text)};
}

Result<harness::SwitchValue, Malformed> ReadPolicy(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return Malformed{fmt::format("--policy '{}' is not NAME=VALUE", text)};
  }
  const std::string name = text.substr(0, equals);
  const std::string value = text.substr(equals + 1);
  const auto values = harness::SwitchValues(name);
  if (!values) {
    return Malformed{fmt::format("unknown switch '{}'. {}", name,
                                 harness::AdviceFor(name, harness::SwitchWords()))};
  }
  if (std::ranges::find(*values, value) == values->end()) {
    return Malformed{fmt::format("switch '{}' has no value '{}'. {}", name, value,
                                 harness::AdviceFor(value, *values))};
  }
  return harness::SwitchValue{name, value};
}

Result<ReportFiles, Malformed> ReadReports(const std::string& text) {
  ReportFiles files;
  std::string_view left = text;
  while (true) {
    const std::string_view one = left.substr(0, left.find(','));
    const std::size_t equals = one.find('=');
    const std::string_view kind = one.substr(0, equals);
    if (kind == "html") {
      return Malformed{"--report html=FILE is not available yet: write junit=FILE or json=FILE"};
    }
    const bool named = equals != std::string_view::npos && equals + 1 < one.size();
    if (!named || (kind != "junit" && kind != "json")) {
      return Malformed{fmt::format(
          "--report '{}' is no report: write junit=FILE, json=FILE, or both with a comma", one)};
    }
    std::optional<std::string>& file = kind == "junit" ? files.junit : files.json;
    if (file) return Malformed{fmt::format("--report names {}= twice", kind)};
    file = std::string(one.substr(equals + 1));
    if (one.size() == left.size()) return files;
    left.remove_prefix(one.size() + 1);
  }
}

Result<Shard, Malformed> ReadShard(const std::string& text) {
  constexpr std::uint64_t kShardsMax = 1000;
  const std::size_t slash = text.find('/');
  const auto index = WholeNumber(std::string_view(text).substr(0, slash));
  const auto count = slash == std::string::npos
                         ? std::nullopt
                         : WholeNumber(std::string_view(text).substr(slash + 1));
  if (!index || !count || *index < 1 || *count > kShardsMax || *index > *count) {
    return Malformed{fmt::format(
        "--shard '{}' is no shard: write I/N, as 2/5, with I from 1 to N and N at most {}", text,
        kShardsMax)};
  }
  return Shard{static_cast<std::size_t>(*index), static_cast<std::size_t>(*count)};
}

Result<Scope, Malformed> ReadScope(const std::string& text) {
  constexpr std::uint64_t kMax = harness::SmallScope::kSizeMax;
  const std::size_t times = text.find('x');
  const auto people = WholeNumber(std::string_view(text).substr(0, times));
  const auto statuses = times == std::string::npos
                            ? std::nullopt
                            : WholeNumber(std::string_view(text).substr(times + 1));
  const auto fits = [](const auto& size) { return size && *size >= 1 && *size <= kMax; };
  if (!fits(people) || !fits(statuses)) {
    return Malformed{fmt::format(
        "--exhaustive '{}' is no size: write people x statuses, as 2x2, each from 1 to {}", text,
        kMax)};
  }
  return Scope{*people, *statuses};
}

Result<std::string, Malformed> ReadProfile(const std::string& text) {
  std::vector<std::string_view> names;
  for (const harness::Profile& one : harness::Profiles()) names.push_back(one.name);
  if (harness::FindProfile(text) != nullptr) return text;
  return Malformed{
      fmt::format("--profile '{}' is unknown. {}", text, harness::AdviceFor(text, names))};
}

Result<Date, Malformed> ReadToday(const std::string& text) {
  auto date = ParseDate(text);
  if (!date) {
    return Malformed{fmt::format("--today '{}' is no day: write YYYY-MM-DD, as 2026-03-31", text)};
  }
  return *date;
}

Result<std::string, Malformed> ReadTrace(const std::string& text) {
  constexpr std::string_view kPerson = "person=";
  if (text == kTraceAll) return std::string();
  if (!text.starts_with(kPerson) || text.size() == kPerson.size()) {
    return Malformed{fmt::format(
        "--trace '{}' is not allowed: write --trace for everything, or --trace person=KEY", text)};
  }
  std::string key = text.substr(kPerson.size());
  for (const std::string_view kind : {"lead:", "contact:"}) {
    if (key.starts_with(kind)) key.erase(0, kind.size());
  }
  return key;
}

}  // namespace campsync::cli
