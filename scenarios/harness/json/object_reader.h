// SPDX-License-Identifier: Apache-2.0
//
// ObjectReader: reads one JSON object of ours strictly. The object's shape is data (ObjectWords):
// a key that is not in it, a missing required key and a value of the wrong type each become a
// located error, and reading goes on with a neutral value, so that one run shows several errors.
// What the reader returns is meaningful only while the ErrorList stays empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "scenarios/harness/json/json_node.h"
#include "scenarios/harness/json/located_error.h"

namespace campsync::harness {

struct KeyWord {
  std::string_view name;
  bool required = false;
};

/// The shape of one kind of object. `name` is also its name in scenario.schema.json's $defs.
struct ObjectWords {
  std::string_view name;
  std::span<const KeyWord> keys;
};

class ObjectReader {
 public:
  /// Reports at once what is wrong with the keys of `node`. All three must outlive the reader.
  ObjectReader(const JsonNode& node, const ObjectWords& words, ErrorList& errors);

  /// The value of a key of the shape; nullptr when it is not there.
  [[nodiscard]] const JsonNode* Find(std::string_view key) const;
  [[nodiscard]] bool Has(std::string_view key) const { return Find(key) != nullptr; }
  /// Where the key's value stands; the object's own place when it is not there.
  [[nodiscard]] Place PlaceOf(std::string_view key) const;
  [[nodiscard]] const Place& place() const { return node_.place; }
  [[nodiscard]] ErrorList& errors() const { return errors_; }

  /// A text without control characters; `if_absent` when it is not there.
  [[nodiscard]] std::string Text(std::string_view key, std::string_view if_absent = "") const;
  /// A text that may not be empty, for names and keys.
  [[nodiscard]] std::string Name(std::string_view key) const;
  /// A text; null is the empty text; nullopt when it is not there.
  [[nodiscard]] std::optional<std::string> TextChange(std::string_view key) const;

  [[nodiscard]] std::optional<std::int64_t> Whole(std::string_view key, std::int64_t least,
                                                  std::int64_t most) const;
  [[nodiscard]] std::optional<bool> Truth(std::string_view key) const;
  [[nodiscard]] std::optional<Instant> InstantOf(std::string_view key) const;
  [[nodiscard]] std::optional<Date> DateOf(std::string_view key) const;
  /// A span as `5m`, `1h30m`, `250ms`; see ParseDuration.
  [[nodiscard]] std::optional<Duration> DurationOf(std::string_view key) const;
  /// One of the words, by its position; `what` names the kind of word in the error.
  [[nodiscard]] std::optional<std::size_t> Word(std::string_view key, std::string_view what,
                                                const std::vector<std::string_view>& words) const;
  /// The elements of a list; empty when it is not there.
  [[nodiscard]] std::span<const JsonNode> List(std::string_view key) const;

 private:
  const JsonNode& node_;
  const ObjectWords& words_;
  ErrorList& errors_;
};

/// Reads a text node; reports what else it is.
[[nodiscard]] std::optional<std::string> ReadText(const JsonNode& node, ErrorList& errors);
/// Reads a whole number within bounds; reports what else it is.
[[nodiscard]] std::optional<std::int64_t> ReadWhole(const JsonNode& node, std::int64_t least,
                                                    std::int64_t most, ErrorList& errors);
/// Reads one of the words, by its position.
[[nodiscard]] std::optional<std::size_t> ReadWord(const JsonNode& node, std::string_view what,
                                                  const std::vector<std::string_view>& words,
                                                  ErrorList& errors);
/// The elements of a list node; reports what else it is.
[[nodiscard]] std::span<const JsonNode> ReadList(const JsonNode& node, ErrorList& errors);

}  // namespace campsync::harness
