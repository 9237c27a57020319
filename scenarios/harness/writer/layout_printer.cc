// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/layout_printer.h"

#include <string_view>
#include <utility>

#include "core/text.h"
#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kCommaAndSpace = 2;

char OpeningOf(const LayoutNode& node) { return node.kind == LayoutNode::Kind::kList ? '[' : '{'; }
char ClosingOf(const LayoutNode& node) { return node.kind == LayoutNode::Kind::kList ? ']' : '}'; }

bool IsContainer(const LayoutNode& node) {
  return node.kind != LayoutNode::Kind::kLeaf && !node.IsEmpty();
}

// `"key": `, or nothing in a list.
std::string KeyText(const LayoutMember& member) {
  return member.key.empty() ? std::string() : FormatScalar(member.key) + ": ";
}

std::size_t FlatWidth(const LayoutNode& node);

std::size_t FlatWidth(const LayoutMember& member) {
  return CharacterCount(KeyText(member)) + FlatWidth(member.value);
}

// Columns of the node on one line; more than a line has where it must not be on one.
std::size_t FlatWidth(const LayoutNode& node) {
  if (node.kind == LayoutNode::Kind::kLeaf) return CharacterCount(node.leaf);
  std::size_t width = node.when_long == Break::kAlways ? kLayoutColumns : 2;
  for (const LayoutMember& child : node.children) width += FlatWidth(child) + kCommaAndSpace;
  return node.IsEmpty() ? width : width - kCommaAndSpace;
}

// Whether a node that begins in the column breaks inside its last child alone, all before it
// staying on the line: an object that ends with a list or with what is too long to stand below, and
// a list of one such object.
bool HugsItsLast(const LayoutNode& node, std::size_t column, std::size_t tail) {
  if (!IsContainer(node)) return false;
  const LayoutMember& last = node.children.back();
  const bool is_only = node.children.size() == 1;
  if (node.kind == LayoutNode::Kind::kList) {
    return is_only && HugsItsLast(last.value, column + 1, tail + 1);
  }
  if (!IsContainer(last.value) || (node.when_long == Break::kLines && !is_only)) return false;
  const bool fits_below = column + 1 + FlatWidth(last) + tail + 1 <= kLayoutColumns;
  const bool wants = is_only || last.value.kind == LayoutNode::Kind::kList || !fits_below;
  const std::size_t before = FlatWidth(node) - FlatWidth(last.value) + 1;
  return wants && column + before <= kLayoutColumns;
}

// `tail` is what else must fit on the last line of a node: the comma and brackets after it.
class LayoutPrinter {
 public:
  std::string Print(const LayoutNode& root) {
    PrintMember({{}, root}, 0, 0);
    return std::move(text_) + "\n";
  }

 private:
  void PrintMember(const LayoutMember& member, std::size_t indent, std::size_t tail);
  void PrintFlat(const LayoutNode& node);
  void PrintBlock(const LayoutNode& node, std::size_t indent);
  void PrintBelow(const LayoutNode& node, std::size_t indent, std::size_t tail);
  void PrintFilled(const LayoutNode& node, std::size_t tail);
  void PrintChildren(const LayoutNode& node, std::size_t indent, std::size_t tail);
  void PrintHugging(const LayoutNode& node, std::size_t indent, std::size_t tail);

  [[nodiscard]] bool Fits(std::size_t width, std::size_t tail) const {
    return column_ + width + tail <= kLayoutColumns;
  }
  void Put(std::string_view text) {
    text_ += text;
    column_ += CharacterCount(text);
  }
  void Put(char one) { Put(std::string_view(&one, 1)); }
  void StartLine(std::size_t indent) {
    text_ += '\n';
    text_.append(indent, ' ');
    column_ = indent;
    ++lines_;
  }

  std::string text_;
  std::size_t column_ = 0;
  std::size_t lines_ = 0;
};

void LayoutPrinter::PrintFlat(const LayoutNode& node) {
  if (node.kind == LayoutNode::Kind::kLeaf) {
    Put(node.leaf);
    return;
  }
  Put(OpeningOf(node));
  for (const LayoutMember& child : node.children) {
    if (&child != &node.children.front()) Put(", ");
    Put(KeyText(child));
    PrintFlat(child.value);
  }
  Put(ClosingOf(node));
}

// `indent` is that of the line on which the member begins.
void LayoutPrinter::PrintMember(const LayoutMember& member, std::size_t indent, std::size_t tail) {
  Put(KeyText(member));
  const LayoutNode& node = member.value;
  const bool is_block = node.when_long == Break::kBlock || node.when_long == Break::kAlways;
  if (!IsContainer(node) || Fits(FlatWidth(node), tail)) {
    PrintFlat(node);
  } else if (is_block) {
    PrintBlock(node, indent);
  } else if (HugsItsLast(node, column_, tail)) {
    PrintHugging(node, indent, tail);
  } else if (node.kind == LayoutNode::Kind::kObject && member.key.empty()) {
    PrintFilled(node, tail);
  } else {
    PrintBelow(node, indent, tail);
  }
}

void LayoutPrinter::PrintBlock(const LayoutNode& node, std::size_t indent) {
  Put(OpeningOf(node));
  for (const LayoutMember& child : node.children) {
    const bool is_last = &child == &node.children.back();
    StartLine(indent + kIndent);
    PrintMember(child, indent + kIndent, is_last ? 0 : 1);
    if (!is_last) Put(',');
  }
  StartLine(indent);
  Put(ClosingOf(node));
}

// The children on lines below the opening bracket.
void LayoutPrinter::PrintBelow(const LayoutNode& node, std::size_t indent, std::size_t tail) {
  Put(OpeningOf(node));
  StartLine(indent + kIndent);
  PrintChildren(node, indent + kIndent, tail);
  Put(ClosingOf(node));
}

// An object in a list: its first key stands behind its bracket, the others there or below that.
void LayoutPrinter::PrintFilled(const LayoutNode& node, std::size_t tail) {
  Put(OpeningOf(node));
  PrintChildren(node, column_, tail);
  Put(ClosingOf(node));
}

// From where the first stands on; lines begin at `indent`. Nothing follows what took several lines.
void LayoutPrinter::PrintChildren(const LayoutNode& node, std::size_t indent, std::size_t tail) {
  bool is_line_free = false;
  for (const LayoutMember& child : node.children) {
    const std::size_t child_tail = &child == &node.children.back() ? tail + 1 : 1;
    if (&child != &node.children.front()) {
      Put(',');
      if (is_line_free && Fits(1 + FlatWidth(child), child_tail)) {
        Put(' ');
      } else {
        StartLine(indent);
      }
    }
    const std::size_t lines_before = lines_;
    PrintMember(child, indent, child_tail);
    is_line_free = node.when_long == Break::kFill && lines_ == lines_before;
  }
}

void LayoutPrinter::PrintHugging(const LayoutNode& node, std::size_t indent, std::size_t tail) {
  Put(OpeningOf(node));
  for (const LayoutMember& child : node.children) {
    const bool is_last = &child == &node.children.back();
    PrintMember(child, indent, is_last ? tail + 1 : 1);
    if (!is_last) Put(", ");
  }
  Put(ClosingOf(node));
}

}  // namespace

std::string PrintLayout(const LayoutNode& root) { return LayoutPrinter().Print(root); }

}  // namespace campsync::harness
