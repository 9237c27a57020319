// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/explore/crowd_numbers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/harness/explore/case_generator.h"
#include "scenarios/harness/loader/scenario_loader.h"
#include "scenarios/harness/writer/scenario_writer.h"

namespace campsync::harness {
namespace {

// How the names of crowds end before the number (explore/crowd_draw.h).
constexpr auto kCrowdWords = std::to_array<std::string_view>({"crowd", "guest"});

bool IsOfName(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; }

/// `crowd` and 17 of `crowd17`, with the place of the digits.
struct NumberedName {
  std::string_view name;
  std::int64_t number = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
};

// Every such name in the text, in order.
std::vector<NumberedName> NumberedNames(std::string_view text) {
  std::vector<NumberedName> names;
  for (const std::string_view word : kCrowdWords) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      NumberedName one{.digits = at + word.size()};
      const char* const begin = text.data() + one.digits;
      const auto read = std::from_chars(begin, text.data() + text.size(), one.number);
      if (read.ptr == begin) continue;
      one.end = one.digits + static_cast<std::size_t>(read.ptr - begin);
      std::size_t first = at;
      while (first > 0 && IsOfName(text[first - 1])) --first;
      one.name = text.substr(first, one.digits - first);
      names.push_back(one);
    }
  }
  std::ranges::sort(names, {}, &NumberedName::digits);
  return names;
}

using Numbers = std::map<std::string_view, std::map<std::int64_t, std::int64_t>>;

// For each number of each name the one it gets; whether any is another.
std::pair<Numbers, bool> NewNumbers(const std::vector<NumberedName>& names) {
  Numbers numbers;
  for (const NumberedName& one : names) numbers[one.name][one.number] = 0;
  bool differ = false;
  for (auto& [name, of_name] : numbers) {
    std::int64_t next = 0;
    for (auto& [before, after] : of_name) {
      after = ++next;
      differ = differ || before != after;
    }
  }
  return {std::move(numbers), differ};
}

}  // namespace

std::optional<Scenario> CloseNumbers(const Scenario& scenario) {
  const std::string text = WriteUnfolded(scenario);
  const std::vector<NumberedName> names = NumberedNames(text);
  const auto [numbers, differ] = NewNumbers(names);
  if (!differ) return std::nullopt;
  std::string closed;
  std::size_t copied = 0;
  for (const NumberedName& one : names) {
    closed += text.substr(copied, one.digits - copied);
    closed += std::to_string(numbers.at(one.name).at(one.number));
    copied = one.end;
  }
  closed += text.substr(copied);
  auto read = ParseScenario("explored.json", closed, {});
  if (!read) return std::nullopt;
  Scenario renamed = *std::move(read);
  renamed.name = scenario.name;
  renamed.path = scenario.path;
  NumberPlaces(renamed);
  return renamed;
}

}  // namespace campsync::harness
