// SPDX-License-Identifier: Apache-2.0
//
// JsonNode: a JSON value that knows where it stands in its file. Not a general JSON library: it is
// read once and thrown away. Numbers are exact: a whole number that fits is an int64, every other
// keeps its text, so that nothing is rounded before somebody said what it should be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

struct JsonMember;

/// A number that is no int64: `1.9`, `1e99`, `9223372036854775808`.
struct NumberText {
  std::string text;
};

struct JsonNode {
  using Array = std::vector<JsonNode>;
  using Object = std::vector<JsonMember>;  // in file order; keys are unique

  Place place;
  std::variant<std::monostate, bool, std::int64_t, NumberText, std::string, Array, Object> value;

  [[nodiscard]] bool IsNull() const { return value.index() == 0; }
  [[nodiscard]] const bool* AsTruth() const { return std::get_if<bool>(&value); }
  [[nodiscard]] const std::int64_t* AsWhole() const { return std::get_if<std::int64_t>(&value); }
  [[nodiscard]] const std::string* AsText() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const Array* AsArray() const { return std::get_if<Array>(&value); }
  [[nodiscard]] const Object* AsObject() const { return std::get_if<Object>(&value); }
  /// The member of an object; nullptr when there is none or this is no object.
  [[nodiscard]] const JsonNode* Find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  Place key_place;
  JsonNode value;
};

/// What the value is, in words: `a text`, `the number 1.9`, `an object`.
[[nodiscard]] std::string DescribeValue(const JsonNode& node);

}  // namespace campsync::harness
