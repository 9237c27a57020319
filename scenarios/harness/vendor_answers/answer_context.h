// SPDX-License-Identifier: Apache-2.0
//
// AnswerContext: what the readers of one vendor answer share: where records and errors go, what
// the author wrote beside the answer, and the fields nobody read. VendorRow reads one record of an
// answer leniently: fields we do not know are no error, they are counted and listed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/result.h"
#include "scenarios/harness/json/json_node.h"
#include "scenarios/harness/json/located_error.h"
#include "scenarios/harness/vendor_answers/vendor_records.h"

namespace campsync::harness {

struct AnswerContext {
  std::string name;     // `marketo program_members`: for notes
  Place block;          // of the block in the scenario file
  bool inlined = true;  // false: the answer stands in a file of its own
  std::optional<std::string> default_status;
  VendorRecords& records;
  ErrorList& errors;
  std::map<std::string, std::int64_t, std::less<>> unread = {};  // field -> records that had it

  /// A place in the scenario file for something at `place` of the answer.
  [[nodiscard]] const Place& InScenario(const Place& place) const {
    return inlined ? place : block;
  }
  void Note(LoadNote::Kind kind, std::string text) {
    records.notes.push_back({kind, block, std::move(text)});
  }
};

class VendorRow {
 public:
  /// `node` must be an object; it is reported when not.
  VendorRow(const JsonNode& node, AnswerContext& context);
  /// Fields that nobody asked for are counted as unread.
  ~VendorRow();
  VendorRow(const VendorRow&) = delete;
  VendorRow& operator=(const VendorRow&) = delete;

  [[nodiscard]] const Place& place() const { return node_.place; }
  /// The field, unless absent or null.
  [[nodiscard]] const JsonNode* Find(std::string_view field);
  /// Reports an absent field with the advice to ask the vendor for it.
  [[nodiscard]] const JsonNode* Need(std::string_view field);

  /// Empty when absent or null. Line ends and other control characters stay.
  [[nodiscard]] std::string Text(std::string_view field);
  [[nodiscard]] std::optional<std::int64_t> Whole(std::string_view field);
  [[nodiscard]] std::optional<bool> Truth(std::string_view field);
  /// A calendar day, written as such or as an instant.
  [[nodiscard]] std::optional<Date> DateOf(std::string_view field);
  [[nodiscard]] std::optional<Instant> InstantOf(std::string_view field);
  /// A field that is read elsewhere or is the envelope's.
  void Ignore(std::string_view field) { read_.emplace(field); }

  template <class Id>
  [[nodiscard]] std::optional<Id> SalesforceId(std::string_view field) {
    const JsonNode* found = Find(field);
    if (found == nullptr) return std::nullopt;
    const auto id = Id::Parse(Text(field));
    if (id) return *id;
    context_.errors.Add(found->place, id.error().sentence);
    return std::nullopt;
  }

 private:
  void Report(const JsonNode& node, std::string_view field, std::string_view wanted);

  const JsonNode& node_;
  AnswerContext& context_;
  std::set<std::string, std::less<>> read_;
};

/// Turns the unread fields into notes, one a field.
void NoteUnreadFields(AnswerContext& context);

}  // namespace campsync::harness
