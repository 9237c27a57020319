// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/state_dump.h"

#include <string_view>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/table_rows.h"
#include "scenarios/harness/run/stage.h"
#include "scenarios/harness/run/story_value.h"

namespace campsync::harness {
namespace {

// What only a sync step leaves behind is no state.
bool IsState(TableId id) {
  return id != TableId::kSyncSteps && id != TableId::kSyncErrors && id != TableId::kSyncWrites &&
         id != TableId::kSyncCalls;
}

DumpedTable OrgTable(const ExpectedTable& table, const TableSource& source) {
  DumpedTable dumped{std::string(table.section), std::string(table.name), {}, {}};
  for (const ExpectedField& field : table.fields) dumped.columns.emplace_back(field.name);
  dumped.rows = RowsOf(table.id, source);
  return dumped;
}

// One column for each field of the record, whatever kind of record it is.
class StoreTables {
 public:
  explicit StoreTables(Stage& stage) : stage_(stage) {}

  template <class Record>
  void operator()(std::string_view name, const std::vector<Record>& records) {
    DumpedTable table{"store", std::string(name), {}, {}};
    for (const Record& record : records) Add(record, table);
    tables_.push_back(std::move(table));
  }
  template <class Record>
  void operator()(std::string_view name, const Record& record) {
    (*this)(name, std::vector<Record>{record});
  }

  [[nodiscard]] std::vector<DumpedTable> Take() { return std::move(tables_); }

 private:
  template <class Record>
  void Add(const Record& record, DumpedTable& table) {
    const bool first = table.rows.empty();
    std::vector<Scalar>& row = table.rows.emplace_back();
    auto visit = [&](std::string_view name, const auto& field) {
      if (first) table.columns.emplace_back(name);
      row.push_back(Cell(name, field));
    };
    record.VisitFields(visit);
  }

  template <class Field>
  Scalar Cell(std::string_view name, const Field& field) {
    StoryBuilder builder(stage_.world.labels(), stage_.names, nobody_);
    builder.Field(name);
    sim::CanonicalWalk(builder, field);
    std::string text = builder.Take().Text();
    if (text.empty()) return std::monostate{};
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
  }

  Stage& stage_;
  PersonIds nobody_;
  std::vector<DumpedTable> tables_;
};

}  // namespace

StateDump DumpState(Stage& stage, std::string moment) {
  StateDump dump{std::move(moment), {}};
  const WorldView view = stage.Look();
  const SyncView no_sync;
  const TableSource source{view, no_sync, stage.names, stage.world.labels()};
  for (const ExpectedTable& table : ExpectedTables()) {
    if (IsState(table.id)) dump.tables.push_back(OrgTable(table, source));
  }
  StoreTables store(stage);
  stage.world.memory_store().Contents().VisitFields(store);
  for (DumpedTable& table : store.Take()) dump.tables.push_back(std::move(table));
  return dump;
}

}  // namespace campsync::harness
