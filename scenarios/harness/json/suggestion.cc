// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/suggestion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>

#include "core/text.h"

namespace campsync::harness {
namespace {

constexpr std::size_t kWordLengthMax = 64;  // the distance costs length times length
constexpr std::size_t kListedMax = 30;

// Optimal string alignment distance over bytes.
std::size_t Distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> older(right.size() + 1);
  std::vector<std::size_t> previous(right.size() + 1);
  std::vector<std::size_t> current(right.size() + 1);
  for (std::size_t column = 0; column <= right.size(); ++column) previous[column] = column;
  for (std::size_t row = 1; row <= left.size(); ++row) {
    current[0] = row;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const std::size_t cost = left[row - 1] == right[column - 1] ? 0 : 1;
      current[column] =
          std::min({previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost});
      if (row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
          left[row - 2] == right[column - 1]) {
        current[column] = std::min(current[column], older[column - 2] + 1);
      }
    }
    older = previous;
    previous = current;
  }
  return previous.back();
}

}  // namespace

std::optional<std::string_view> NearestWord(std::string_view word,
                                            const std::vector<std::string_view>& candidates) {
  if (word.empty() || word.size() > kWordLengthMax) return std::nullopt;
  const std::string folded = FoldCase(word);
  std::size_t allowed = std::max<std::size_t>(1, word.size() / 3);
  std::optional<std::string_view> nearest;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kWordLengthMax) continue;
    const std::size_t distance = Distance(folded, FoldCase(candidate));
    // A change of every letter is no slip, however short the word.
    if (distance > allowed || distance >= candidate.size()) continue;
    if (!nearest || distance < allowed) nearest = candidate;
    allowed = distance;
  }
  return nearest;
}

std::string AdviceFor(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (const auto nearest = NearestWord(word, candidates)) {
    return fmt::format("Did you mean '{}'?", *nearest);
  }
  // What has no name, because the file gives it none, is nothing to offer.
  std::vector<std::string_view> named = candidates;
  std::erase(named, std::string_view());
  if (named.empty()) return "There are none here.";
  if (named.size() <= kListedMax) return fmt::format("Known here: {}.", fmt::join(named, ", "));
  return fmt::format("Known here: {}, and {} more.",
                     fmt::join(named.begin(), named.begin() + kListedMax, ", "),
                     named.size() - kListedMax);
}

}  // namespace campsync::harness
