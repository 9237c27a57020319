// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/layout_node.h"

#include <utility>
#include <variant>

#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

LayoutNode LeafOf(std::string json) {
  LayoutNode node;
  node.leaf = std::move(json);
  return node;
}

LayoutNode TextLeaf(std::string_view text) { return LeafOf(FormatScalar(std::string(text))); }

LayoutNode ListOf(std::vector<LayoutNode> values, Break when_long) {
  LayoutNode node;
  node.kind = LayoutNode::Kind::kList;
  node.when_long = when_long;
  for (LayoutNode& value : values) node.children.push_back({{}, std::move(value)});
  return node;
}

LayoutNode TextList(const std::vector<std::string>& texts) {
  return ListOfEach(texts, Break::kFill, TextLeaf);
}

std::optional<std::string> UnlessEmpty(const std::string& text) {
  return Unless(text, std::string());
}

ObjectLayout::ObjectLayout(Break when_long) {
  node_.kind = LayoutNode::Kind::kObject;
  node_.when_long = when_long;
}

ObjectLayout& ObjectLayout::Text(std::string_view key, const std::optional<std::string>& text) {
  return text ? Node(key, TextLeaf(*text)) : *this;
}

ObjectLayout& ObjectLayout::Whole(std::string_view key, std::optional<std::int64_t> number) {
  return number ? Node(key, LeafOf(FormatScalar(*number))) : *this;
}

ObjectLayout& ObjectLayout::Truth(std::string_view key, std::optional<bool> truth) {
  return truth ? Node(key, LeafOf(FormatScalar(*truth))) : *this;
}

ObjectLayout& ObjectLayout::Null(std::string_view key) {
  return Node(key, LeafOf(FormatScalar(std::monostate())));
}

ObjectLayout& ObjectLayout::Node(std::string_view key, LayoutNode node) {
  node_.children.push_back({std::string(key), std::move(node)});
  return *this;
}

ObjectLayout& ObjectLayout::NodeUnlessEmpty(std::string_view key, LayoutNode node) {
  return node.IsEmpty() ? *this : Node(key, std::move(node));
}

}  // namespace campsync::harness
