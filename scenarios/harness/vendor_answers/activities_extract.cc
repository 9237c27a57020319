// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/activities_extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "core/text.h"
#include "scenarios/harness/json/json_parser.h"
#include "scenarios/harness/loader/marketo_records.h"
#include "scenarios/harness/vendor_answers/csv.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kChangeStatusInProgression = "104";

enum Column : std::size_t { kLead, kDate, kType, kProgramId, kProgramName, kAttributes };
constexpr auto kColumns = std::to_array<std::string_view>(
    {"leadId", "activityDate", "activityTypeId", "primaryAttributeValueId", "primaryAttributeValue",
     "attributes"});

// One activity 104.
struct Change {
  Instant at;
  std::int64_t program = 0;
  std::int64_t person = 0;
  std::string program_name;
  std::string old_status;
  std::string new_status;
  bool success = false;
  bool acquired_by = false;
};

class ExtractReader {
 public:
  ExtractReader(std::string_view text, std::optional<Place> base, AnswerContext& context)
      : text_(text), base_(base), context_(context) {}

  void Read();

 private:
  [[nodiscard]] Place PlaceOf(std::size_t offset) const {
    return base_ ? *base_ : PlaceAt(text_, offset);
  }
  bool FindColumns(const CsvTable& table);
  void ReadRow(const CsvRow& row);
  bool ReadAttributes(const CsvRow& row, Change& change);
  std::optional<std::int64_t> Id(const CsvRow& row, Column column);
  void DeriveMembers();

  std::string_view text_;
  std::optional<Place> base_;
  AnswerContext& context_;
  std::array<std::size_t, kColumns.size()> columns_{};
  std::vector<Change> changes_;
  std::map<std::string, std::int64_t, std::less<>> other_types_;
};

void ExtractReader::Read() {
  if (!IsValidUtf8(text_)) {
    context_.errors.Add(PlaceOf(0), "the extract is not valid UTF-8", "Save it as UTF-8.");
    return;
  }
  const auto table = ParseCsv(text_);
  if (!table) {
    context_.errors.Add(PlaceOf(table.error().offset), table.error().sentence);
    return;
  }
  if (!FindColumns(*table)) return;
  for (const CsvRow& row : table->rows) ReadRow(row);
  for (const auto& [type, count] : other_types_) {
    context_.Note(LoadNote::Kind::kNotState,
                  fmt::format("{}: {} activities of type {} are no membership changes",
                              context_.name, count, type));
  }
  DeriveMembers();
}

bool ExtractReader::FindColumns(const CsvTable& table) {
  bool complete = true;
  for (std::size_t index = 0; index < kColumns.size(); ++index) {
    const auto column = table.Column(kColumns.at(index));
    columns_.at(index) = column.value_or(0);
    if (column) continue;
    complete = false;
    context_.errors.Add(PlaceOf(0), fmt::format("the extract has no column {}", kColumns.at(index)),
                        "Extract the activities with all of their columns.");
  }
  for (const std::string& name : table.header) {
    if (std::ranges::find(kColumns, name) == kColumns.end()) {
      context_.unread[name] += static_cast<std::int64_t>(table.rows.size());
    }
  }
  return complete;
}

std::optional<std::int64_t> ExtractReader::Id(const CsvRow& row, Column column) {
  const std::string& text = row.fields.at(columns_.at(column));
  std::int64_t id = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (code == std::errc() && end == text.data() + text.size() && id >= 1 && id <= kMarketoIdMax) {
    return id;
  }
  context_.errors.Add(PlaceOf(row.offset),
                      fmt::format("{} '{}' is no Marketo id", kColumns.at(column), text));
  return std::nullopt;
}

void ExtractReader::ReadRow(const CsvRow& row) {
  const std::string& type = row.fields.at(columns_.at(kType));
  if (type != kChangeStatusInProgression) {
    ++other_types_[type];
    return;
  }
  Change change;
  const auto person = Id(row, kLead);
  const auto program = Id(row, kProgramId);
  const auto at = ParseInstant(row.fields.at(columns_.at(kDate)));
  if (!at) context_.errors.Add(PlaceOf(row.offset), at.error().sentence);
  if (!person || !program || !at || !ReadAttributes(row, change)) return;
  change.person = *person;
  change.program = *program;
  change.at = *at;
  change.program_name = row.fields.at(columns_.at(kProgramName));
  changes_.push_back(std::move(change));
}

bool ExtractReader::ReadAttributes(const CsvRow& row, Change& change) {
  const auto attributes = ParseJson("attributes", row.fields.at(columns_.at(kAttributes)));
  const Place place = PlaceOf(row.offset);
  if (!attributes) {
    context_.errors.Add(place, "the attributes of the activity: " + attributes.error().message);
    return false;
  }
  const JsonNode* status = attributes->Find("New Status");
  if (status == nullptr || status->AsText() == nullptr) {
    context_.errors.Add(place, "the activity has no 'New Status'",
                        "Extract the activities with their attributes.");
    return false;
  }
  change.new_status = *status->AsText();
  const JsonNode* old_status = attributes->Find("Old Status");
  if (old_status != nullptr && old_status->AsText() != nullptr) {
    change.old_status = *old_status->AsText();
  }
  const auto truth = [&](std::string_view name) {
    const JsonNode* node = attributes->Find(name);
    return node != nullptr && node->AsTruth() != nullptr && *node->AsTruth();
  };
  change.success = truth("Success");
  change.acquired_by = truth("Acquired By");
  return true;
}

void ExtractReader::DeriveMembers() {
  std::ranges::stable_sort(changes_, {}, &Change::at);
  std::map<std::pair<std::int64_t, std::int64_t>, VendorProgramMember> members;
  for (const Change& change : changes_) {
    const std::pair key(change.program, change.person);
    if (change.new_status == kNotInProgram) {
      members.erase(key);
      continue;
    }
    VendorProgramMember& member = members[key];
    if (!member.membership_date || change.old_status == kNotInProgram) {
      member = {};
      member.membership_date = change.at;
    }
    member.place = context_.block;
    member.program.value = change.program;
    member.person.value = change.person;
    member.program_name = change.program_name;
    member.status = change.new_status;
    member.reached_success = member.reached_success.value_or(false) || change.success;
    member.acquired_by = member.acquired_by || change.acquired_by;
  }
  for (auto& [key, member] : members) {
    context_.records.program_members.push_back(std::move(member));
  }
}

}  // namespace

void ReadActivitiesExtract(std::string_view text, std::optional<Place> base,
                           AnswerContext& context) {
  ExtractReader(text, base, context).Read();
}

}  // namespace campsync::harness
