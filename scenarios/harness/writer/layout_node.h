// SPDX-License-Identifier: Apache-2.0
//
// LayoutNode: a JSON value that is about to be written for people, and ObjectLayout, which makes an
// object of it key by key. It knows where a value may break into lines, not what it means; printing
// it is the printer's (layout_printer.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace campsync::harness {

struct LayoutMember;

/// How a list or object is written that does not fit on the rest of its line.
enum class Break : std::uint8_t {
  kFill,    // as many on a line as fit
  kLines,   // one a line
  kBlock,   // one a line, and the closing bracket on a line of its own
  kAlways,  // as kBlock, also when it would fit
};

struct LayoutNode {
  enum class Kind : std::uint8_t { kLeaf, kList, kObject };
  Kind kind = Kind::kLeaf;
  Break when_long = Break::kFill;
  std::string leaf;                    // JSON text
  std::vector<LayoutMember> children;  // of a list without keys

  [[nodiscard]] bool IsEmpty() const;
};

struct LayoutMember {
  std::string key;
  LayoutNode value;
};

inline bool LayoutNode::IsEmpty() const { return children.empty(); }

/// A value that is JSON text already.
[[nodiscard]] LayoutNode LeafOf(std::string json);
[[nodiscard]] LayoutNode TextLeaf(std::string_view text);
[[nodiscard]] LayoutNode ListOf(std::vector<LayoutNode> values, Break when_long);
/// A list of texts.
[[nodiscard]] LayoutNode TextList(const std::vector<std::string>& texts);

/// The nodes that `write` makes of each value.
template <class Values, class Write>
[[nodiscard]] LayoutNode ListOfEach(const Values& values, Break when_long, Write&& write) {
  std::vector<LayoutNode> nodes;
  nodes.reserve(values.size());
  for (const auto& value : values) nodes.push_back(write(value));
  return ListOf(std::move(nodes), when_long);
}

/// The value, unless it is what the loader takes it for where it is left out.
template <class Value>
[[nodiscard]] std::optional<Value> Unless(Value value, const Value& usual) {
  return value == usual ? std::nullopt : std::optional<Value>(std::move(value));
}
/// The text, unless it is empty.
[[nodiscard]] std::optional<std::string> UnlessEmpty(const std::string& text);

/// Keys in the order of the calls; a value that is absent leaves its key out.
class ObjectLayout {
 public:
  explicit ObjectLayout(Break when_long = Break::kFill);

  ObjectLayout& Text(std::string_view key, const std::optional<std::string>& text);
  ObjectLayout& Whole(std::string_view key, std::optional<std::int64_t> number);
  ObjectLayout& Truth(std::string_view key, std::optional<bool> truth);
  ObjectLayout& Null(std::string_view key);
  ObjectLayout& Node(std::string_view key, LayoutNode node);
  /// Not a list or object without anything in it.
  ObjectLayout& NodeUnlessEmpty(std::string_view key, LayoutNode node);

  [[nodiscard]] LayoutNode Take() { return std::move(node_); }

 private:
  LayoutNode node_;
};

}  // namespace campsync::harness
