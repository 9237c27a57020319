// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/json/json_node.h"

#include <fmt/format.h>

namespace campsync::harness {

const JsonNode* JsonNode::Find(std::string_view key) const {
  const Object* members = AsObject();
  if (members == nullptr) return nullptr;
  for (const JsonMember& member : *members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::string DescribeValue(const JsonNode& node) {
  struct Writer {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const {
      return fmt::format("the number {}", number);
    }
    std::string operator()(const NumberText& number) const {
      return fmt::format("the number {}", number.text);
    }
    std::string operator()(const std::string&) const { return "a text"; }
    std::string operator()(const JsonNode::Array&) const { return "a list"; }
    std::string operator()(const JsonNode::Object&) const { return "an object"; }
  };
  return std::visit(Writer{}, node.value);
}

}  // namespace campsync::harness
