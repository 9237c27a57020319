// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/object_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/check.h"
#include "scenarios/harness/json/duration_text.h"
#include "scenarios/harness/json/suggestion.h"

namespace campsync::harness {
namespace {

void ReportType(const JsonNode& node, std::string_view wanted, ErrorList& errors) {
  errors.Add(node.place, fmt::format("expected {}, found {}", wanted, DescribeValue(node)));
}

std::vector<std::string_view> NamesOf(const ObjectWords& words) {
  std::vector<std::string_view> names;
  for (const KeyWord& key : words.keys) names.push_back(key.name);
  return names;
}

bool HasControlCharacter(std::string_view text) {
  return std::ranges::any_of(text, [](char one) {
    const auto byte = static_cast<unsigned char>(one);
    return byte < 0x20 || byte == 0x7F;
  });
}

// A text that one of core's or our own parsers must understand.
template <class Value>
std::optional<Value> Parsed(const JsonNode* node, ErrorList& errors,
                            Result<Value, Malformed> (*parse)(std::string_view)) {
  if (node == nullptr) return std::nullopt;
  const auto text = ReadText(*node, errors);
  if (!text) return std::nullopt;
  auto value = parse(*text);
  if (value) return *value;
  errors.Add(node->place, value.error().sentence);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> ReadText(const JsonNode& node, ErrorList& errors) {
  const std::string* text = node.AsText();
  if (text == nullptr) {
    ReportType(node, "a text", errors);
    return std::nullopt;
  }
  if (HasControlCharacter(*text)) {
    errors.Add(node.place, "the text holds a control character", "Remove it.");
    return std::nullopt;
  }
  return *text;
}

std::optional<std::int64_t> ReadWhole(const JsonNode& node, std::int64_t least, std::int64_t most,
                                      ErrorList& errors) {
  const std::int64_t* number = node.AsWhole();
  if (number != nullptr && *number >= least && *number <= most) return *number;
  if (number != nullptr) {
    errors.Add(node.place, fmt::format("{} is out of range", *number),
               fmt::format("Write a whole number from {} to {}.", least, most));
  } else {
    ReportType(node, fmt::format("a whole number from {} to {}", least, most), errors);
  }
  return std::nullopt;
}

std::optional<std::size_t> ReadWord(const JsonNode& node, std::string_view what,
                                    const std::vector<std::string_view>& words, ErrorList& errors) {
  const auto text = ReadText(node, errors);
  if (!text) return std::nullopt;
  const auto found = std::ranges::find(words, *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  errors.Add(node.place, fmt::format("'{}' is no {}", *text, what), AdviceFor(*text, words));
  return std::nullopt;
}

std::span<const JsonNode> ReadList(const JsonNode& node, ErrorList& errors) {
  if (const auto* list = node.AsArray()) return *list;
  ReportType(node, "a list", errors);
  return {};
}

ObjectReader::ObjectReader(const JsonNode& node, const ObjectWords& words, ErrorList& errors)
    : node_(node), words_(words), errors_(errors) {
  const auto* members = node.AsObject();
  if (members == nullptr) {
    ReportType(node, "an object", errors);
    return;
  }
  for (const JsonMember& member : *members) {
    if (std::ranges::find(words.keys, member.key, &KeyWord::name) == words.keys.end()) {
      errors.Add(member.key_place, fmt::format("unknown key '{}'", member.key),
                 AdviceFor(member.key, NamesOf(words)));
    }
  }
  for (const KeyWord& key : words.keys) {
    if (key.required && node.Find(key.name) == nullptr) {
      errors.Add(node.place, fmt::format("the key '{}' is missing", key.name),
                 fmt::format("Add \"{}\" to this object.", key.name));
    }
  }
}

const JsonNode* ObjectReader::Find(std::string_view key) const {
  CAMPSYNC_CHECK(std::ranges::find(words_.keys, key, &KeyWord::name) != words_.keys.end());
  return node_.Find(key);
}

Place ObjectReader::PlaceOf(std::string_view key) const {
  const JsonNode* found = Find(key);
  return found != nullptr ? found->place : node_.place;
}

std::string ObjectReader::Text(std::string_view key, std::string_view if_absent) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return std::string(if_absent);
  return ReadText(*found, errors_).value_or("");
}

std::string ObjectReader::Name(std::string_view key) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return {};
  const auto text = ReadText(*found, errors_);
  if (text && text->empty()) errors_.Add(found->place, fmt::format("'{}' is empty", key));
  return text.value_or("");
}

std::optional<std::string> ObjectReader::TextChange(std::string_view key) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return std::nullopt;
  if (found->IsNull()) return "";
  return ReadText(*found, errors_);
}

std::optional<std::int64_t> ObjectReader::Whole(std::string_view key, std::int64_t least,
                                                std::int64_t most) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return std::nullopt;
  return ReadWhole(*found, least, most, errors_);
}

std::optional<bool> ObjectReader::Truth(std::string_view key) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return std::nullopt;
  if (const bool* truth = found->AsTruth()) return *truth;
  ReportType(*found, "true or false", errors_);
  return std::nullopt;
}

std::optional<Instant> ObjectReader::InstantOf(std::string_view key) const {
  return Parsed<Instant>(Find(key), errors_, ParseInstant);
}

std::optional<Date> ObjectReader::DateOf(std::string_view key) const {
  return Parsed<Date>(Find(key), errors_, ParseDate);
}

std::optional<Duration> ObjectReader::DurationOf(std::string_view key) const {
  return Parsed<Duration>(Find(key), errors_, ParseDuration);
}

std::optional<std::size_t> ObjectReader::Word(std::string_view key, std::string_view what,
                                              const std::vector<std::string_view>& words) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return std::nullopt;
  return ReadWord(*found, what, words, errors_);
}

std::span<const JsonNode> ObjectReader::List(std::string_view key) const {
  const JsonNode* found = Find(key);
  if (found == nullptr) return {};
  return ReadList(*found, errors_);
}

}  // namespace campsync::harness
