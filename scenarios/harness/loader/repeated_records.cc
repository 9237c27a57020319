// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/repeated_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace campsync::harness {
namespace {

constexpr auto kRepeatedKeys = std::to_array<KeyWord>({{"repeat", true}, {"each", true}});
constexpr ObjectWords kRepeatedShape{"repeated", kRepeatedKeys};

constexpr std::int64_t kRepeatMin = 2;
constexpr std::string_view kNumber = kRepeatNumber;

bool SaysNumber(const JsonNode& node) {
  if (const std::string* text = node.AsText()) return text->find(kNumber) != std::string::npos;
  if (const auto* list = node.AsArray()) {
    for (const JsonNode& one : *list) {
      if (SaysNumber(one)) return true;
    }
  }
  if (const auto* members = node.AsObject()) {
    for (const JsonMember& member : *members) {
      if (SaysNumber(member.value)) return true;
    }
  }
  return false;
}

void PutNumber(JsonNode& node, const std::string& number) {
  if (auto* text = std::get_if<std::string>(&node.value)) {
    for (auto at = text->find(kNumber); at != std::string::npos;
         at = text->find(kNumber, at + number.size())) {
      text->replace(at, kNumber.size(), number);
    }
  } else if (auto* list = std::get_if<JsonNode::Array>(&node.value)) {
    for (JsonNode& one : *list) PutNumber(one, number);
  } else if (auto* members = std::get_if<JsonNode::Object>(&node.value)) {
    for (JsonMember& member : *members) PutNumber(member.value, number);
  }
}

/// The lists in which records may be repeated.
constexpr auto kLists =
    std::to_array<std::string_view>({"channels", "programs", "people", "members", "campaigns",
                                     "leads", "contacts", "links", "steps", "do"});

class RepeatExpander {
 public:
  explicit RepeatExpander(ErrorList& errors) : errors_(errors) {}

  /// The lists of an object and of what stands in it.
  void ExpandIn(JsonNode& object) {
    auto* members = std::get_if<JsonNode::Object>(&object.value);
    if (members == nullptr) return;
    for (JsonMember& member : *members) {
      if (!HoldsRepeats(member.key)) continue;
      const bool repeats = MayRepeatIn(member.key);
      if (auto* list = std::get_if<JsonNode::Array>(&member.value.value)) {
        if (repeats) ExpandList(*list);
        for (JsonNode& one : *list) ExpandIn(one);
      } else {
        ExpandIn(member.value);
      }
    }
  }

 private:
  void ExpandList(JsonNode::Array& list) {
    JsonNode::Array expanded;
    for (JsonNode& one : list) {
      if (one.Find("repeat") != nullptr) {
        AddCopies(one, expanded);
      } else {
        expanded.push_back(std::move(one));
      }
    }
    list = std::move(expanded);
  }

  void AddCopies(const JsonNode& repeated, JsonNode::Array& expanded) {
    const ObjectReader object(repeated, kRepeatedShape, errors_);
    const auto times = object.Whole("repeat", kRepeatMin, kRepeatMax);
    const JsonNode* each = object.Find("each");
    if (!times || each == nullptr) return;
    if (each->AsObject() == nullptr) {
      errors_.Add(each->place, fmt::format("expected an object, found {}", DescribeValue(*each)));
      return;
    }
    if (!SaysNumber(*each)) {
      errors_.Add(each->place, fmt::format("all {} of these would be the same", *times),
                  "Write {n} into a text that tells them apart, as \"p{n}\".");
      return;
    }
    for (std::int64_t n = 1; n <= *times; ++n) {
      expanded.push_back(*each);
      PutNumber(expanded.back(), std::to_string(n));
    }
  }

  ErrorList& errors_;
};

}  // namespace

void ExpandRepeats(JsonNode& scenario, ErrorList& errors) {
  RepeatExpander(errors).ExpandIn(scenario);
}

bool MayRepeatIn(std::string_view key) {
  return std::find(kLists.begin(), kLists.end(), key) != kLists.end();
}

bool HoldsRepeats(std::string_view key) { return key != "vendor_answers" && key != "expect"; }

std::vector<ObjectWords> RepeatShapes() { return {kRepeatedShape}; }

}  // namespace campsync::harness
