// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/expect_reader.h"

#include <fmt/format.h>

#include <deque>
#include <limits>
#include <string>

#include "core/check.h"
#include "scenarios/harness/json/suggestion.h"
#include "scenarios/harness/loader/references.h"

namespace campsync::harness {
namespace {

constexpr auto kExpectationKeys =
    std::to_array<KeyWord>({{"marketo", false}, {"salesforce", false}, {"sync", false}});
constexpr auto kTableKeys = std::to_array<KeyWord>(
    {{"where", false}, {"rows", false}, {"none", false}, {"only", false}, {"count", false}});
constexpr auto kMatcherKeys = std::to_array<KeyWord>(
    {{"any", false}, {"absent", false}, {"one_of", false}, {"contains", false}});

constexpr ObjectWords kExpectationShape{"expectation", kExpectationKeys};
constexpr ObjectWords kTableShape{"table", kTableKeys};
constexpr ObjectWords kMatcherShape{"matcher", kMatcherKeys};

constexpr std::int64_t kRowCountMax = 100'000'000;

// A shape whose words come from ExpectedTables().
struct OwnedShape {
  std::string name;
  std::vector<KeyWord> keys;
  [[nodiscard]] ObjectWords words() const { return {name, keys}; }
};

// Shapes of the sections, then of the rows of each table in the order of TableId.
struct TableShapes {
  std::deque<OwnedShape> sections;
  std::deque<OwnedShape> rows;
};

const TableShapes& Shapes() {
  static const TableShapes kShapes = [] {
    TableShapes shapes;
    for (const KeyWord& section : kExpectationKeys) {
      OwnedShape& shape = shapes.sections.emplace_back();
      shape.name = fmt::format("expectation.{}", section.name);
      for (const ExpectedTable& table : ExpectedTables()) {
        if (table.section == section.name) shape.keys.push_back({table.name, false});
      }
    }
    for (const ExpectedTable& table : ExpectedTables()) {
      OwnedShape& shape = shapes.rows.emplace_back();
      shape.name = fmt::format("row.{}.{}", table.section, table.name);
      for (const ExpectedField& field : table.fields) shape.keys.push_back({field.name, false});
    }
    return shapes;
  }();
  return kShapes;
}

class ExpectReader {
 public:
  ExpectReader(const Directory& directory, ErrorList& errors)
      : directory_(directory), errors_(errors) {}

  TablePattern Table(const ExpectedTable& table, const JsonMember& member);

 private:
  std::vector<RowPattern> RowList(const JsonNode& node);
  RowPattern Row(const JsonNode& node);
  std::optional<Matcher> ReadMatcher(const ExpectedField& field, const JsonNode& node);
  std::optional<Matcher> OfObject(const ExpectedField& field, const JsonNode& node);
  std::optional<Scalar> ReadScalar(const ExpectedField& field, const JsonNode& node);
  std::optional<Scalar> ReadWritten(const ExpectedField& field, const JsonNode& node);

