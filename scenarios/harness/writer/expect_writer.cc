// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/expect_writer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/time.h"
#include "scenarios/harness/writer/marketo_record_writer.h"

namespace campsync::harness {
namespace {

// The text of an instant as people write it; the loader has given it milliseconds.
LayoutNode WriteScalar(const Scalar& scalar, FieldType type) {
  const auto* text = std::get_if<std::string>(&scalar);
  if (text != nullptr && type == FieldType::kInstant) {
    if (const auto instant = ParseInstant(*text)) return TextLeaf(InstantText(*instant));
  }
  return LeafOf(FormatScalar(scalar));
}

LayoutNode WriteMatcher(const Matcher& matcher, FieldType type) {
  const auto scalar = [type](const Scalar& one) { return WriteScalar(one, type); };
  if (const auto* equal = std::get_if<EqualTo>(&matcher)) return scalar(equal->value);
  if (const auto* one_of = std::get_if<OneOf>(&matcher)) {
    return ObjectLayout().Node("one_of", ListOfEach(one_of->values, Break::kFill, scalar)).Take();
  }
  return LeafOf(FormatMatcher(matcher));
}

LayoutNode WriteRow(const RowPattern& row, const ExpectedTable& table) {
  ObjectLayout object;
  for (const FieldPattern& pattern : row.fields) {
    const auto field = std::ranges::find(table.fields, pattern.name, &ExpectedField::name);
    const FieldType type = field == table.fields.end() ? FieldType::kText : field->type;
    object.Node(pattern.name, WriteMatcher(pattern.matcher, type));
  }
  return object.Take();
}

LayoutNode WriteTable(const TablePattern& pattern) {
  const ExpectedTable& table = TableOf(pattern.table);
  const auto row_of = [&table](const RowPattern& row) { return WriteRow(row, table); };
  LayoutNode rows = ListOfEach(pattern.rows, Break::kLines, row_of);
  const bool has_more = pattern.where || !pattern.none.empty() || pattern.only || pattern.count;
  if (!has_more) return rows;
  ObjectLayout object;
  if (pattern.where) object.Node("where", row_of(*pattern.where));
  return object.Truth("only", Unless(pattern.only, false))
      .Whole("count", pattern.count)
      .NodeUnlessEmpty("rows", std::move(rows))
      .NodeUnlessEmpty("none", ListOfEach(pattern.none, Break::kLines, row_of))
      .Take();
}

LayoutNode WriteSection(std::string_view section, const ExpectStep& expect) {
  ObjectLayout object(Break::kLines);
  for (const TablePattern& pattern : expect.tables) {
    const ExpectedTable& table = TableOf(pattern.table);
    if (table.section == section) object.Node(table.name, WriteTable(pattern));
  }
  return object.Take();
}

}  // namespace

LayoutNode WriteExpectation(const ExpectStep& expect) {
  ObjectLayout object(Break::kLines);
  std::string_view written;
  for (const ExpectedTable& table : ExpectedTables()) {
    if (table.section == written) continue;
    written = table.section;
    object.NodeUnlessEmpty(table.section, WriteSection(table.section, expect));
  }
  return object.Take();
}

}  // namespace campsync::harness
