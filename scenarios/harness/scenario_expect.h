// SPDX-License-Identifier: Apache-2.0
//
// ExpectStep: what a scenario says the world must look like, as patterns over tables of rows. The
// runner makes the rows (ExpectedTable says which tables and fields there are) and this module
// neither reads an org nor compares. Patterns are subsets: fields and rows that are not named may
// be anything. Every node keeps its place in the file, so a failure can point at it and --update
// can rewrite it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/harness/scenario_place.h"

namespace campsync::harness {

/// A value of one field: null, truth, whole number or text. Instants are texts as FormatInstant
/// writes them, dates as FormatDate, records are keys (`ann`, `lead:ann`).
using Scalar = std::variant<std::monostate, bool, std::int64_t, std::string>;

/// JSON text of the scalar: `null`, `true`, `12`, `"Attended"`.
[[nodiscard]] std::string FormatScalar(const Scalar& scalar);

// --- What can be expected ----------------------------------------------------------------------

enum class FieldType : std::uint8_t {
  kText,
  kNumber,
  kTruth,
  kInstant,
  kDate,
  kWord,              // one of ExpectedField::words
  kStatus,            // a status name or label that the scenario knows
  kProgram,           // key of a Marketo program
  kPerson,            // key of a Marketo person
  kCampaign,          // key of a Salesforce campaign
  kSalesforcePerson,  // `lead:ann`, `contact:ann`
};

struct ExpectedField {
  std::string_view name;
  FieldType type = FieldType::kText;
  std::vector<std::string_view> words;  // kWord only
};

enum class TableId : std::uint8_t {
  kMarketoPeople,
  kMarketoPrograms,
  kMarketoCosts,
  kMarketoMembers,
  kMarketoMirror,
  kMarketoActivities,
  kSalesforceCampaigns,
  kSalesforceStatuses,
  kSalesforceMembers,
  kSalesforceLeads,
  kSalesforceContacts,
  kSalesforceDeletedPeople,
  kSyncLinks,
  kSyncSteps,
  kSyncErrors,
  kSyncStanding,
  kSyncWrites,
  kSyncCalls,
  kSyncNotifications,
  kSyncBacklog,
};

/// One table a scenario can look at: `"expect": {"<section>": {"<name>": ...}}`.
struct ExpectedTable {
  TableId id;
  std::string_view section;  // marketo, salesforce, sync
  std::string_view name;     // members, campaigns, ...
  std::string_view meaning;  // which rows it has
  std::vector<ExpectedField> fields;
};
/// All tables in the order of TableId. A row the runner makes has exactly these fields.
[[nodiscard]] std::span<const ExpectedTable> ExpectedTables();
[[nodiscard]] const ExpectedTable& TableOf(TableId id);

// --- Patterns ---------------------------------------------------------------------------------

struct EqualTo {
  Scalar value;
};
/// Anything but absent (null).
struct AnyValue {};
/// The field is null.
struct AbsentValue {};
struct OneOf {
  std::vector<Scalar> values;
};
/// The field is a text with `part` in it.
struct Contains {
  std::string part;
};
using Matcher = std::variant<EqualTo, AnyValue, AbsentValue, OneOf, Contains>;

/// Whether the value satisfies the matcher.
[[nodiscard]] bool Matches(const Matcher& matcher, const Scalar& value);
/// The matcher as a scenario writes it.
[[nodiscard]] std::string FormatMatcher(const Matcher& matcher);

struct FieldPattern {
  Place name_place;
  Place place;  // of the value
  std::string name;
  Matcher matcher;
};

struct RowPattern {
  Place place;
  std::vector<FieldPattern> fields;
};

/// What is expected of one table. With `where`, only rows that match it are looked at.
struct TablePattern {
  Place name_place;
  Place place;
  TableId table = TableId::kMarketoMembers;
  std::optional<RowPattern> where;
  std::vector<RowPattern> rows;       // each must match exactly one row, no two the same one
  std::vector<RowPattern> none;       // no row may match
  bool only = false;                  // there are no rows besides `rows`
  std::optional<std::int64_t> count;  // so many rows
  Place count_place;
};

struct ExpectStep {
  std::vector<TablePattern> tables;
};

}  // namespace campsync::harness
