// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/repeat_folder.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "scenarios/harness/loader/repeated_records.h"

namespace campsync::harness {
namespace {

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

// `"p{n}"` of `"p1"` and `"p2"`; the text itself of equal ones. Nothing else has a pattern.
std::optional<std::string> PatternOf(const std::string& first, const std::string& second) {
  if (first.find(kRepeatNumber) != std::string::npos) return std::nullopt;
  if (first == second) return first;
  const auto [one, other] = std::ranges::mismatch(first, second);
  if (!first.starts_with('"') || one == first.end() || other == second.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(one - first.begin());
  // The end of a longer number is no number.
  if (*one != '1' || *other != '2' || IsDigit(first[at - 1])) return std::nullopt;
  if (first.substr(at + 1) != second.substr(at + 1)) return std::nullopt;
  return first.substr(0, at) + std::string(kRepeatNumber) + first.substr(at + 1);
}

// Makes the first of two nodes their pattern; false: they have none.
bool MakePattern(LayoutNode& first, const LayoutNode& second) {
  if (first.kind != second.kind || first.children.size() != second.children.size()) return false;
  if (first.kind == LayoutNode::Kind::kLeaf) {
    auto pattern = PatternOf(first.leaf, second.leaf);
    if (!pattern) return false;
    first.leaf = *std::move(pattern);
    return true;
  }
  return std::ranges::equal(first.children, second.children,
                            [](LayoutMember& one, const LayoutMember& other) {
                              return one.key == other.key && MakePattern(one.value, other.value);
                            });
}

bool IsNumbered(const std::string& text, const std::string& pattern, const std::string& number) {
  const auto at = pattern.find(kRepeatNumber);
  if (at == std::string::npos) return text == pattern;
  const std::string_view rest = std::string_view(pattern).substr(at + kRepeatNumber.size());
  return text.size() == at + number.size() + rest.size() &&
         text.starts_with(pattern.substr(0, at)) && text.compare(at, number.size(), number) == 0 &&
         text.ends_with(rest);
}

// Whether the node is the pattern with that number in it.
bool IsCopy(const LayoutNode& node, const LayoutNode& pattern, const std::string& number) {
  if (node.kind != pattern.kind || node.children.size() != pattern.children.size()) return false;
  if (node.kind == LayoutNode::Kind::kLeaf) return IsNumbered(node.leaf, pattern.leaf, number);
  return std::ranges::equal(node.children, pattern.children,
                            [&](const LayoutMember& one, const LayoutMember& other) {
                              return one.key == other.key && IsCopy(one.value, other.value, number);
                            });
}

bool SaysNumber(const LayoutNode& node) {
  if (node.leaf.find(kRepeatNumber) != std::string::npos) return true;
  return std::ranges::any_of(node.children,
                             [](const LayoutMember& one) { return SaysNumber(one.value); });
}

using Children = std::vector<LayoutMember>;

// How many copies of one pattern begin at `first`, with the pattern; 0: they are no copies.
std::pair<std::size_t, LayoutNode> RunAt(const Children& list, std::size_t first) {
  if (first + kFoldedMin > list.size()) return {};
  LayoutNode pattern = list[first].value;
  if (pattern.kind != LayoutNode::Kind::kObject || !MakePattern(pattern, list[first + 1].value) ||
      !SaysNumber(pattern)) {
    return {};
  }
  std::size_t count = 2;
  while (first + count < list.size() && count < static_cast<std::size_t>(kRepeatMax) &&
         IsCopy(list[first + count].value, pattern, std::to_string(count + 1))) {
    ++count;
  }
  return {count < kFoldedMin ? 0 : count, std::move(pattern)};
}

void FoldList(Children& list) {
  Children folded;
  for (std::size_t at = 0; at < list.size();) {
    auto [count, pattern] = RunAt(list, at);
    if (count == 0) {
      folded.push_back(std::move(list[at++]));
      continue;
    }
    ObjectLayout repeated;
    repeated.Whole("repeat", static_cast<std::int64_t>(count)).Node("each", std::move(pattern));
    folded.push_back({{}, repeated.Take()});
    at += count;
  }
  list = std::move(folded);
}

void FoldIn(LayoutNode& node) {
  for (LayoutMember& member : node.children) {
    if (!HoldsRepeats(member.key)) continue;
    FoldIn(member.value);
    const bool is_list = member.value.kind == LayoutNode::Kind::kList;
    if (is_list && MayRepeatIn(member.key)) FoldList(member.value.children);
  }
}

}  // namespace

LayoutNode FoldRepeats(LayoutNode object) {
  FoldIn(object);
  return object;
}

}  // namespace campsync::harness