  const Directory& directory_;
  ErrorList& errors_;
  const ExpectedTable* table_ = nullptr;
};

TablePattern ExpectReader::Table(const ExpectedTable& table, const JsonMember& member) {
  table_ = &table;
  TablePattern pattern;
  pattern.name_place = member.key_place;
  pattern.place = member.value.place;
  pattern.table = table.id;
  if (member.value.AsArray() != nullptr) {
    pattern.rows = RowList(member.value);
    if (pattern.rows.empty()) {
      errors_.Add(pattern.place, "an empty list expects nothing",
                  "To say that there are no rows, write {\"count\": 0}.");
    }
    return pattern;
  }
  const ObjectReader object(member.value, kTableShape, errors_);
  if (const JsonNode* where = object.Find("where")) pattern.where = Row(*where);
  if (const JsonNode* rows = object.Find("rows")) pattern.rows = RowList(*rows);
  if (const JsonNode* none = object.Find("none")) pattern.none = RowList(*none);
  pattern.only = object.Truth("only").value_or(false);
  pattern.count = object.Whole("count", 0, kRowCountMax);
  pattern.count_place = object.PlaceOf("count");
  const bool expects =
      pattern.only || !pattern.rows.empty() || !pattern.none.empty() || object.Has("count");
  if (!expects && member.value.AsObject() != nullptr) {
    errors_.Add(pattern.place, fmt::format("nothing is expected of '{}'", table.name),
                "Give \"rows\", \"none\", \"only\" or \"count\".");
  }
  return pattern;
}

std::vector<RowPattern> ExpectReader::RowList(const JsonNode& node) {
  std::vector<RowPattern> rows;
  for (const JsonNode& row : ReadList(node, errors_)) rows.push_back(Row(row));
  return rows;
}

RowPattern ExpectReader::Row(const JsonNode& node) {
  const ObjectWords shape = Shapes().rows.at(static_cast<std::size_t>(table_->id)).words();
  const ObjectReader object(node, shape, errors_);
  RowPattern row;
  row.place = node.place;
  const auto* members = node.AsObject();
  if (members == nullptr) return row;
  if (members->empty()) errors_.Add(node.place, "an empty row matches every row", "Name a field.");
  for (const JsonMember& member : *members) {
    for (const ExpectedField& field : table_->fields) {
      if (field.name != member.key) continue;
      auto matcher = ReadMatcher(field, member.value);
      if (!matcher) continue;
      row.fields.push_back({member.key_place, member.value.place, member.key, std::move(*matcher)});
    }
  }
  return row;
}

std::optional<Matcher> ExpectReader::ReadMatcher(const ExpectedField& field, const JsonNode& node) {
  if (node.AsObject() != nullptr) return OfObject(field, node);
  auto scalar = ReadScalar(field, node);
  if (!scalar) return std::nullopt;
  return EqualTo{std::move(*scalar)};
}

std::optional<Matcher> ExpectReader::OfObject(const ExpectedField& field, const JsonNode& node) {
  const ObjectReader object(node, kMatcherShape, errors_);
  if (node.AsObject()->size() != 1) {
    errors_.Add(node.place, "a matcher has one key",
                "Write {\"any\": true}, {\"absent\": true}, {\"one_of\": [...]} or "
                "{\"contains\": \"...\"}.");
    return std::nullopt;
  }
  for (const std::string_view flag : {"any", "absent"}) {
    const auto truth = object.Truth(flag);
    if (truth == false) {
      errors_.Add(object.PlaceOf(flag), fmt::format("'{}' can only be true", flag));
    }
  }
  if (object.Has("any")) return AnyValue{};
  if (object.Has("absent")) return AbsentValue{};
  if (object.Has("contains")) {
    if (field.type != FieldType::kText) {
      errors_.Add(node.place, fmt::format("'{}' is not a free text", field.name),
                  "Give the value, or \"one_of\".");
    }
    return Contains{object.Name("contains")};
  }
  OneOf one_of;
  for (const JsonNode& value : object.List("one_of")) {
    if (auto scalar = ReadScalar(field, value)) one_of.values.push_back(std::move(*scalar));
  }
  if (one_of.values.empty() && object.Has("one_of")) {
    errors_.Add(node.place, "no value is one of none", "List the values.");
  }
  return one_of;
}

std::optional<Scalar> ExpectReader::ReadScalar(const ExpectedField& field, const JsonNode& node) {
  if (node.IsNull()) return std::monostate();
  if (field.type == FieldType::kNumber) {
    using Limits = std::numeric_limits<std::int64_t>;
    const auto number = ReadWhole(node, Limits::min(), Limits::max(), errors_);
    return number ? std::optional<Scalar>(*number) : std::nullopt;
  }
  if (field.type == FieldType::kTruth) {
    if (const bool* truth = node.AsTruth()) return *truth;
    errors_.Add(node.place,
                fmt::format("'{}' is true or false, found {}", field.name, DescribeValue(node)));
    return std::nullopt;
  }
  return ReadWritten(field, node);
}

// Fields that are written as text.
std::optional<Scalar> ExpectReader::ReadWritten(const ExpectedField& field, const JsonNode& node) {
  const auto text = ReadText(node, errors_);
  if (!text) return std::nullopt;
  const auto known = [&](NameKind kind) {
    CheckReference(node, *text, kind, directory_, errors_);
    return *text;
  };
  const auto dated = [&](auto parsed, auto format) -> std::optional<Scalar> {
    if (parsed) return format(*parsed);
    errors_.Add(node.place, parsed.error().sentence);
    return std::nullopt;
  };
  switch (field.type) {
    case FieldType::kText:
      return *text;
    case FieldType::kInstant:
      return dated(ParseInstant(*text), FormatInstant);
    case FieldType::kDate:
      return dated(ParseDate(*text), FormatDate);
    case FieldType::kWord:
      (void)ReadWord(node, field.name, field.words, errors_);
      return *text;
    case FieldType::kStatus: {
      const Directory::Names statuses = directory_.AllStatuses();
      if (std::ranges::find(statuses, *text) == statuses.end()) {
        errors_.Add(node.place, fmt::format("there is no status '{}' here", *text),
                    AdviceFor(*text, statuses));
      }
      return *text;
    }
    case FieldType::kProgram:
      return known(NameKind::kProgram);
    case FieldType::kPerson:
      return known(NameKind::kPerson);
    case FieldType::kCampaign:
      return known(NameKind::kCampaign);
    case FieldType::kSalesforcePerson:
      CheckSalesforceReference(node, *text, directory_, errors_);
      return *text;
    case FieldType::kNumber:
    case FieldType::kTruth:
      break;  // not written as text: ReadScalar has read them
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace

ExpectStep ReadExpect(const JsonNode& node, const Directory& directory, ErrorList& errors) {
  ExpectStep step;
  const ObjectReader object(node, kExpectationShape, errors);
  ExpectReader reader(directory, errors);
  for (std::size_t index = 0; index < kExpectationKeys.size(); ++index) {
    const JsonNode* section = object.Find(kExpectationKeys[index].name);
    if (section == nullptr) continue;
    const ObjectWords shape = Shapes().sections[index].words();
    const ObjectReader tables(*section, shape, errors);
    if (section->AsObject() == nullptr) continue;
    for (const JsonMember& member : *section->AsObject()) {
      for (const ExpectedTable& table : ExpectedTables()) {
        if (table.section != kExpectationKeys[index].name || table.name != member.key) continue;
        step.tables.push_back(reader.Table(table, member));
      }
    }
  }
  if (step.tables.empty() && errors.IsEmpty()) {
    errors.Add(node.place, "nothing is expected", "Name a table, for example salesforce members.");
  }
  return step;
}

std::vector<ObjectWords> ExpectShapes() {
  std::vector<ObjectWords> shapes = {kExpectationShape, kTableShape, kMatcherShape};
  for (const OwnedShape& shape : Shapes().sections) shapes.push_back(shape.words());
  for (const OwnedShape& shape : Shapes().rows) shapes.push_back(shape.words());
  return shapes;
}

}  // namespace campsync::harness
